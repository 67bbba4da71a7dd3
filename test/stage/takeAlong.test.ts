import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { failedJobsAsMarkdown, runsAsCsv, runsAsJson } from '../../src/stage/takeAlong.ts';
import { runState } from '../../src/stage/runState.ts';
import type { RunId, StageRun } from '../../src/stage/StageRun.ts';
import { someHistory } from '../support/someHistory.ts';
import { someRun } from '../support/someRun.ts';

const linkOf = (run: RunId): string => `https://go.example.com/go/pipelines/${run.pipelineCounter}`;
const withJobNames = (run: StageRun, ...names: string[]): StageRun => ({
  ...run,
  jobs: names.map((name) => ({ name, state: 'Completed', result: 'Failed', scheduledDate: undefined })),
});

/** CSV as RFC 4180 has it, character by character. Throws where it is none. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (at >= text.length) throw new Error('a quote is not closed');
        if (text[at] === '"') at += 1;
        field += text[at] ?? '';
      }
      at += 1;
    } else
      for (; at < text.length && text[at] !== ',' && text[at] !== '\r'; at += 1) {
        if (text[at] === '"' || text[at] === '\n') throw new Error(`${text[at]} stands without quotes`);
        field += text[at] ?? '';
      }
    record.push(field);
    if (text.startsWith('\r\n', at)) {
      records.push(record);
      record = [];
      at += 2;
    } else if (text[at] === ',') at += 1;
    else throw new Error(`neither comma nor line break at ${at}`);
  }
  if (record.length > 0) throw new Error('the last line does not end');
  return records;
}

describe('Runs as CSV', () => {
  it('are a heading and a line each, as given', () => {
    const rerun = someRun(141, 'lint:Completed/Passed unit:Completing/Failed web:Napping/Unknown', {
      stageCounter: '2',
      rerunOfCounter: 1,
      approvedBy: 'k.rao',
    });
    const cancelled = someRun(140, 'Completed/Cancelled', { approvedBy: null, cancelledBy: 'GoCD' });
    const dateless = {
      ...cancelled,
      jobs: cancelled.jobs.map((job) => ({ ...job, scheduledDate: undefined })),
    };
    expect(runsAsCsv([rerun, dateless], linkOf)).toBe(
      'run,state,started,approved by,cancelled by,rerun of,failed jobs,jobs,link\r\n' +
        '141/2,Failing,2026-01-15T12:00:00.000Z,k.rao,,141/1,unit,"lint: passed; unit: failing; web: Napping",' +
        'https://go.example.com/go/pipelines/141\r\n' +
        '140/1,Cancelled,,,GoCD,,,unit: cancelled,https://go.example.com/go/pipelines/140\r\n',
    );
  });

  it('are only a heading where there are none', () => {
    expect(parseCsv(runsAsCsv([], linkOf))).toHaveLength(1);
  });

  test.each<[name: string, field: string]>([
    ['=1+1', `'=1+1`],
    ['+1', `'+1`],
    ['-1', `'-1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['  =1+1', `'  =1+1`],
    ['\t1', `'\t1`],
    ['\r1', `'\r1`],
    ['"=1+1"', `'"=1+1"`],
    ['＝1+1', `'＝1+1`],
    ['a;=1+1', `a;'=1+1`],
    ['\t=1+1', `'\t'=1+1`],
    ['a-b', 'a-b'],
    ['k.rao@example.com', 'k.rao@example.com'],
    ['Rao, K.', 'Rao, K.'],
    ['say "no"', 'say "no"'],
  ])('have the name %j as %j', (name, field) => {
    const csv = runsAsCsv(
      [someRun(142, 'Completed/Passed', { approvedBy: name, cancelledBy: name })],
      linkOf,
    );
    expect(parseCsv(csv)[1]?.slice(3, 5)).toEqual([field, field]);
    if (field.startsWith(`'`)) expect(csv, 'in quotes').toContain(`,"'`);
  });

  const nasty = fc.string({
    unit: fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '＝',
      '\t',
      '\r',
      '\n',
      '"',
      "'",
      ',',
      ';',
      ' ',
      '\0',
      'a',
      '1',
      'é',
    ),
    maxLength: 8,
  });

  it('are read again as what was written, whatever the names', () => {
    fc.assert(
      fc.property(nasty, nasty, fc.array(nasty, { maxLength: 3 }), (approvedBy, cancelledBy, names) => {
        const run = withJobNames(someRun(142, '', { approvedBy, cancelledBy }), ...names);
        const csv = runsAsCsv([run, run], linkOf);
        const [heading, ...lines] = parseCsv(csv);
        expect(lines).toHaveLength(2);
        const bare = (text = ''): string => text.replaceAll(`'`, '');
        for (const line of lines) {
          expect(line).toHaveLength(heading?.length ?? 0);
          const failed = names.join('; ');
          expect([line[3], line[4], line[6]].map(bare)).toEqual([approvedBy, cancelledBy, failed].map(bare));
          expect(bare(line[7])).toBe(bare(names.map((name) => `${name}: failed`).join('; ')));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('can begin no formula, whatever the names, and wherever a spreadsheet takes a field to begin', () => {
    fc.assert(
      fc.property(nasty, fc.array(nasty, { maxLength: 3 }), (approvedBy, names) => {
        const csv = runsAsCsv([withJobNames(someRun(142, '', { approvedBy }), ...names)], linkOf);
        for (const field of parseCsv(csv).flat()) expect(field).not.toMatch(/^([\t\r\n]|[\s\0]*[=+\-@＝])/);
        for (const separator of [/[,\r\n]/, /[;\r\n]/, /[\t\r\n]/])
          for (const piece of csv.split(separator)) expect(piece).not.toMatch(/^["\s\0]*[=+\-@＝]/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of any history have the server’s names unchanged, which cannot begin a formula', () => {
    fc.assert(
      fc.property(someHistory(), (runs) => {
        const lines = parseCsv(runsAsCsv(runs, linkOf)).slice(1);
        expect(lines.map((line) => [line[0], line[1], line[3], line[4]])).toEqual(
          runs.map((run) => [
            `${run.pipelineCounter}/${run.stageCounter}`,
            runState(run),
            run.approvedBy ?? '',
            run.cancelledBy ?? '',
          ]),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('Runs as JSON', () => {
  it('tell all of their jobs in the server’s words, and null where nothing was told', () => {
    const run = someRun(141, 'Completing/Failed', { stageCounter: '2', rerunOfCounter: 1 });
    const untold = someRun(140, '', {
      approvedBy: '',
      jobs: [{ name: 'web', state: undefined, result: 'Skipped', scheduledDate: undefined }],
    });
    const json = runsAsJson([run, untold], linkOf);
    expect(JSON.parse(json)).toEqual([
      {
        run: '141/2',
        state: 'Failing',
        started: '2026-01-15T12:00:00.000Z',
        approvedBy: 'changes',
        cancelledBy: null,
        rerunOf: '141/1',
        link: 'https://go.example.com/go/pipelines/141',
        jobs: [
          { name: 'unit', state: 'Completing', result: 'Failed', scheduled: '2026-01-15T12:00:00.000Z' },
        ],
      },
      {
        run: '140/1',
        state: 'Unknown',
        started: null,
        approvedBy: null,
        cancelledBy: null,
        rerunOf: null,
        link: 'https://go.example.com/go/pipelines/140',
        jobs: [{ name: 'web', state: null, result: 'Skipped', scheduled: null }],
      },
    ]);
    expect(json.split('\n')[1], 'indented by two spaces').toBe('  {');
  });

  it('are an empty list where there are none', () => {
    expect(JSON.parse(runsAsJson([], linkOf))).toEqual([]);
  });
});

describe('A run’s failed jobs as Markdown', () => {
  const jobLinkOf = (job: string): string =>
    `https://go.example.com/go/tab/${encodeURIComponent(job.toWellFormed())}`;

  it('are a line for the run, and a list of them with links', () => {
    const run = someRun(142, 'lint:Completed/Passed unit:Completed/Failed web:Completing/Failed');
    expect(failedJobsAsMarkdown(run, linkOf(run), jobLinkOf)).toBe(
      '[website / test 142 / 1](https://go.example.com/go/pipelines/142): Failing\n\n' +
        '- [unit](https://go.example.com/go/tab/unit)\n' +
        '- [web](https://go.example.com/go/tab/web)\n',
    );
  });

  it('are one line where none failed', () => {
    const run = someRun(142, 'lint:Completed/Passed unit:Completed/Cancelled');
    expect(failedJobsAsMarkdown(run, linkOf(run), jobLinkOf)).toBe(
      'No job of [website / test 142 / 1](https://go.example.com/go/pipelines/142) failed.\n',
    );
  });

  test.each<[name: string, text: string]>([
    ['unit_test', 'unit\\_test'],
    ['**bold**', '\\*\\*bold\\*\\*'],
    ['a](https://evil.example)', 'a\\]\\(https\\:\\/\\/evil\\.example\\)'],
    ['<b>&amp;`', '\\<b\\>\\&amp\\;\\`'],
    ['back\\slash', 'back\\\\slash'],
    ['two\n\n# lines\r\nand more', 'two \\# lines and more'],
  ])('have the name %j as %s', (name, text) => {
    const markdown = failedJobsAsMarkdown(withJobNames(someRun(142, ''), name), 'x', () => 'y');
    expect(markdown.split('\n').slice(2)).toEqual([`- [${text}](y)`, '']);
  });

  test.each<[link: string, address: string]>([
    ['https://go.example.com/a(b)c', 'https://go.example.com/a%28b%29c'],
    ['https://go.example.com/a b\nc', 'https://go.example.com/a%20b%0Ac'],
    ["/go/'<x>`\\", '/go/%27%3Cx%3E%60%5C'],
    ['/go?a=1&copy;=2', '/go?a=1&amp;copy;=2'],
    ['/go/%20?a=1&b=2', '/go/%20?a=1&b=2'],
    ['/go/\ud800', '/go/\ufffd'],
  ])('link to %j as %s', (link, address) => {
    const markdown = failedJobsAsMarkdown(someRun(142, 'Completed/Passed'), link, jobLinkOf);
    expect(markdown).toBe(`No job of [website / test 142 / 1](${address}) failed.\n`);
  });

  const ascii = fc.nat({ max: 127 }).map((code) => String.fromCharCode(code));
  it('have every name as it is once the backslashes are taken away, and no sign without one', () => {
    const names = fc.array(
      fc.string({
        unit: fc.oneof(ascii, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })),
        minLength: 1,
        maxLength: 12,
      }),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(names, (some) => {
        const markdown = failedJobsAsMarkdown(withJobNames(someRun(142, ''), ...some), 'x', jobLinkOf);
        const items = markdown.split('\n').slice(2, -1);
        expect(items).toHaveLength(some.length);
        for (const [at, item] of items.entries()) {
          const text =
            /^- \[((?:\\[!-/:-@[-`{-~]|[^!-/:-@[-`{-~])*)\]\([^\s()<>\\]*\)$/u.exec(item)?.[1] ?? 'no item';
          expect(text.replaceAll(/\\(.)/gu, '$1')).toBe(some[at]?.replaceAll(/[\s\p{Cc}]+/gu, ' '));
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
