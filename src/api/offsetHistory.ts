import type { StageName } from '../stage/StageRun.ts';
import { parseJson } from './decode.ts';
import { decodeRuns } from './decodeHistory.ts';
import { acceptHeader, cancelForm } from './generation.ts';
import type { Dialect } from './generation.ts';
import type { Line } from './line.ts';
import { carriedOffset, oldestOffset, pageLinks, placeOf } from './offsetPages.ts';
import type { Pagination } from './offsetPages.ts';
import { READ_PATIENCE_MS } from './patience.ts';
import { request } from './request.ts';
import { stageUrl } from './stageUrl.ts';
import type { HistoryPage, PageToken, ReadOptions } from './StagesApi.ts';

/** How often a page is read again because runs arrived while it was being read. Runs cannot arrive that fast for long. */
const MOST_READS = 4;

/** Reads a page from a server that pages by offset: the documented API, legacy and v1. Ten runs a page. */
export async function readOffsetHistory(
  line: Line,
  dialect: Dialect,
  stage: StageName,
  token: PageToken,
  { signal }: ReadOptions,
): Promise<HistoryPage> {
  const place = placeOf(token);
  let insteadOf: HistoryPage['insteadOf'] = place === undefined ? 'a page we cannot read' : undefined;
  let offset = place?.offset ?? 0;
  for (let reads = 1; ; reads += 1) {
    const { runs, pagination } = await readAt(offset);
    const wanted = place === undefined ? 0 : carriedOffset(place, pagination.total);
    const isPastEnd = wanted > 0 && wanted >= pagination.total;
    if (isPastEnd) insteadOf ??= 'a page past the end';
    const target = isPastEnd ? oldestOffset(pagination) : wanted;
    if (target === offset || reads === MOST_READS)
      return {
        runs,
        insteadOf,
        exactCancel: cancelForm(dialect) !== 'stage',
        blindVersion: undefined,
        ...pageLinks({ ...pagination, offset }, runs.length),
      };
    offset = target;
  }

  async function readAt(start: number) {
    const { text } = await request(`${stageUrl(line.server, stage)}/history/${start}`, {
      line,
      method: 'GET',
      patience: READ_PATIENCE_MS,
      headers: acceptHeader(dialect.generation),
      signal,
    });
    const answer = parseJson(text);
    const paging = answer.field('pagination');
    const pagination: Pagination = {
      offset: paging.field('offset').count(),
      total: paging.field('total').count(),
      pageSize: paging.field('page_size').count(1),
    };
    return { runs: decodeRuns(answer.field('stages')), pagination };
  }
}
