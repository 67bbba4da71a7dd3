import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { NEWEST } from '../../src/api/StagesApi.ts';
import { nextShown } from '../../src/query/shownHistory.ts';
import type { Shown, ToShow } from '../../src/query/shownHistory.ts';
import { isActiveRun } from '../../src/stage/runState.ts';
import { runCounter, runKey } from '../../src/stage/StageRun.ts';
import { fetchFromGo, HistoryReader, WatchedStage } from './historyReader.ts';
import type { Paging } from './historyReader.ts';

beforeAll(() => {
  vi.stubGlobal('fetch', fetchFromGo);
});
afterAll(() => {
  vi.unstubAllGlobals();
});

/** What happens at the server, or what the reader does. */
type Step =
  | { readonly do: 'start'; readonly runs: number }
  | { readonly do: 'finish' | 'poll' | 'read' | 'let go' | 'show newer' }
  | {
      readonly do: 'turn';
      readonly to: 'newest' | 'newer' | 'older' | 'oldest' | number;
      readonly fresh: boolean;
      readonly meanwhile: number;
    };

const arrivals = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 1, arbitrary: fc.integer({ min: 4, max: 13 }) },
);
const plain = (...words: Exclude<Step['do'], 'start' | 'turn'>[]): fc.Arbitrary<Step> =>
  fc.constantFrom(...words).map((word) => ({ do: word }));
const steps = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: arrivals.map((runs): Step => ({ do: 'start', runs })) },
    { weight: 5, arbitrary: plain('finish', 'poll', 'poll', 'read', 'let go', 'show newer') },
    {
      weight: 4,
      arbitrary: fc.record<Step & { do: 'turn' }>({
        do: fc.constant('turn'),
        to: fc.oneof(fc.constantFrom('newest', 'newer', 'older', 'oldest'), fc.integer({ min: 1, max: 6 })),
        fresh: fc.boolean(),
        meanwhile: arrivals,
      }),
    },
  ),
  { minLength: 1, maxLength: 25 },
);
/** What comes to pass between two steps, and after the second press. */
const between = fc.record({ before: arrivals, polled: fc.boolean(), meanwhile: arrivals });

/** What comes to pass between two polls. */
const meantime = fc.array(fc.record({ finished: fc.nat({ max: 8 }), started: fc.nat({ max: 4 }) }), {
  maxLength: 8,
});
const past = fc.integer({ min: 0, max: 45 });
const PAGINGS: readonly Paging[] = ['offset', 'cursor'];

async function take(reader: HistoryReader, step: Step): Promise<void> {
  const { stage, page } = reader;
  switch (step.do) {
    case 'start':
      stage.start(step.runs);
      return;
    case 'finish':
      stage.finish();
      return;
    case 'poll':
      return reader.poll();
    case 'read':
    case 'let go':
      reader.reading = step.do === 'read';
      reader.show();
      return;
    case 'show newer':
      if (reader.shown?.newer !== undefined) await reader.showNewer();
      return;
    case 'turn': {
      const { to, fresh } = step;
      const meanwhile = (): void => stage.start(step.meanwhile);
      if (typeof to === 'number') {
        if (page.count && to <= page.count.pages) await reader.turnToPage(to, meanwhile);
        return;
      }
      const token = to === 'newest' ? (page.newer === undefined ? undefined : NEWEST) : page[to];
      if (token === undefined) return;
      await reader.turn(token, { fresh, meanwhile, ...(to === 'newer' && { step: 'newer' }) });
    }
  }
}

/** Takes the steps, and calls `look` after each. */
function walk(
  paging: Paging,
  look: (reader: HistoryReader) => { after?: (step: Step) => void; onShown?: Look },
): Promise<void> {
  return fc.assert(
    fc.asyncProperty(past, steps, async (runs, walked) => {
      const reader = new HistoryReader(WatchedStage.after(runs), paging);
      const looking = look(reader);
      if (looking.onShown) reader.onShown = looking.onShown;
      await reader.open();
      for (const step of walked) {
        await take(reader, step);
        looking.after?.(step);
      }
      reader.leave();
    }),
    { numRuns: 60 },
  );
}

