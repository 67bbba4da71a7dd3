import { expect, test } from 'vitest';
import { approval } from '../../src/stage/approval.ts';
import type { Approval } from '../../src/stage/approval.ts';

test.each<[approvedBy: string | null, told: Approval]>([
  ['changes', { by: 'changes' }],
  ['timer', { by: 'timer' }],
  ['admin', { by: 'user', name: 'admin' }],
  ['anonymous', { by: 'user', name: 'anonymous' }],
  // Only the server's own spelling is its own word.
  ['Changes', { by: 'user', name: 'Changes' }],
  ['Timer', { by: 'user', name: 'Timer' }],
  ['', { by: 'not-told' }],
  [null, { by: 'not-told' }],
])('approved_by %j means %j', (approvedBy, told) => {
  expect(approval({ approvedBy })).toEqual(told);
});
