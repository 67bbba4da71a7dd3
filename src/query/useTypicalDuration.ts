import { useQueries } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { RunAnswer, StagesApi } from '../api/StagesApi.ts';
import { runTimes } from '../stage/runTimes.ts';
import type { RunId } from '../stage/StageRun.ts';
import { typicalDuration } from '../stage/typicalDuration.ts';
import type { TypicalDuration } from '../stage/typicalDuration.ts';
import { runQuery } from './runQuery.ts';

/** How long a stage usually takes. */
export interface Typical {
  /** `undefined` where too few durations are known. */
  readonly duration: TypicalDuration | undefined;
  /** Some durations are still on their way. */
  readonly isAsked: boolean;
  /** Some could not be read. */
  readonly hasFailed: boolean;
}

/**
 * How long the given runs took. The server is asked for those that are not known yet: each once, and after whatever a
 * reader waits for.
 */
export function useTypicalDuration(api: StagesApi, runs: readonly RunId[], enabled: boolean): Typical {
  return useQueries({ queries: runs.map((run) => ({ ...runQuery(api, run, false), enabled })), combine });
}

function combine(results: readonly UseQueryResult<RunAnswer>[]): Typical {
  const durations = results.flatMap(({ data }) => {
    const times = data?.said === 'run' ? runTimes(data.run) : undefined;
    return times?.to === undefined ? [] : [times.to - times.from];
  });
  return {
    duration: typicalDuration(durations),
    isAsked: results.some(({ isFetching }) => isFetching),
    hasFailed: results.some(({ isError }) => isError),
  };
}
