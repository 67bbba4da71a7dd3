import type { StageName } from '../stage/StageRun.ts';
import { ApiError } from './ApiError.ts';
import type { ApiFailure } from './ApiError.ts';
import { readCursorHistory } from './cursorHistory.ts';
import { detectDialect } from './detectDialect.ts';
import type { Dialect } from './generation.ts';
import { readOffsetHistory } from './offsetHistory.ts';
import { postCancel } from './postCancel.ts';
import { readPermission } from './readPermission.ts';
import { rememberDialect, rememberedDialect } from './rememberedDialect.ts';
import type { StagesApi } from './StagesApi.ts';

/** Which API to speak: found out by itself (`auto`), or fixed. `legacy` speaks the documented API without versions. */
export const API_CHOICES = ['auto', 'legacy', 'v1', 'v2', 'v3'] as const;

/** One of {@link API_CHOICES}. */
export type ApiChoice = (typeof API_CHOICES)[number];

/**
 * The one place where a server's API is chosen. `server`: its address with the context path, like `/go`; slashes at
 * its end are dropped.
 */
export function createStagesApi(server: string, choice: ApiChoice = 'auto'): StagesApi {
  const base = server.replace(/\/+$/, '');
  const methods =
    choice === 'auto' ? detecting(base) : speaking(base, { generation: choice, version: undefined });
  return {
    server: base,
    choice,
    sharesAnswers: true,
    ...methods,
    readPermission: (stage, signal) => methods.readPermission(stage, signal).catch(undefinedIfNotTold),
  };
}

/** As StagesApi has them, but for `readPermission`, which throws whatever goes wrong. */
type Methods = Omit<StagesApi, 'server' | 'choice' | 'sharesAnswers'>;

/** The API of a server that speaks a known generation. */
function speaking(server: string, dialect: Dialect): Methods {
  const hasCursors = dialect.generation === 'v2' || dialect.generation === 'v3';
  const readHistory = hasCursors ? readCursorHistory : readOffsetHistory;
  return {
    readHistory: (stage, token, options) => readHistory(server, dialect, stage, token, options),
    readPermission: (stage, signal) => readPermission(server, dialect, stage, signal),
    cancel: (run, aim) => postCancel(server, dialect, run, aim),
  };
}

/** The API of a server that is asked what it speaks: once a browser session, and again when it seems to have changed. */
function detecting(server: string): Methods {
  const known = async (stage: StageName): Promise<Methods> =>
    speaking(server, rememberedDialect(server) ?? (await findOut(server, stage)));
  return {
    async readHistory(stage, token, options) {
      const before = rememberedDialect(server);
      try {
        return await (await known(stage)).readHistory(stage, token, options);
      } catch (error) {
        if (before === undefined || !mayHaveChanged(error)) throw error;
        // The server may have been upgraded under an open page.
        // What goes wrong with asking for that is not what the reader asked for.
        const now = await findOut(server, stage).catch(() => undefined);
        if (now === undefined || now.generation === before.generation) throw error;
        return speaking(server, now).readHistory(stage, token, options);
      }
    },
    async readPermission(stage, signal) {
      const before = rememberedDialect(server);
      try {
        return await (await known(stage)).readPermission(stage, signal);
      } catch (error) {
        // An upgrade may leave the stage's history where it was and move the pipeline's alone, as 20.1 did. Only the
        // version tells that from a server without a word for this reader: one small request. To try the other address
        // would cost as much, and leave a cancel to be posted in a form that is gone. Where no version was told there
        // is none to compare; a permission that may be in two places has been looked for in both by now.
        if (before?.version === undefined || !mayHaveMoved(error)) throw error;
        // Where the version cannot be had just now, that is thrown: it is no "not told", and worth asking again.
        const now = await findOut(server, stage);
        if (now.generation === before.generation && now.version === before.version) throw error;
        return speaking(server, now).readPermission(stage, signal);
      }
    },
    async cancel(run, aim) {
      const methods = await known(run);
      try {
        return await methods.cancel(run, aim);
      } catch (error) {
        // An upgrade may leave the history as it was and take the cancel away. Never posted again from here; the next
        // read asks for the version first.
        if (mayHaveChanged(error)) rememberDialect(server, undefined);
        throw error;
      }
    },
  };
}

/** Under way, by server: whichever widget asks first asks for all. */
const findingOut = new Map<string, Promise<Dialect>>();

async function findOut(server: string, stage: StageName): Promise<Dialect> {
  let finding = findingOut.get(server);
  if (finding === undefined) {
    finding = detectDialect(server, stage).finally(() => findingOut.delete(server));
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

function undefinedIfNotTold(error: unknown): undefined {
  if (error instanceof ApiError && NOT_TOLD.includes(error.kind)) return undefined;
  throw error;
}
