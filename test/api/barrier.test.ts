import { expect, test } from 'vitest';
import { crossing } from '../../src/api/barrier.ts';
import type { Barrier } from '../../src/api/barrier.ts';

const HTTPS = 'https://ci.example.com';
const HTTP = 'http://ci.example.com';

test.each<[server: string, from: string, barrier: Barrier | undefined, to: string]>([
  ['/go', HTTPS, undefined, HTTPS],
  ['go', HTTP, undefined, HTTP],
  ['https://ci.example.com/go', HTTPS, undefined, HTTPS],
  ['https://ci.example.com:443/go', HTTPS, undefined, HTTPS],
  ['//ci.example.com/go', HTTPS, undefined, HTTPS],
  ['https://ci.example.com:8154/go', HTTPS, 'other-origin', 'https://ci.example.com:8154'],
  ['https://go.example.com/go', HTTPS, 'other-origin', 'https://go.example.com'],
  ['https://ci.example.com/go', HTTP, 'other-origin', HTTPS],
  ['http://ci.example.com:8153/go', HTTP, 'other-origin', 'http://ci.example.com:8153'],
  ['http://ci.example.com/go', HTTPS, 'mixed-content', HTTP],
  ['http://10.0.0.7:8153/go', HTTPS, 'mixed-content', 'http://10.0.0.7:8153'],
  // One's own computer is as good as https to a browser.
  ['http://localhost:8153/go', HTTPS, 'other-origin', 'http://localhost:8153'],
  ['http://127.0.0.1:8153/go', HTTPS, 'other-origin', 'http://127.0.0.1:8153'],
  ['http://[::1]:8153/go', HTTPS, 'other-origin', 'http://[::1]:8153'],
  ['http://localhost.example.com/go', HTTPS, 'mixed-content', 'http://localhost.example.com'],
  ['http://', HTTPS, undefined, 'http://'],
])('%s seen from %s: %s', (server, origin, barrier, to) => {
  expect(crossing(server, { base: `${origin}/wiki/page`, origin })).toEqual({ barrier, from: origin, to });
});

test('a file and a sandboxed frame have no origin that a server could share', () => {
  const file = { base: 'file:///home/ann/page.html', origin: 'null' };
  expect(crossing('/go', file).barrier).toBe('other-origin');
  expect(crossing('http://go.example.com/go', file).barrier).toBe('other-origin');
  expect(crossing('/go', { base: `${HTTPS}/wiki`, origin: 'null' }).barrier).toBe('other-origin');
});
