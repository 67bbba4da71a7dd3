import type { StageName } from '../stage/StageRun.ts';
import { ApiError, asApiError, asNeverSent } from './ApiError.ts';
import type { ApiFailure } from './ApiError.ts';
import { readCursorHistory } from './cursorHistory.ts';
import { detectDialect } from './detectDialect.ts';
import type { Dialect } from './generation.ts';
import type { Line, RequestOptions } from './line.ts';
import { readOffsetHistory } from './offsetHistory.ts';
import { postCancel } from './postCancel.ts';
import { postRerun } from './postRerun.ts';
import { readPipeline } from './readPipeline.ts';
import { foundNone, readRun } from './readRun.ts';
import { rememberDialect, rememberedDialect } from './rememberedDialect.ts';
import type { PipelineNews, StagesApi } from './StagesApi.ts';

/** Which API to speak: found out by itself (`auto`), or fixed. `legacy` speaks the documented API without versions. */
export const API_CHOICES = ['auto', 'legacy', 'v1', 'v2', 'v3'] as const;

/** One of {@link API_CHOICES}. */
export type ApiChoice = (typeof API_CHOICES)[number];

/** How a host has its requests sent. */
export interface StagesApiOptions extends RequestOptions {
  /**
   * Whose answers these are, as a name in cache keys. Default: with neither `fetch` nor `headers` those of the browser's
   * user, which all widgets of a page share; otherwise this object's alone. The same name for two says that they would
   * be answered alike.
   */
  readonly reader?: string | undefined;
}

let lastReader = 0;

/**
 * The one place where a server's API is chosen. `server`: its address with the context path, like `/go`; slashes at
 * its end are dropped. Asks the server nothing by itself.
 */
export function createStagesApi(
  server: string,
  choice: ApiChoice = 'auto',
  { fetch, headers, reader }: StagesApiOptions = {},
): StagesApi {
  const base = server.replace(/\/+$/, '');
  const line: Line = { server: base, fetch, headers };
  const fixed = choice === 'auto' ? undefined : { generation: choice, version: undefined };
  const methods = fixed ? speaking(line, fixed) : detecting(line);
  const isOwn = hasOwnWay(line);
  const whose = reader ?? (isOwn ? String((lastReader += 1)) : '');
  return {
    server: base,
    choice: whose === '' ? choice : `${choice} ${whose}`,
    // Other tabs may have another reader's headers, or none.
    sharesAnswers: !isOwn,
    ...methods,
    readPipeline: (stage, signal) => methods.readPipeline(stage, signal).catch(nothingIfNotTold),
    readRun: (run, signal) =>
      methods.readRun(run, signal).catch((error: unknown) => {
        const dialect = fixed ?? rememberedDialect(base);
        // Said only now: a server that was upgraded meanwhile has been asked in its new way.
        if (dialect && error instanceof ApiError && error.kind === 'not-found') return foundNone(dialect);
        throw error;
      }),
  };
}

/** Are requests sent in the host's way? Whoever is let in there may not be elsewhere, and the other way round. */
function hasOwnWay(line: Line): boolean {
  return line.fetch !== undefined || line.headers !== undefined;
}

/** As StagesApi has them, but that `readPipeline` and `readRun` throw whatever goes wrong. */
type Methods = Omit<StagesApi, 'server' | 'choice' | 'sharesAnswers'>;

/** The API of a server that speaks a known generation. */
function speaking(line: Line, dialect: Dialect): Methods {
  const hasCursors = dialect.generation === 'v2' || dialect.generation === 'v3';
  const readHistory = hasCursors ? readCursorHistory : readOffsetHistory;
  return {
    readHistory: (stage, token, options) => readHistory(line, dialect, stage, token, options),
    readPipeline: (stage, signal) => readPipeline(line, dialect, stage, signal),
    readRun: (run, signal) => readRun(line, dialect, run, signal),
    cancel: (run, aim) => postCancel(line, dialect, run, aim),
    rerun: (run, what) => postRerun(line, dialect, run, what),
  };
}

