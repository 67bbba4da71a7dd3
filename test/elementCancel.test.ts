import { describe, expect } from 'vitest';
import type { StageHistoryElement } from '../src/element/StageHistoryElement.tsx';
import { outcome, posts } from './support/activeRun.ts';
import { statusNoise, test } from './support/browserTest.ts';
import type { Stand } from './support/browserTest.ts';
import { heard, putElements, withElement } from './support/element.ts';
import { confirmButton, expectState, pauseUpdates, rows } from './support/history.ts';

declare global {
  interface Window {
    /** What a listener of the page has kept for later. */
    kept: { waitFor: (decision: Promise<boolean>) => void; yes: (isYes: boolean) => void };
  }
}

const NOT_ALLOWED = 'The page around this history did not allow it';
const FAILED = 'The page around this history failed when it was asked.';

/** What a page does when it is asked, once, and what its reader is told then. Run in the browser: they name nothing outside. */
const NOES: readonly (readonly [(it: StageHistoryElement) => void, string])[] = [
  [
    (it) => it.addEventListener('cancelrequested', (event) => event.preventDefault(), { once: true }),
    `${NOT_ALLOWED}.`,
  ],
  [
    (it) =>
      it.addEventListener('cancelrequested', ({ detail }) => detail.veto('Ask <b>ops</b> first.'), {
        once: true,
      }),
    `${NOT_ALLOWED}: Ask <b>ops</b> first.`,
  ],
  [
    (it) =>
      it.addEventListener('cancelrequested', ({ detail }) => detail.waitFor(Promise.resolve(false)), {
        once: true,
      }),
    `${NOT_ALLOWED}.`,
  ],
  [
    // Of several, one that does not allow it is enough.
    (it) =>
      it.addEventListener(
        'cancelrequested',
        ({ detail }) => {
          detail.waitFor(Promise.resolve(true));
          detail.waitFor(Promise.resolve({ veto: 'Frozen until Monday.' }));
          detail.waitFor(Promise.resolve());
        },
        { once: true },
      ),
    `${NOT_ALLOWED}: Frozen until Monday.`,
  ],
  [
    (it) =>
      it.addEventListener(
        'cancelrequested',
        ({ detail }) => detail.waitFor(Promise.reject(new Error('this page cannot say'))),
        { once: true },
      ),
    FAILED,
  ],
  [
    // Whatever another one says before and after it.
    (it) => {
      const once = { once: true };
      it.addEventListener('cancelrequested', ({ detail }) => detail.waitFor(Promise.resolve(true)), once);
      const broken = (): void => {
        throw new Error('this page cannot say');
      };
      it.addEventListener('cancelrequested', broken, once);
      document.addEventListener('cancelrequested', () => undefined, once);
    },
    FAILED,
  ],
  [
    // Heard on the document, from within another shadow root.
    () => document.addEventListener('cancelrequested', (event) => event.preventDefault(), { once: true }),
    `${NOT_ALLOWED}.`,
  ],
];

/** How often the page was told that a cancel is settled. */
const settled = ({ page }: Stand): Promise<number> =>
  page.evaluate(() => {
    const heard: unknown = Reflect.get(window, 'heard');
    return Array.isArray(heard) ? heard.filter((one) => String(one).startsWith('cancelsettled')).length : 0;
  });

/** Confirms a cancel. By keyboard: a dialog that has just closed takes the clicks that were meant for it. */
async function ask({ page }: Stand, counter: string): Promise<void> {
  await page.getByRole('button', { name: `Cancel run ${counter}`, exact: true }).press('Enter');
  await confirmButton(page).press('Enter');
}

