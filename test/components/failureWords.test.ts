import { expect, test } from 'vitest';
import { ApiError } from '../../src/api/ApiError.ts';
import { failureWords } from '../../src/components/failureWords.ts';
import { messages } from '../support/english.ts';

test.each([502, 504])('a %i is told as what it is: no answer, said by a proxy', (status) => {
  expect(failureWords(new ApiError('server-error', { status }), '/go', messages)).toEqual({
    title: 'The Go server cannot be reached',
    text: 'The proxy in front of it got no answer from it: it may be down, or starting up. Try again in a minute.',
    detail: `HTTP ${status}`,
  });
});

test('a 500 is the Go server’s own', () => {
  const error = new ApiError('server-error', { status: 500, detail: 'Broken.' });
  expect(failureWords(error, '/go', messages)).toEqual({
    ...messages.failure['server-error'],
    detail: messages.detail(500, 'Broken.'),
  });
});

test('an error of another kind is told in its own words', () => {
  expect(failureWords(new Error('undefined is not a function'), '/go', messages)).toEqual({
    title: messages.broken.title,
    text: messages.broken.text,
    detail: 'undefined is not a function',
  });
});
