import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  FILTER_PARAMETERS,
  FILTER_STATES,
  isFiltering,
  LONGEST_FILTER_TEXT,
  matches,
  NO_FILTER,
  readFilter,
  writeFilter,
} from '../../src/stage/runFilter.ts';
import type { RunFilter } from '../../src/stage/runFilter.ts';
import { runState } from '../../src/stage/runState.ts';
import { runCounter } from '../../src/stage/StageRun.ts';
import type { StageRun } from '../../src/stage/StageRun.ts';
import { someHistory } from '../support/someHistory.ts';
import { toldHistory } from '../support/toldHistory.ts';

const RUNS: readonly StageRun[] = toldHistory(
  '143/1 web. lint+',
  '142/2<1 web! lint+',
  '142/1 web- lint+',
  '141/1 web+ lint-',
  '14/1 web+ linux',
  '13/1 web? suite+',
).map((run, at) => ({
  ...run,
  approvedBy: ['changes', 'Alice', 'timer', 'k.rao', null, ''][at] ?? null,
  cancelledBy: at === 4 ? 'GoCD' : null,
}));

/** The runs that are let through. */
const shown = (filter: Partial<RunFilter>): string[] =>
  RUNS.filter((run) => matches({ ...NO_FILTER, ...filter }, run)).map(runCounter);
const ALL = RUNS.map(runCounter);

describe('A filter shows the runs', () => {
  test.each<[what: string, filter: Partial<RunFilter>, runs: string[]]>([
    ['all, where nothing is set', {}, ALL],
    ['in a state', { states: ['failed'] }, ['142 / 1', '141 / 1']],
    ['still going on, failing or not', { states: ['active'] }, ['143 / 1', '142 / 2']],
    ['in any of some states', { states: ['cancelled', 'passed', 'unknown'] }, ['14 / 1', '13 / 1']],
    [
      'with a job, by a part of its name',
      { job: 'LIN' },
      ['143 / 1', '142 / 2', '142 / 1', '141 / 1', '14 / 1'],
    ],
    [
      'where that job failed, even if the run goes on',
      { job: 'web', jobFailed: true },
      ['142 / 2', '142 / 1'],
    ],
    ['where any job failed', { jobFailed: true }, ['142 / 2', '142 / 1', '141 / 1']],
    ['by who approved, by a part of the name', { by: ' aLI ' }, ['142 / 2']],
    ['approved by changes', { by: 'changes' }, ['143 / 1']],
    ['approved by the timer', { by: 'timer' }, ['142 / 1']],
    ['from a counter on', { from: 142 }, ['143 / 1', '142 / 2', '142 / 1']],
    ['up to a counter', { to: 14 }, ['14 / 1', '13 / 1']],
    ['between two counters', { from: 14, to: 141 }, ['141 / 1', '14 / 1']],
    ['between two counters that are the wrong way round', { from: 141, to: 14 }, ['141 / 1', '14 / 1']],
    [
      'that hold for all that is set',
      { states: ['failed'], job: 'lint', jobFailed: true, to: 142 },
      ['141 / 1'],
    ],
    ['none, where nothing holds', { states: ['passed'] }, []],
  ])('%s', (_, filter, runs) => {
    expect(shown(filter)).toEqual(runs);
  });

  test.each<[text: string, runs: string[]]>([
    ['', ALL],
    ['  ', ALL],
    ['142', ['142 / 2', '142 / 1']],
    ['14', ['14 / 1']],
    ['142/1', ['142 / 1']],
    [' 142 / 2 ', ['142 / 2']],
    ['142 /2', ['142 / 2']],
    ['142/', []],
    ['0142', []],
    ['WEB', ALL],
    ['suite', ['13 / 1']],
    ['alice', ['142 / 2']],
    ['k.rao', ['141 / 1']],
    ['gocd', ['14 / 1']],
    ['fail', ['142 / 2', '142 / 1', '141 / 1']],
    ['Failing', ['142 / 2']],
    ['building', ['143 / 1']],
    ['cancelled', ['14 / 1']],
    ['unknown', ['13 / 1']],
    ['timer', ['142 / 1']],
    ['no such thing', []],
  ])('found by “%s”', (text, runs) => {
    expect(shown({ text })).toEqual(runs);
  });

  it('found by digits in a name, beside a counter', () => {
    const [run] = toldHistory('9/1 web+').map((one) => ({ ...one, approvedBy: 'user142' }));
    expect(run && matches({ ...NO_FILTER, text: '142' }, run)).toBe(true);
  });
});

