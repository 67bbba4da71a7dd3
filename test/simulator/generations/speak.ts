import type { GoServer } from '../../../src/simulator/goServer.ts';
import { ask } from '../ask.ts';

/** What the versioned APIs want to read in `Accept`. */
export const ACCEPT = {
  v1: 'application/vnd.go.cd.v1+json',
  v2: 'application/vnd.go.cd.v2+json',
  v3: 'application/vnd.go.cd.v3+json',
} as const;

/** How a request to a simulated server of some version differs from a plain GET. */
export interface Manner {
  readonly accept?: string;
  readonly as?: 'admin' | 'viewer';
  readonly method?: 'POST' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless a header says otherwise. */
  readonly body?: string;
}

const CREDENTIALS = { admin: 'admin:badger', viewer: 'viewer:viewer' };

/** Sends a request to the server of a version (with faults, if need be); `/go` itself where it is undefined. */
export function speak(
  server: GoServer,
  version: string | undefined,
  path: string,
  { accept, as, method, headers = {}, body }: Manner = {},
): Promise<Response> {
  const all = new Headers(headers);
  if (accept !== undefined) all.set('Accept', accept);
  if (as) all.set('Authorization', `Basic ${btoa(CREDENTIALS[as])}`);
  if (body !== undefined && !all.has('Content-Type')) all.set('Content-Type', 'application/json');
  const start = version === undefined ? '' : `/sim/${version}`;
  return ask(server, `${start}/go/api/${path}`, {
    method: method ?? 'GET',
    headers: all,
    ...(body !== undefined && { body }),
  });
}

/** A JSON object, as far as it is known. */
export type Json = Readonly<Record<string, unknown>>;

/** The answer's body, which is a JSON object. */
export async function jsonOf(answer: Response): Promise<Json> {
  return asJson(await answer.json());
}

/** A list of objects in a body. */
export function listIn(body: Json, key: string): Json[] {
  const list = body[key];
  if (!Array.isArray(list)) throw new Error(`No list of ${key}: ${JSON.stringify(body)}`);
  return list.map(asJson);
}

/** The cursor in a link of a body, as `after=17`; undefined without that link. */
export function cursorIn(body: Json, link: 'next' | 'previous'): string | undefined {
  const links = body['_links'] === undefined ? {} : asJson(body['_links']);
  if (links[link] === undefined) return undefined;
  const { href } = asJson(links[link]);
  return new URL(String(href)).search.slice(1);
}

/** A run's counters, like `142 / 1`. */
export function countersOf(run: Json | undefined): string {
  return `${String(run?.['pipeline_counter'])} / ${String(run?.['counter'])}`;
}

/** A value that is a JSON object. */
export function asJson(value: unknown): Json {
  if (typeof value !== 'object' || value === null) throw new Error(`No object: ${JSON.stringify(value)}`);
  return Object.fromEntries(Object.entries(value));
}
