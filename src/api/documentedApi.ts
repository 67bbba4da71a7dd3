import type { StageName } from '../stage/StageRun.ts';
import { cancelAnswer } from './cancelAnswer.ts';
import { parseJson } from './decode.ts';
import { decodeRuns } from './decodeHistory.ts';
import { carriedOffset, oldestOffset, pageLinks, placeOf, tokenOf } from './offsetPages.ts';
import type { Pagination } from './offsetPages.ts';
import { segment } from './goServerLinks.ts';
import { request } from './request.ts';
import type { HistoryPage, StagesApi } from './StagesApi.ts';

const PAGE_SIZE = 10;
const READ_PATIENCE_MS = 15_000;
const CANCEL_PATIENCE_MS = 30_000;
/** How often a page is read again because runs arrived while it was being read. Runs cannot arrive that fast for long. */
const MOST_READS = 4;

/** The Stages API as documented: history by offset, ten runs a page, and a cancel that names only the stage. */
export function documentedApi(server: string): StagesApi {
  const stageUrl = ({ pipeline, stage }: StageName): string =>
    `${server}/api/stages/${segment(pipeline)}/${segment(stage)}`;

  async function readAt(stage: StageName, offset: number, signal?: AbortSignal) {
    const { text } = await request(`${stageUrl(stage)}/history/${offset}`, {
      method: 'GET',
      patience: READ_PATIENCE_MS,
      ...(signal && { signal }),
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

  return {
    server,

    async readHistory(stage, token, signal) {
      const place = placeOf(token);
      let insteadOf: HistoryPage['insteadOf'] = place === undefined ? 'a page we cannot read' : undefined;
      let offset = place?.offset ?? 0;
      for (let reads = 1; ; reads += 1) {
        const { runs, pagination } = await readAt(stage, offset, signal);
        const wanted = place === undefined ? 0 : carriedOffset(place, pagination.total);
        const last = oldestOffset(pagination);
        if (wanted > last && insteadOf === undefined && wanted >= pagination.total)
          insteadOf = 'a page past the end';
        const target = insteadOf === 'a page past the end' ? last : wanted;
        if (target === offset || reads === MOST_READS)
          return { runs, insteadOf, ...pageLinks({ ...pagination, offset }, runs.length) };
        offset = target;
      }
    },

    pageNumbered: (page) => tokenOf({ offset: (page - 1) * PAGE_SIZE, total: undefined }),

    async cancel(run) {
      const { text } = await request(`${stageUrl(run)}/cancel`, {
        method: 'POST',
        // Servers of different ages look for one or the other, and answer 404 without it.
        headers: { Confirm: 'true', 'X-GoCD-Confirm': 'true' },
        patience: CANCEL_PATIENCE_MS,
      });
      return cancelAnswer(text);
    },
  };
}
