import { expect, it, test } from 'vitest';
import { cancelAnswer } from '../../src/api/cancelAnswer.ts';

test.each([
  ['Stage cancelled successfully.\n', 'accepted'],
  ['Stage is not active. Cancellation Ignored.\n', 'ignored'],
  ['{"message": "Stage cancelled successfully."}', 'accepted'],
  ['{"message": "Stage is not active. Cancellation Ignored."}', 'ignored'],
])('reads the words %j', (text, said) => {
  expect(cancelAnswer(text)).toEqual({ said });
});

it.each(['', 'OK', 'cancelled', '{"message": "Stage cancelled"}', '<html>Cancelled</html>'])(
  'takes %j, though a success, for an answer that does not say what was done',
  (text) => expect(cancelAnswer(text)).toEqual({ said: 'unclear', text }),
);

it('keeps the first 200 characters of words it does not know', () => {
  expect(cancelAnswer(`  ${'word '.repeat(100)}`)).toEqual({
    said: 'unclear',
    text: 'word '.repeat(40),
  });
});
