/** What went wrong between us and the Go server, in kinds a reader can act on. */
export type ApiFailure =
  /** A name that cannot be part of an address, like `..`; nothing was sent. */
  | 'bad-name'
  /** 401, or a login page where an answer was expected. */
  | 'signed-out'
  /** Signed in, but not allowed to do this. */
  | 'not-permitted'
  /** 404. */
  | 'not-found'
  /** 503 or 429: the server is up and takes no requests now (a backup, say, or a proxy that limits them). */
  | 'unavailable'
  /** Any other 5xx. */
  | 'server-error'
  /** Any other status that is not a success. */
  | 'refused'
  /** The connection failed before an answer came. */
  | 'unreachable'
  /** The connection failed in the middle of the answer. */
  | 'broken-off'
  /** No complete answer within the time allowed. */
  | 'no-answer'
  /** An answer that is not JSON where JSON was expected. */
  | 'not-json'
  /** The server speaks none of the generations we know; `detail` tells what was tried and what each answered. */
  | 'no-api'
  /** JSON of another shape than the API's; `detail` names the path. */
  | 'malformed';

/** Every failure of a request to the Go server. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly kind: ApiFailure;
  /** The HTTP status, where an answer came. */
  readonly status: number | undefined;
  /** What the server said, or where the answer was wrong: plain text of at most 400 characters, never markup. */
  readonly detail: string | undefined;
  /** After how many milliseconds the server wants to be asked again, where it says so (`Retry-After`). */
  readonly retryAfter: number | undefined;
  /** It is certain that nothing was sent. */
  readonly neverSent: boolean;

  constructor(
    kind: ApiFailure,
    facts: {
      status?: number;
      detail?: string;
      retryAfter?: number;
      neverSent?: boolean;
      cause?: unknown;
    } = {},
  ) {
    const { status, detail, retryAfter, neverSent = false, cause } = facts;
    const sentence = ['The Go server request failed', kind, status, detail].filter(
      (part) => part !== undefined,
    );
    super(sentence.join(': '), { cause });
    this.kind = kind;
    this.status = status;
    this.detail = detail;
    this.retryAfter = retryAfter;
    this.neverSent = neverSent;
  }
}

/** The same failure, where it came before anything was sent. */
export function asNeverSent(error: ApiError): ApiError {
  const { kind, status, detail, retryAfter } = error;
  return new ApiError(kind, {
    ...(status !== undefined && { status }),
    ...(detail !== undefined && { detail }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...{ neverSent: true, cause: error },
  });
}

/** Any error as one of ours: what we do not know kept an answer from coming. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError('unreachable', { cause: error });
}
