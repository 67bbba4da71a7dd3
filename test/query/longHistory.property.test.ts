import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isActiveRun } from '../../src/stage/runState.ts';
import { runKey } from '../../src/stage/StageRun.ts';
import { LongTab } from './longStand.ts';
import { ACTIVE, counters, LongServer, OVER } from './longServer.ts';
import type { Paging } from './longServer.ts';
import { pass, PollStand } from './pollStand.ts';

/** What happens at the server, on the way from there, or what the reader does. */
type Step =
  | { readonly do: 'start' | 'more'; readonly runs: number }
  | { readonly do: 'finish' | 'search'; readonly which: number }
  | { readonly do: 'answer'; readonly which: number; readonly asOf: 'now' | 'then' }
  | { readonly do: 'poll' | 'poll an older page' | 'stop' | 'hide' | 'show' | 'watch anew' };

const which = fc.nat({ max: 1_000 });
const arrivals = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 1, arbitrary: fc.integer({ min: 5, max: 30 }) },
);
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: arrivals.map((runs): Step => ({ do: 'start', runs })) },
    { weight: 2, arbitrary: which.map((one): Step => ({ do: 'finish', which: one })) },
    {
      weight: 6,
      arbitrary: fc.record<Step & { do: 'answer' }>({
        do: fc.constant('answer'),
        which,
        asOf: fc.constantFrom('now', 'then'),
      }),
    },
    { weight: 3, arbitrary: fc.constant<Step>({ do: 'poll' }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 40 }).map((runs): Step => ({ do: 'more', runs })) },
    { weight: 1, arbitrary: which.map((one): Step => ({ do: 'search', which: one })) },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom('poll an older page', 'poll an older page', 'stop', 'hide', 'show', 'watch anew')
        .map((word): Step => ({ do: word })),
    },
  ),
  { minLength: 1, maxLength: 40 },
);
const PAGINGS: readonly Paging[] = ['offset', 'cursor'];

/** A tab that watches a stage, on a server that answers when it is told to. */
class Walk {
  readonly server: LongServer;
  readonly tab: LongTab;
  readonly #stand: PollStand;
  #stop: () => void = () => undefined;

  constructor(stand: PollStand, paging: Paging, past: number) {
    this.#stand = stand;
    this.server = new LongServer(paging, past);
    this.server.holds = true;
    this.tab = new LongTab(this.server);
  }

  async open(): Promise<void> {
    this.#stop = await this.tab.open();
  }

  async take(step: Step): Promise<void> {
    const { server, tab } = this;
    const oneOf = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(1, all.length)];
    switch (step.do) {
      case 'start':
        server.start(step.runs, ACTIVE);
        break;
      case 'finish': {
        const run = oneOf(server.runs.filter(isActiveRun), step.which);
        if (run) server.change(run.pipelineCounter, OVER);
        break;
      }
      case 'answer':
        oneOf(server.held, step.which)?.answer(step.asOf);
        break;
      case 'poll':
        await tab.polled();
        break;
      case 'poll an older page': {
        const older = tab.page()?.older;
        server.holds = false;
        if (older !== undefined) await tab.polled(older);
        server.holds = true;
        break;
      }
      case 'more':
        void tab.long.readMore(step.runs);
        break;
      case 'search':
        void tab.long.search((run) => run.pipelineCounter <= step.which);
        break;
      case 'stop':
        tab.long.stop();
        break;
      case 'hide':
        this.#stand.hide();
        break;
      case 'show':
        this.#stand.show();
        break;
      case 'watch anew':
        this.#stop();
        await pass(1);
        this.#stop = await tab.watch();
    }
    await pass(1);
  }

  /** The reader looks, and everything is answered. */
  async settle(): Promise<void> {
    this.#stand.show();
    this.server.holds = false;
    for (const read of [...this.server.held]) read.answer();
    await pass(1);
    await this.tab.polled();
    await pass(1);
  }
}

/** Takes the steps, and calls `look` after each; `end` when all has come to rest. */
function walk(
  paging: Paging,
  look: (walking: Walk) => { after?: (step: Step) => void; end?: () => void },
): Promise<void> {
  return fc.assert(
    fc.asyncProperty(fc.nat({ max: 130 }), steps, async (past, walked) => {
      const stand = new PollStand();
      const walking = new Walk(stand, paging, past);
      try {
        const { after, end } = look(walking);
        await walking.open();
        for (const step of walked) {
          await walking.take(step);
          after?.(step);
        }
        await walking.settle();
        end?.();
      } finally {
        walking.tab.leave();
        await pass(0);
        stand.end();
      }
    }),
    { numRuns: 80 },
  );
}

describe.each(PAGINGS)('Where the server pages by %s, whatever arrives and however late', (paging) => {
  it('the runs are the server’s from the newest known on, without a gap or a double', () =>
    walk(paging, ({ server, tab }) => ({
      after: () => {
        const { runs } = tab;
        const newest = tab.page()?.runs[0]?.pipelineCounter ?? 0;
        expect(runs).toEqual(counters(newest, newest - runs.length + 1));
        if (tab.state.isComplete && newest > 0) expect(runs.at(-1)).toBe(1);
        expect(runs.length).toBeGreaterThanOrEqual(Math.min(10, newest));
      },
      end: () => {
        expect(tab.runs).toEqual(counters(server.runs.length, server.runs.length - tab.runs.length + 1));
        expect(tab.runs.length).toBeGreaterThanOrEqual(Math.min(50, server.runs.length));
      },
    })));

  it('every state is one that the server has told, and none goes back to what it was before', () =>
    walk(paging, ({ server, tab }) => {
      const told = new Set<string>();
      server.onAnswer = ({ runs }) => {
        for (const run of runs) told.add(JSON.stringify(run));
      };
      const over = new Set<string>();
      return {
        after: () => {
          for (const run of tab.state.runs) {
            expect(told).toContain(JSON.stringify(run));
            if (isActiveRun(run)) expect(over).not.toContain(runKey(run));
            else over.add(runKey(run));
          }
        },
        end: () => {
          expect(tab.state.runs).toEqual(server.runs.slice(0, tab.runs.length));
        },
      };
    }));

  it('never more than two pages are read at once, and all reading comes to an end', () =>
    walk(paging, ({ server, tab }) => ({
      after: () => expect(server.held.length).toBeLessThanOrEqual(2),
      end: () => {
        expect(server.mostAtOnce).toBeLessThanOrEqual(2);
        expect(tab.state).toMatchObject({ reading: undefined, failure: undefined });
      },
    })));

  it('a run that says the same stays the same object, and with nothing new the state does', () =>
    walk(paging, ({ tab }) => {
      let before = tab.state;
      let told = tab.told;
      return {
        after: () => {
          const known = new Map(before.runs.map((run) => [runKey(run), run]));
          for (const run of tab.state.runs) {
            const same = known.get(runKey(run));
            if (same !== undefined && JSON.stringify(same) === JSON.stringify(run)) expect(run).toBe(same);
          }
          if (JSON.stringify(before) === JSON.stringify(tab.state) && tab.told === told)
            expect(tab.state).toBe(before);
          before = tab.state;
          told = tab.told;
        },
      };
    }));
});