describe('Whether a filter holds anything back', () => {
  test.each<[filter: Partial<RunFilter>, holds: boolean]>([
    [{}, false],
    [{ text: ' ', job: '\t', by: '  ' }, false],
    [{ states: [...FILTER_STATES] }, false],
    [{ states: ['passed'] }, true],
    [{ job: 'web' }, true],
    [{ jobFailed: true }, true],
    [{ by: 'alice' }, true],
    [{ from: 1 }, true],
    [{ to: 0 }, true],
    [{ text: 'x' }, true],
  ])('%j: %s', (filter, holds) => {
    expect(isFiltering({ ...NO_FILTER, ...filter })).toBe(holds);
  });
});

describe('The piece of an address for a filter', () => {
  test.each<[piece: string, filter: Partial<RunFilter>]>([
    ['', {}],
    ['state=failed,active', { states: ['failed', 'active'] }],
    [
      'state=failed,active&job=UnitTest&jobfailed=yes&by=alice&from=130&to=142&text=web',
      {
        states: ['failed', 'active'],
        job: 'UnitTest',
        jobFailed: true,
        by: 'alice',
        from: 130,
        to: 142,
        text: 'web',
      },
    ],
    ['from=0', { from: 0 }],
    ['text=a%26state%3Dpassed+%2B%C3%A9', { text: 'a&state=passed +é' }],
  ])('%s is read, and written so', (piece, filter) => {
    expect(readFilter(piece)).toEqual({ filter: { ...NO_FILTER, ...filter }, refused: [] });
    expect(writeFilter({ ...NO_FILTER, ...filter })).toBe(piece);
  });

  test.each<[piece: string, filter: Partial<RunFilter>]>([
    ['?state=Active, FAILED,active', { states: ['failed', 'active'] }],
    ['state=passed&state=failed', { states: ['passed', 'failed'] }],
    ['job=%20web%20&text=+', { job: 'web' }],
    ['state=&job=&jobfailed=&by=&from=&to=&text=', {}],
    ['pipeline=website&stage=test&demo&offset=10', {}],
    ['job=web&job=web', { job: 'web' }],
    ['from=0142', { from: 142 }],
  ])('%s is read leniently, and nothing is refused', (piece, filter) => {
    expect(readFilter(piece)).toEqual({ filter: { ...NO_FILTER, ...filter }, refused: [] });
  });

  test.each<[piece: string, refused: string[], filter: Partial<RunFilter>]>([
    ['state=blue', ['state=blue'], {}],
    ['state=failed,Blue,green', ['state=Blue', 'state=green'], { states: ['failed'] }],
    ['from=-1&to=1.5', ['from=-1', 'to=1.5'], {}],
    ['from=1e3&to=1234567890', ['from=1e3', 'to=1234567890'], {}],
    ['to=999999999', [], { to: 999_999_999 }],
    ['jobfailed=true', ['jobfailed=true'], {}],
    ['job=web&job=lint', ['job=lint'], { job: 'web' }],
    [`by=${'b'.repeat(256)}`, [`by=${'b'.repeat(60)}…`], {}],
    [`text=${'b'.repeat(255)}`, [], { text: 'b'.repeat(255) }],
  ])('%s: what cannot be understood is told and filters nothing', (piece, refused, filter) => {
    expect(readFilter(piece)).toEqual({ filter: { ...NO_FILTER, ...filter }, refused });
  });
});