type Look = (shown: Shown, next: ToShow, before: Shown | undefined) => void;

describe.each(PAGINGS)('Where the server pages by %s, however it is read and whatever arrives', (paging) => {
  it('showing the same again gives the very same object', () =>
    walk(paging, () => ({
      onShown: (shown, next) => expect(nextShown(shown, next)).toBe(shown),
    })));

  it('a run that says the same stays the same object, whatever changes around it', () =>
    walk(paging, () => ({
      onShown: ({ page }, _, before) => {
        const known = new Map(before?.page.runs.map((run) => [runKey(run), run]));
        for (const run of page.runs) {
          const same = known.get(runKey(run));
          if (same !== undefined && JSON.stringify(same) === JSON.stringify(run)) expect(run).toBe(same);
        }
      },
    })));

  it('a poll that finds nothing new changes nothing', () =>
    walk(paging, (reader) => {
      let quiet = false;
      let last: Shown | undefined;
      return {
        after: (step) => {
          if (step.do === 'poll' && quiet) expect(reader.shown).toBe(last);
          quiet = step.do === 'poll';
          last = reader.shown;
        },
      };
    }));

  it('the rows are runs of the server in its order, without a gap or a double', () =>
    walk(paging, (reader) => ({
      onShown: ({ page }) => {
        const rows = page.runs.map(runCounter);
        const at = reader.stage.all.indexOf(rows[0] ?? '');
        if (rows.length > 0) expect(rows).toEqual(reader.stage.all.slice(at, at + rows.length));
      },
    })));

  it('after a poll, those that are shown to run are those that do', () =>
    walk(paging, (reader) => ({
      after: (step) => {
        if (step.do !== 'poll') return;
        const running = reader.page.runs.filter(isActiveRun).map(runCounter);
        expect(running).toEqual(reader.rows.filter((row) => reader.stage.active.includes(row)));
      },
    })));

  it('on any page but the newest the same runs stay', () =>
    walk(paging, (reader) => {
      let rows: string[] = [];
      return {
        after: (step) => {
          if (step.do !== 'turn' && step.do !== 'show newer' && reader.token !== NEWEST)
            expect(reader.rows).toEqual(rows);
          rows = reader.rows;
        },
      };
    }));

  it('on the newest page they stay while it is read, unless one that runs is no longer told of', () =>
    walk(paging, (reader) => {
      let rows: string[] = [];
      let wasReading = false;
      return {
        after: (step) => {
          const held = reader.reading && wasReading && step.do !== 'turn' && step.do !== 'show newer';
          const { active, all } = reader.stage;
          const isLost = rows.some((run) => active.includes(run) && all.indexOf(run) >= 10);
          if (held && reader.token === NEWEST && rows.length > 0 && !isLost)
            expect(reader.rows).toEqual(rows);
          rows = reader.rows;
          wasReading = reader.reading;
        },
      };
    }));

  it('what is read on the newest page goes on to say how its runs stand', () =>
    fc.assert(
      fc.asyncProperty(past, fc.integer({ min: 1, max: 12 }), meantime, async (runs, active, steps) => {
        const stage = WatchedStage.after(runs);
        stage.start(active);
        const reader = new HistoryReader(stage, paging);
        await reader.open();
        reader.reading = true;
        const held = [...reader.rows];
        let told = held.filter((row) => stage.active.includes(row));
        for (const { finished, started } of steps) {
          for (let run = 0; run < finished; run += 1) stage.finish();
          stage.start(started);
          await reader.poll();
          const running = reader.page.runs.filter(isActiveRun).map(runCounter);
          expect(running).toEqual(reader.rows.filter((row) => stage.active.includes(row)));
          // What still ran when last told of is not shown as if it did for ever.
          if (told.some((row) => stage.all.indexOf(row) >= 10)) break;
          expect(reader.rows).toEqual(held);
          told = running;
        }
        reader.leave();
      }),
    ));

  it('a page says where it stands: its number, and how many runs there are as last told', () =>
    walk(paging, (reader) => ({
      after: (step) => {
        const { count, runs } = reader.page;
        if (step.do !== 'poll' || count === undefined || runs.length === 0) return;
        const { all } = reader.stage;
        const offset = all.indexOf(reader.rows[0] ?? '');
        expect(count).toEqual({
          first: offset + 1,
          last: offset + runs.length,
          total: all.length,
          page: Math.floor(offset / 10) + 1,
          pages: Math.ceil(all.length / 10),
          pageSize: 10,
        });
      },
    })));

  it('as many newer runs are told of as have come since the reader was shown the newest', () =>
    walk(paging, (reader) => {
      let seen: string | undefined;
      return {
        onShown: ({ page }, { token, answer }) => {
          if (token !== NEWEST || answer === undefined) return;
          const [first] = page.runs.map(runCounter);
          if (first === answer.runs.map(runCounter)[0]) seen = first;
        },
        after: (step) => {
          if (step.do !== 'poll') return;
          const { all } = reader.stage;
          const since = seen === undefined ? all.length : all.indexOf(seen);
          const beyond = paging === 'cursor' && since >= 10;
          expect(reader.shown?.newer).toEqual(
            since === 0 ? undefined : { count: beyond ? 10 : since, orMore: beyond },
          );
        },
      };
    }));

  it('stepping to older runs shows every run exactly once', () =>
    fc.assert(
      fc.asyncProperty(past, fc.infiniteStream(between), async (runs, stream) => {
        const reader = new HistoryReader(WatchedStage.after(runs), paging);
        await reader.open();
        // Otherwise the newest page goes with the time, and runs that were seen on it move to the next one.
        reader.reading = true;
        const all = [...reader.stage.all];
        const met = [...reader.rows];
        while (reader.page.older !== undefined) {
          const meanwhile = await happen(reader, stream);
          await reader.turn(reader.page.older, { meanwhile });
          met.push(...reader.rows);
        }
        expect(met).toEqual(all);
        reader.leave();
      }),
    ));

  it('stepping from the oldest to newer runs shows every run exactly once', () =>
    fc.assert(
      fc.asyncProperty(past, fc.infiniteStream(between), async (runs, stream) => {
        const reader = new HistoryReader(WatchedStage.after(runs), paging);
        await reader.open();
        while (reader.page.older !== undefined) await reader.turn(reader.page.oldest ?? reader.page.older);
        const met = [...reader.rows];
        for (let steps = 0; reader.page.newer !== undefined && steps < 60; steps += 1) {
          const meanwhile = await happen(reader, stream);
          await reader.turn(reader.page.newer, { step: 'newer', meanwhile });
          met.unshift(...reader.rows);
        }
        expect(met).toEqual(reader.stage.all);
        reader.leave();
      }),
    ));
});

describe('A page number that is typed', () => {
  const numbers = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), between), { maxLength: 6 });

  it('leads to where that page is by then, however often', () =>
    fc.assert(
      fc.asyncProperty(numbers, async (typed) => {
        const reader = new HistoryReader(WatchedStage.after(31), 'offset');
        await reader.open();
        for (const [number, { before, polled, meanwhile }] of typed) {
          reader.stage.start(before);
          if (polled) await reader.poll();
          await reader.turnToPage(number, () => reader.stage.start(meanwhile));
          const from = (number - 1) * 10;
          expect(reader.rows).toEqual(reader.stage.all.slice(from, from + 10));
        }
        reader.leave();
      }),
    ));
});

async function happen(
  reader: HistoryReader,
  stream: fc.Stream<{ before: number; polled: boolean; meanwhile: number }>,
): Promise<() => void> {
  const next = stream.next();
  if (next.done === true) throw new Error('The stream has no end.');
  const { before, polled, meanwhile } = next.value;
  reader.stage.start(before);
  if (polled) await reader.poll();
  return () => reader.stage.start(meanwhile);
}
