import { ApiError } from './ApiError.ts';
import type { ApiFailure } from './ApiError.ts';
import { parseJson } from './decode.ts';
import { ownHeaders } from './line.ts';
import type { Line } from './line.ts';
import { retryAfterMs } from './retryAfter.ts';
import { noteServerTime } from './serverClock.ts';

/** A request to the Go server. */
export interface GoRequest {
  /** To which server, whose clock is learnt from the answer, and on whose behalf. */
  readonly line: Line;
  readonly method: 'GET' | 'POST';
  /** Added to what every request carries. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent as JSON. Default: nothing is. */
  readonly json?: object | undefined;
  /** Aborts the request. A POST takes none: once sent it may have taken effect. */
  readonly signal?: AbortSignal | undefined;
  /** How long to wait for the complete answer, in milliseconds. A GET is then aborted, a POST merely no longer waited for. */
  readonly patience: number;
}

/** A successful answer as text: older Go servers label plain text as JSON, so nothing is parsed here. */
export interface GoAnswer {
  readonly status: number;
  readonly text: string;
}

/** The one place where requests are sent and statuses become errors. Throws {@link ApiError}; an abort by `signal` rejects as fetch does. */
export async function request(url: string, options: GoRequest): Promise<GoAnswer> {
  const abort = new AbortController();
  const { method, signal, patience } = options;
  const onAbort = (): void => abort.abort(signal?.reason);
  if (signal?.aborted === true) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });

  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  let isSent = false;
  const outOfPatience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isOver = true;
      const detail = `no answer within ${patience / 1000} s`;
      reject(new ApiError('no-answer', { detail, neverSent: !isSent }));
      if (method === 'GET') abort.abort();
    }, patience);
  });
  const begins = (): void => {
    // A host may take long to say its headers. What was told to have no answer must not be posted after all.
    if (isOver) throw new ApiError('no-answer', { neverSent: true });
    isSent = true;
  };
  const exchange = send(url, options, begins, method === 'GET' ? abort.signal : undefined);
  // After the patience has run out nobody listens to the exchange any more; its end is no news then.
  exchange.catch(() => undefined);
  try {
    return await Promise.race([exchange, outOfPatience]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

async function send(
  url: string,
  { line, method, headers, json }: GoRequest,
  begins: () => void,
  signal: AbortSignal | undefined,
): Promise<GoAnswer> {
  const own = await ownHeaders(line);
  begins();
  const askedAt = Date.now();
  const response = await fetchFor(line, url, {
    method,
    // Without X-Requested-With a 401 makes the browser open its own login box over the host page.
    headers: {
      Accept: 'application/json',
      'X-Requested-With': 'XMLHttpRequest',
      ...(json && { 'Content-Type': 'application/json' }),
      ...headers,
      ...own,
    },
    ...(json && { body: JSON.stringify(json) }),
    credentials: 'same-origin',
    cache: 'no-store',
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    if (signal?.aborted === true) throw cause;
    throw new ApiError('unreachable', { cause });
  });
  noteServerTime(line.server, response.headers.get('Date'), askedAt, Date.now());
  const text = await response.text().catch((cause: unknown) => {
    if (signal?.aborted === true) throw cause;
    throw new ApiError('broken-off', { status: response.status, cause });
  });
  if (response.redirected && new URL(response.url).pathname.includes('/auth/login'))
    throw new ApiError('signed-out', { status: response.status });
  if (!response.ok) throw refusal(response, text);
  return { status: response.status, text };
}

/** Async, so that what a host's function throws is a rejection like any other. */
async function fetchFor(line: Line, url: string, init: RequestInit): Promise<Response> {
  return line.fetch === undefined ? fetch(url, init) : line.fetch(url, init);
}

function refusal({ status, headers }: Response, text: string): ApiError {
  const detail = wordsOf(text);
  const retryAfter = retryAfterMs(headers, Date.now());
  return new ApiError(failureOf(status, text), {
    status,
    ...(detail !== '' && { detail }),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}

function failureOf(status: number, text: string): ApiFailure {
  // Older servers say 401 both to somebody who is signed out and to somebody who may not; only the words differ.
  if (status === 401) return /not authorized to|unauthorized to/i.test(text) ? 'not-permitted' : 'signed-out';
  if (status === 403) return 'not-permitted';
  if (status === 404) return 'not-found';
  // 429 comes from proxies: Go servers set no limits themselves.
  if (status === 503 || status === 429) return 'unavailable';
  return status >= 500 ? 'server-error' : 'refused';
}

/** The server's own words, shortened; empty where it sent a web page. Newer servers put them into JSON. */
export function wordsOf(body: string): string {
  const text = body.trim();
  if (text.startsWith('<')) return '';
  const words = (jsonMessage(text) ?? text).replace(/\s+/g, ' ');
  // Some answers say the same twice: as what happened, and as its explanation.
  return words.replace(/^(.+) \{ \1 \}$/, '$1').slice(0, 200);
}

function jsonMessage(text: string): string | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const answer = parseJson(text);
    const words = (name: string): string | undefined => answer.field(name).optional((field) => field.text());
    return words('message') ?? words('error');
  } catch {
    // Neither form: then the body is shown as it is.
    return undefined;
  }
}
