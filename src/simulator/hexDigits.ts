import { createRandom } from './random.ts';

/** Hexadecimal digits that look like a revision, the same for the same name. */
export function hexDigits(name: string, count: number): string {
  const random = createRandom(name);
  return Array.from({ length: count }, () => Math.floor(random() * 16).toString(16)).join('');
}
