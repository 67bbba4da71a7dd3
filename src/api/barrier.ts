/**
 * What keeps a page from a Go server whatever the network does:
 * `other-origin`: the browser hands the server's answers to no page of another origin, unless the server allows it by
 * CORS headers, which Go servers never send (a proxy may). `mixed-content`: a page that came by https may ask nothing of
 * a server on plain http.
 */
export type Barrier = 'other-origin' | 'mixed-content';

/** A page and a Go server, and what stands between them. */
export interface Crossing {
  /** Undefined: nothing that the addresses tell of. */
  readonly barrier: Barrier | undefined;
  /** The page's origin, like `https://wiki.example.com`; `null`, the word, for a file and for a sandboxed frame. */
  readonly from: string;
  /** The Go server's origin. */
  readonly to: string;
}

/** Addresses of one's own computer, which browsers trust without https. */
const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * What the addresses tell of the way from a page to a Go server. Browsers themselves tell nothing: each such failure is
 * the same TypeError as that of a server that is down.
 * @param server as the widget was given it: a path or a whole address
 * @param page the address against which a path is taken, and the page's origin as the browser has it
 */
export function crossing(server: string, page: { readonly base: string; readonly origin: string }): Crossing {
  const from = page.origin;
  if (!URL.canParse(server, page.base)) return { barrier: undefined, from, to: server };
  const target = new URL(server, page.base);
  const to = target.origin;
  if (target.protocol === 'http:' && from.startsWith('https:') && !LOOPBACK.test(target.hostname))
    return { barrier: 'mixed-content', from, to };
  return { barrier: to === from && from !== 'null' ? undefined : 'other-origin', from, to };
}

/** The page that this runs in, as {@link crossing} takes it. */
export function thisPage(): { readonly base: string; readonly origin: string } {
  return { base: document.baseURI, origin: window.origin };
}
