import type { RunAnswer, StagesApi } from '../../src/api/StagesApi.ts';
import type { RunDetails } from '../../src/stage/RunDetails.ts';
import { RERUNS } from '../../src/stage/rerunRule.ts';
import { runCounter } from '../../src/stage/StageRun.ts';
import type { RunId } from '../../src/stage/StageRun.ts';
import { someDetails, someJob } from '../support/someDetails.ts';
import { HandMadeApi, pageOf, START, WEBSITE } from './pollStand.ts';

/** A read of a run that has not been answered yet. */
interface Pending {
  readonly run: string;
  readonly signal: AbortSignal | undefined;
  readonly answer: (answer: RunAnswer) => void;
  readonly fail: (error: Error) => void;
}

let servers = 0;

/** A Go server made by hand that answers reads of single runs when it is told to. Each is another server. */
export class RunsApi extends HandMadeApi {
  override readonly server: string;
  /** Which runs were asked for, in their turn. */
  askedRuns: string[] = [];
  pending: Pending[] = [];

  constructor() {
    super(() => pageOf([]));
    servers += 1;
    this.server = `/go-${servers}`;
  }

  override readRun: StagesApi['readRun'] = (run, signal) => {
    const counter = runCounter(run);
    this.askedRuns.push(counter);
    return new Promise<RunAnswer>((resolve, reject) => {
      const leaving =
        <T>(then: (value: T) => void) =>
        (value: T): void => {
          this.pending = this.pending.filter((other) => other !== pending);
          then(value);
        };
      const pending: Pending = { run: counter, signal, answer: leaving(resolve), fail: leaving(reject) };
      this.pending.push(pending);
      signal?.addEventListener('abort', () => {
        pending.fail(signal.reason as Error);
      });
    });
  };

  /** Answers all reads that wait for an answer now. */
  answerAll(answer: (run: string) => RunAnswer): void {
    for (const { run, answer: give } of [...this.pending]) give(answer(run));
  }
}

/** Run n / 1 of the stage. */
export const runId = (pipelineCounter: number): RunId => ({ ...WEBSITE, pipelineCounter, stageCounter: '1' });

/** A run that passed after so many milliseconds. */
export function passedAfter(ms: number, more: Partial<RunDetails> = {}): RunAnswer {
  return told(someDetails([someJob(`Scheduled ${START}, Completed ${START + ms}`)], more));
}

/** A run that still goes on. */
export function stillGoing(more: Partial<RunDetails> = {}): RunAnswer {
  const job = someJob(`Scheduled ${START}`, { state: 'Scheduled', result: 'Unknown' });
  return told(someDetails([job], more));
}

const told = (run: RunDetails): RunAnswer => ({ said: 'run', run, reruns: RERUNS });