/** The API of a server that is asked what it speaks: once a browser session, and again when it seems to have changed. */
function detecting(line: Line): Methods {
  const { server } = line;
  const known = async (stage: StageName): Promise<Methods> =>
    speaking(line, rememberedDialect(server) ?? (await findOut(line, stage)));

  /** The server may have been upgraded under an open page. */
  async function reading<T>(stage: StageName, read: (api: Methods) => Promise<T>): Promise<T> {
    const before = rememberedDialect(server);
    try {
      return await read(await known(stage));
    } catch (error) {
      if (before === undefined || !mayHaveChanged(error)) throw error;
      // What goes wrong with asking for that is not what the reader asked for.
      const now = await findOut(line, stage).catch(() => undefined);
      if (now === undefined || now.generation === before.generation) throw error;
      return read(speaking(line, now));
    }
  }

  /** Never posted again from here, since it may have taken effect. */
  async function posting<T>(stage: StageName, post: (api: Methods) => Promise<T>): Promise<T> {
    const methods = await known(stage).catch((error: unknown) => {
      throw asNeverSent(asApiError(error));
    });
    try {
      return await post(methods);
    } catch (error) {
      // An upgrade may leave the history as it was and take the posts away: the next read asks for the version first.
      if (mayHaveChanged(error)) rememberDialect(server, undefined);
      throw error;
    }
  }

  return {
    readHistory: (stage, token, options) => reading(stage, (api) => api.readHistory(stage, token, options)),
    readRun: (run, signal) => reading(run, (api) => api.readRun(run, signal)),
    async readPipeline(stage, signal) {
      const before = rememberedDialect(server);
      try {
        return await (await known(stage)).readPipeline(stage, signal);
      } catch (error) {
        // An upgrade may leave the stage's history where it was and move the pipeline's alone, as 20.1 did. Only the
        // version tells that from a server without a word for this reader: one small request. To try the other address
        // would cost as much, and leave a cancel to be posted in a form that is gone. Where no version was told there
        // is none to compare; a permission that may be in two places has been looked for in both by now.
        if (before?.version === undefined || !mayHaveMoved(error)) throw error;
        // Where the version cannot be had just now, that is thrown: it is no "not told", and worth asking again.
        const now = await findOut(line, stage);
        if (now.generation === before.generation && now.version === before.version) throw error;
        return speaking(line, now).readPipeline(stage, signal);
      }
    },
    cancel: (run, aim) => posting(run, (api) => api.cancel(run, aim)),
    rerun: (run, what) => posting(run, (api) => api.rerun(run, what)),
  };
}

/** Under way, by server: whichever widget asks first asks for all. */
const findingOut = new Map<string, Promise<Dialect>>();

async function findOut(line: Line, stage: StageName): Promise<Dialect> {
  const { server } = line;
  let finding = hasOwnWay(line) ? detectDialect(line, stage) : findingOut.get(server);
  if (finding === undefined) {
    finding = detectDialect(line, stage).finally(() => findingOut.delete(server));
    findingOut.set(server, finding);
  }
  const dialect = await finding;
  rememberDialect(server, dialect);
  return dialect;
}

/** Failures that a server of another generation would answer to our requests. */
function mayHaveChanged(error: unknown): boolean {
  return error instanceof ApiError && ['not-found', 'refused', 'not-json', 'malformed'].includes(error.kind);
}

/** Failures by which a server of another version answers to an address that it does not have. */
function mayHaveMoved(error: unknown): boolean {
  return error instanceof ApiError && ['not-found', 'refused'].includes(error.kind);
}

/** Failures of asking for a permission that would come again: there is no word on it to be had. */
const NOT_TOLD: readonly ApiFailure[] = ['not-found', 'refused', 'not-permitted'];

function nothingIfNotTold(error: unknown): PipelineNews {
  if (error instanceof ApiError && NOT_TOLD.includes(error.kind))
    return { operatePermission: undefined, causes: [] };
  throw error;
}