const text = fc.oneof(
  fc.constantFrom(
    '',
    'unit',
    'UNIT-1',
    '101',
    '102/1',
    '102 / 2',
    'fail',
    'rao',
    'élodie',
    'changes',
    'lint',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const filters: fc.Arbitrary<RunFilter> = fc.record({
  states: fc.uniqueArray(fc.constantFrom(...FILTER_STATES)),
  job: text,
  jobFailed: fc.boolean(),
  by: text,
  from: fc.option(fc.integer({ min: 99, max: 112 }), { nil: undefined }),
  to: fc.option(fc.integer({ min: 99, max: 112 }), { nil: undefined }),
  text,
});
/** Mostly unset, so that something is let through. */
const someFilter = fc
  .tuple(
    filters,
    fc.subarray(['states', 'job', 'jobFailed', 'by', 'from', 'to', 'text'] as const, { maxLength: 2 }),
  )
  .map(([all, set]): RunFilter => ({
    ...NO_FILTER,
    ...Object.fromEntries(set.map((part) => [part, all[part]])),
  }));

/** The sentences about a filter, one after the other. */
function isLetThrough(filter: RunFilter, run: StageRun): boolean {
  const has = (whole: string | null, part: string): boolean =>
    (whole ?? '').toLowerCase().split(part.trim().toLowerCase()).length > 1 || part.trim() === '';
  const state = runState(run);
  const words: Record<string, boolean> = {
    passed: state === 'Passed',
    failed: state === 'Failed',
    cancelled: state === 'Cancelled',
    active: state === 'Building' || state === 'Failing',
    unknown: state === 'Unknown',
  };
  if (filter.states.length > 0 && !filter.states.some((one) => words[one])) return false;
  const named = run.jobs.filter(({ name }) => has(name, filter.job));
  if (filter.job.trim() !== '' && named.length === 0) return false;
  if (filter.jobFailed && named.every(({ result }) => result !== 'Failed')) return false;
  if (!has(run.approvedBy, filter.by)) return false;
  const counters = [filter.from ?? 0, filter.to ?? 1e9].toSorted((one, other) => one - other);
  if (run.pipelineCounter < (counters[0] ?? 0) || run.pipelineCounter > (counters[1] ?? 0)) return false;
  const typed = filter.text.replaceAll(/\s/g, '');
  if (typed === String(run.pipelineCounter) || typed === `${run.pipelineCounter}/${run.stageCounter}`)
    return true;
  return [run.approvedBy, run.cancelledBy, state, ...run.jobs.map(({ name }) => name)].some((one) =>
    has(one, filter.text),
  );
}

describe('Any filter', () => {
  it('lets those runs of any history through for which all holds that is set', () => {
    let through = 0;
    fc.assert(
      fc.property(someHistory({ maxRuns: 8 }), fc.oneof(someFilter, filters), (runs, filter) => {
        for (const run of runs) {
          expect(matches(filter, run)).toBe(isLetThrough(filter, run));
          if (isFiltering(filter) && matches(filter, run)) through += 1;
          if (!isFiltering(filter)) expect(matches(filter, run)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(through, 'otherwise little is proved').toBeGreaterThan(500);
  });

  it('is read again as it was written, trimmed and in order', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const trimmed = {
          ...filter,
          job: filter.job.trim(),
          by: filter.by.trim(),
          text: filter.text.trim(),
          states: FILTER_STATES.filter((state) => filter.states.includes(state)),
        };
        const piece = writeFilter(filter);
        expect(readFilter(piece)).toEqual({ filter: trimmed, refused: [] });
        expect(writeFilter(readFilter(piece).filter)).toBe(piece);
        const names = [...new URLSearchParams(piece).keys()];
        expect(names).toEqual(FILTER_PARAMETERS.filter((name) => names.includes(name)));
      }),
      { numRuns: 3_000 },
    );
  });

  it('is read from any address at all, and what is read is read again', () => {
    const value = fc.oneof(text, fc.constantFrom('failed,active', 'yes', '12', '-3', 'x'.repeat(300)));
    const parameters = fc.array(fc.tuple(fc.constantFrom(...FILTER_PARAMETERS, 'page'), value), {
      maxLength: 9,
    });
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      parameters.map((pairs) => new URLSearchParams(pairs).toString()),
    );
    fc.assert(
      fc.property(piece, (some) => {
        const { filter, refused } = readFilter(some);
        expect(readFilter(writeFilter(filter))).toEqual({ filter, refused: [] });
        for (const part of [filter.job, filter.by, filter.text])
          expect(part.length).toBeLessThanOrEqual(LONGEST_FILTER_TEXT);
        for (const one of refused) expect(one).toMatch(/^(state|job|jobfailed|by|from|to|text)=/);
      }),
      { numRuns: 3_000 },
    );
  });
});
