import { ApiError } from './ApiError.ts';

/**
 * Headers that a host adds to every request: a bearer token, a CSRF token. As a function they are asked for before each
 * request, so that a token that has been renewed counts at once; what it throws is shown as why nothing was sent.
 */
export type HostHeaders = HeaderMap | (() => HeaderMap | Promise<HeaderMap>);

type HeaderMap = Readonly<Record<string, string>>;

/** How a host has requests sent. */
export interface RequestOptions {
  /** In place of the browser's own `fetch`. Has to answer as that does, and to reject where no answer came. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Added to what every request carries, and before that where both name the same header in the same way. */
  readonly headers?: HostHeaders | undefined;
}

/** A Go server and the way to it. */
export interface Line extends RequestOptions {
  /** The server's address up to and including its context path, without a slash at the end. */
  readonly server: string;
}

/** The host's headers for one request. Throws an ApiError where the host cannot say them: nothing is sent without. */
export async function ownHeaders({ headers }: Line): Promise<HeaderMap | undefined> {
  if (typeof headers !== 'function') return headers;
  try {
    return await headers();
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message.slice(0, 200) : undefined;
    throw new ApiError('unreachable', { cause, neverSent: true, ...(detail !== undefined && { detail }) });
  }
}
