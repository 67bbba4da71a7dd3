import { jsonAnswer } from '../answers.ts';
import type { Asked } from './asked.ts';
import { cursorPage, readCursorQuery } from './cursorPage.ts';
import type { CursorPage } from './cursorPage.ts';
import { cursorLinks } from './links.ts';
import { permissionOf } from './permissionOf.ts';
import { pipelineJson } from './pipelineJson.ts';
import { pipelineRuns } from './pipelineRuns.ts';
import { runJson } from './runJson.ts';

const ROW = { released: true, pipeline: true, cancelledBy: true };
const PIPELINE_ROW = { released: true, permission: true, status: true };

/** A list that is read by cursors. */
interface Listing<Row> {
  readonly pipeline: string;
  /** Its address below `/go/api`. */
  readonly path: string;
  /** Its name in the answer. */
  readonly key: string;
  /** By ascending id. */
  readonly rows: readonly Row[];
  readonly write: (row: Row) => object;
  /** Whether some versions never read a page of it twice. */
  readonly freezes: boolean;
}

/** Stage history with cursors: v2 (20.1.0 to 21.3.0) and v3 (20.9.0 on), which write the same. */
export function cursorHistory(asked: Asked): Response {
  const { world, names, user } = asked;
  const [pipeline = '', stageName = ''] = names;
  const now = world.advance();
  const stage = world.stage(pipeline, stageName);
  const address = { pipeline, path: `stages/${pipeline}/${stageName}/history`, key: 'stages', freezes: true };
  // A stage there is not is answered like one without runs.
  if (!stage) return pageAnswer(asked, { ...address, rows: [], write: () => ({}) });
  const permission = permissionOf(user, stage, now);
  return pageAnswer(asked, {
    ...address,
    rows: stage.runs,
    write: (run) => runJson(stage, run, ROW, permission, now),
  });
}

/** Pipeline history with cursors: v1 of its own counting (20.1.0 on). */
export function cursorPipelineHistory(asked: Asked): Response {
  const { world, names, user } = asked;
  const [pipeline = ''] = names;
  const now = world.advance();
  return pageAnswer(asked, {
    pipeline,
    path: `pipelines/${pipeline}/history`,
    key: 'pipelines',
    freezes: false,
    rows: pipelineRuns(world.pipeline(pipeline) ?? []),
    write: (run) => pipelineJson(pipeline, run, PIPELINE_ROW, user, now),
  });
}

function pageAnswer<Row extends { readonly id: number }>(
  { world, server, request, refuse, contentType }: Asked,
  { pipeline, path, key, rows, write, freezes }: Listing<Row>,
): Response {
  const query = readCursorQuery(new URL(request.url).searchParams);
  if (typeof query === 'string') return refuse.badRequest(query);
  if (!world.pipeline(pipeline)) return refuse.unknownPipeline(pipeline);
  const ids = rows.map(({ id }) => id);
  const read = () => cursorPage(ids, query);
  const page =
    freezes && server.has('frozenCursorPages')
      ? firstRead(server.frozenPages, `${path} ${JSON.stringify(query)}`, read)
      : read();
  const shown = new Set(page.ids);
  const written = rows.filter(({ id }) => shown.has(id)).map(write);
  return jsonAnswer({ ...cursorLinks(`api/${path}`, page), [key]: written.reverse() }, { contentType });
}

/** The page as it was when it was first read, by whomever. Its rows are written anew all the same. */
function firstRead(pages: Map<string, CursorPage>, address: string, read: () => CursorPage): CursorPage {
  const page = pages.get(address) ?? read();
  pages.set(address, page);
  return page;
}
