import { expect, it } from 'vitest';
import { ApiError } from '../../src/api/ApiError.ts';

it('says in its message what is known, and only that', () => {
  expect(new ApiError('not-found', { status: 404, detail: 'Pipeline not found' }).message).toBe(
    'The Go server request failed: not-found: 404: Pipeline not found',
  );
  expect(new ApiError('unreachable').message).toBe('The Go server request failed: unreachable');
});

it('carries the failure that caused it', () => {
  const cause = new TypeError('Failed to fetch');
  expect(new ApiError('unreachable', { cause }).cause).toBe(cause);
});
