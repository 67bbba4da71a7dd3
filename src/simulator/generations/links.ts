import type { CursorPage } from './cursorPage.ts';

/**
 * What the simulated server takes for its own address. As on many a real server (GoCD's default site URL) it is not
 * the one a browser reaches it by, so a link that is followed leads nowhere.
 */
const SITE = 'http://ci.internal:8153/go/';

/** An absolute link as GoCD writes it, with the server's own idea of its host. */
export function siteLink(path: string): { readonly href: string } {
  return { href: `${SITE}${path}` };
}

/**
 * The `_links` of a cursor page (20.1.0 on): `next` is older, `previous` newer, and `page_size` is lost. Nothing where
 * there is neither.
 */
export function cursorLinks(path: string, { ids, newer, older }: CursorPage): object {
  if (!newer && !older) return {};
  return {
    _links: {
      ...(older && { next: siteLink(`${path}?after=${ids.at(-1) ?? 0}`) }),
      ...(newer && { previous: siteLink(`${path}?before=${ids[0] ?? 0}`) }),
    },
  };
}
