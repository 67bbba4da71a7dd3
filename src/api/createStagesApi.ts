import type { StageName } from '../stage/StageRun.ts';
import { ApiError } from './ApiError.ts';
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
  return { server: base, choice, sharesAnswers: true, ...methods };
}

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
    readPermission: async (stage, signal) => (await known(stage)).readPermission(stage, signal),
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
