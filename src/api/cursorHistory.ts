import type { StageName } from '../stage/StageRun.ts';
import { ApiError } from './ApiError.ts';
import { parseJson } from './decode.ts';
import type { Reader } from './decode.ts';
import { decodeRuns } from './decodeHistory.ts';
import { acceptHeader, isBlind } from './generation.ts';
import type { Dialect } from './generation.ts';
import type { Line } from './line.ts';
import { READ_PATIENCE_MS } from './patience.ts';
import { request } from './request.ts';
import { stageUrl } from './stageUrl.ts';
import { NEWEST } from './StagesApi.ts';
import type { HistoryPage, PageToken, ReadOptions } from './StagesApi.ts';

/** `after` a run are the older ones, `before` it the newer ones. */
const CURSORS = ['after', 'before'] as const;

/** Reads a page from a server that pages by cursor: v2 and v3. 10 to 100 runs a page. */
export async function readCursorHistory(
  line: Line,
  dialect: Dialect,
  stage: StageName,
  token: PageToken,
  options: ReadOptions,
): Promise<HistoryPage> {
  const cursor = cursorOf(token);
  if (cursor === undefined && token !== NEWEST)
    return { ...(await read(NEWEST)), insteadOf: 'a page we cannot read' };
  try {
    const page = await read(token);
    // A cursor at or below the oldest run: the stage is not empty, only this end of it.
    if (cursor?.name === 'after' && page.runs.length === 0)
      return { ...(await read(NEWEST)), insteadOf: 'a page we cannot read' };
    // Stepping back to the newest runs may stop short of a full page, and the newest page is where they all are.
    const isAtNewest = cursor?.name === 'before' && page.newer === undefined;
    return isAtNewest && page.runs.length < options.pageSize ? await read(NEWEST) : page;
  } catch (error) {
    // A cursor from another server or another time; the server's other refusals would come again.
    if (cursor !== undefined && error instanceof ApiError && error.status === 400)
      return { ...(await read(NEWEST)), insteadOf: 'a page we cannot read' };
    throw error;
  }

  async function read(at: PageToken): Promise<HistoryPage> {
    const query = new URLSearchParams(at);
    query.set('page_size', String(options.pageSize));
    const { text } = await request(`${stageUrl(line.server, stage)}/history?${query.toString()}`, {
      line,
      method: 'GET',
      patience: READ_PATIENCE_MS,
      headers: acceptHeader(dialect.generation),
      signal: options.signal,
    });
    const answer = parseJson(text);
    // Servers that page by offset answer this address, too, whatever generation was asked for.
    answer.field('pagination').optional((found) => {
      throw found.fault('this server pages by offset');
    });
    const links = answer.field('_links');
    const newer = at === NEWEST ? undefined : linkedPage(links, 'previous');
    return {
      token: newer === undefined ? NEWEST : at,
      runs: decodeRuns(answer.field('stages')),
      newer,
      older: linkedPage(links, 'next'),
      oldest: undefined,
      count: undefined,
      insteadOf: undefined,
      exactCancel: true,
      blindVersion: isBlind(dialect.version) ? dialect.version : undefined,
    };
  }
}

/** The one cursor of a page token; `undefined` for a token that another generation made. */
function cursorOf(token: PageToken): { name: 'after' | 'before'; value: string } | undefined {
  const parameters = new URLSearchParams(token);
  for (const name of CURSORS) {
    const value = parameters.get(name);
    if (value !== null && value !== '' && parameters.size === 1) return { name, value };
  }
  return undefined;
}

/**
 * The page a link leads to, as a token. Links carry the server's own idea of its host and drop the page size, so the
 * cursor is taken out and the link never followed.
 */
function linkedPage(links: Reader, name: 'next' | 'previous'): PageToken | undefined {
  return links.optional((present) =>
    present.field(name).optional((link) => {
      const href = link.field('href');
      const query = href.text().split('?')[1]?.split('#')[0] ?? '';
      const value = new URLSearchParams(query).get(name === 'next' ? 'after' : 'before');
      if (value === null || value === '') throw href.wrong('a link with a cursor');
      return new URLSearchParams({ [name === 'next' ? 'after' : 'before']: value }).toString();
    }),
  );
}