describe('The element before a cancel', () => {
  test('asks its listeners: each no is a no, and a yes, said in time, posts once', async ({ stand }) => {
    const { page } = stand;
    stand.expectConsole(/this page cannot say/, /A listener of cancelrequested has thrown/);
    await stand.open('embed.html');
    await putElements(page, { pipeline: 'demo_pipeline', stage: 'first_stage', overview: 'no' });
    await expectState(page, '1 / 1', 'Building');
    await pauseUpdates(page);
    for (const [at, [listen, sentence]] of NOES.entries()) {
      await withElement(page, listen);
      await ask(stand, '1 / 1');
      await expect.poll(() => settled(stand), { message: `answer ${at}` }).toBe(at + 1);
      await expect
        .poll(() => outcome(stand), { message: `answer ${at}` })
        .toBe(`${sentence} No cancel was sent. Nothing was cancelled.`);
    }
    expect(posts(stand)).toEqual([]);

    await withElement(page, (it) =>
      it.addEventListener('cancelrequested', ({ detail }) => {
        let yes: (isYes: boolean) => void = () => undefined;
        detail.waitFor(new Promise((resolve) => (yes = resolve)));
        window.kept = { waitFor: detail.waitFor, yes };
      }),
    );
    await ask(stand, '1 / 1');
    await page.getByRole('button', { name: 'Do not cancel' }).waitFor();
    const late = await page.evaluate(() => {
      try {
        window.kept.waitFor(Promise.resolve(false));
      } catch (error) {
        return String(error);
      }
      return 'taken';
    });
    expect(late).toBe('Error: cancelrequested: waitFor() has to be called before the listener returns.');
    expect(posts(stand)).toEqual([]);
    await page.evaluate(() => window.kept.yes(true));
    await expectState(page, '1 / 1', 'Cancelled');
    await expect.poll(() => settled(stand)).toBe(NOES.length + 1);
    expect(posts(stand)).toHaveLength(1);
    expect(await heard(page)).toContainEqual(['cancelsettled', ['run', 'result'], false]);
  });
});

describe('The element that nobody need answer', () => {
  test('tells of what became of a cancel, of new runs, and of a failure and its end', async ({ stand }) => {
    const { page, go, clock } = stand;
    stand.expectConsole(statusNoise(503));
    go.addStage({ pipeline: 'shop', stage: 'deploy', jobs: ['api'], pastRuns: 2, pace: 'held' });
    go.startRun('shop', 'deploy');
    await stand.open('embed.html');
    await putElements(page, { pipeline: 'shop', stage: 'deploy', overview: 'no' });
    await expectState(page, '3 / 1', 'Building');
    await pauseUpdates(page);
    await withElement(page, (it) => {
      const told: string[] = [];
      Reflect.set(window, 'told', told);
      it.addEventListener('cancelsettled', ({ detail: { run, result } }) => {
        told.push(`settled ${run.pipelineCounter}/${run.stageCounter} ${result}`);
      });
      it.addEventListener('newruns', ({ detail: { runs, orMore } }) => {
        told.push(`new ${runs.map((run) => run.pipelineCounter).join(' ')} ${String(orMore)}`);
      });
      it.addEventListener('failure', ({ detail: { failure } }) => {
        told.push(failure ? `failure ${failure.kind} ${String(failure.status)}` : 'well again');
      });
    });
    const told = (): Promise<unknown> => page.evaluate('window.told');
    const refresh = (): Promise<void> => page.getByRole('button', { name: 'Refresh' }).press('Enter');

    await ask(stand, '3 / 1');
    await expect.poll(told).toEqual(['settled 3/1 cancelled']);
    expect(posts(stand)).toHaveLength(1);
    clock.advance(1_000);
    go.startRun('shop', 'deploy');
    await refresh();
    await expect.poll(() => rows(page).count()).toBe(4);
    await expect.poll(told).toEqual(['settled 3/1 cancelled', 'new 4 false']);
    go.setFault('history:503');
    await refresh();
    await expect.poll(async () => JSON.stringify(await told())).toContain('failure unavailable 503');
    go.setFault(undefined);
    await refresh();
    await expect
      .poll(told)
      .toEqual(['settled 3/1 cancelled', 'new 4 false', 'failure unavailable 503', 'well again']);
    const kinds = (await heard(page)).map((one) => JSON.stringify(one));
    expect(kinds).toContain('["newruns",["runs","orMore"],false]');
    expect(kinds).toContain('["failure",["failure"],false]');
  });
});
