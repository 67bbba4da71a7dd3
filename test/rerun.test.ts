import { describe, expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { atFocus } from './support/atFocus.ts';
import { announcements } from './support/announcements.ts';
import { connectionNoise, statusNoise } from './support/browserTest.ts';
import { announced, confirmButton, expectState, rows, showNewer } from './support/history.ts';
import { allCounters } from './support/liveStage.ts';
import { liveHostTest as hostTest, liveTest as test } from './support/liveTest.ts';
import type { LiveStand } from './support/liveTest.ts';
import {
  addTimedStage,
  detailsButton,
  facts,
  openRun,
  panel,
  phases,
  rerunsPosted,
  startHeldRun,
  TIMED_STAGE,
} from './support/openRun.ts';
import { rowBoxes } from './support/rowBoxes.ts';

const STAGE = 'Run stage again…';
const FAILED = 'Run failed jobs again…';
const CHOSEN = 'Run chosen jobs again…';

/** Three runs that passed, and 4 / 1, of which docs and web failed. */
function addFailedRun(stand: LiveStand, version = '26.1.0'): void {
  const { go, clock } = stand;
  addTimedStage(stand, { version });
  go.startRun('shop', 'deploy', { jobs: { docs: 'Failed', web: 'Failed' } });
  clock.advance(60_000);
  go.finishRun('shop', 'deploy');
}

/** Opens 4 / 1, and waits until its buttons take clicks. */
async function openFailedRun(stand: LiveStand): Promise<Locator> {
  addFailedRun(stand);
  await stand.open(TIMED_STAGE);
  const details = await openRun(stand, '4 / 1');
  await stand.pass(500);
  return details;
}

const anyRerun = ({ page }: LiveStand): Locator => page.getByRole('button', { name: /^Run .* again/ });
const question = (page: Page): Locator => page.getByRole('alertdialog');
const button = ({ page }: LiveStand, name: string): Locator =>
  panel(page, '4 / 1').getByRole('button', { name, exact: true });
const focused = (page: Page): Promise<string | null | undefined> =>
  atFocus(page, (at) => at?.ariaLabel ?? at?.textContent);

/** Presses one of the buttons, and waits until the question takes clicks. */
async function ask(stand: LiveStand, name: string): Promise<void> {
  await button(stand, name).click();
  await stand.pass(500);
}

/** Says yes to the question. */
async function confirm({ page, pass }: LiveStand): Promise<void> {
  await confirmButton(page).click();
  await pass(0);
}

/** What is said under the run of what became of it. */
const note = (stand: LiveStand): Promise<string | null> =>
  panel(stand.page, '4 / 1').locator('p.stage-history-note').textContent();

const RUNS = ['4 / 1', '3 / 1', '2 / 1', '1 / 1'];

describe('Running again', () => {
  test('the whole stage: asked first, naming every job, and answered in the server’s words', async ({
    stand,
  }) => {
    const { page } = stand;
    await openFailedRun(stand);
    await ask(stand, STAGE);
    expect(await question(page).getByRole('heading').textContent()).toBe('Run deploy again for shop 4?');
    expect(await question(page).getByRole('paragraph').textContent()).toBe(
      'A new run of the whole stage will start, as it is configured now. In 4 / 1 it had the jobs api, docs and web.',
    );
    expect(rerunsPosted(stand), 'only asked').toEqual([]);
    expect(await confirmButton(page).textContent()).toBe('Run the stage again');
    await confirm(stand);
    expect(await question(page).count()).toBe(0);
    expect(rerunsPosted(stand)).toEqual(['/go/api/stages/shop/4/deploy/run']);
    expect(await note(stand)).toBe(
      'The Go server says: “Request to run stage shop/4/deploy accepted”. Run 4 / 2 has come since.',
    );
    expect(await allCounters(stand)).toEqual(['4 / 2', ...RUNS]);
    expect(await rows(page).count(), 'it waits while the reader’s run is open').toBe(4);
    await showNewer(page, '1 newer run');
    await expectState(page, '4 / 2', 'Building');
    expect(await rows(page).getByText('rerun of').count(), 'it is no part of another').toBe(0);
  });

  test('the failed jobs: names them, and no other', async ({ stand }) => {
    const { page } = stand;
    await openFailedRun(stand);
    await ask(stand, FAILED);
    expect(await question(page).getByRole('heading').textContent()).toBe(
      'Run the failed jobs of 4 / 1 of shop / deploy again?',
    );
    expect(await question(page).getByRole('paragraph').textContent()).toBe(
      'A new run will start. It runs the jobs docs and web again, and copies the results of the other jobs.',
    );
    await confirm(stand);
    expect(rerunsPosted(stand)).toEqual(['/go/api/stages/shop/4/deploy/1/run-failed-jobs']);
    expect(await note(stand)).toContain('“Request to rerun jobs accepted”');
    await showNewer(page, '1 newer run');
    // The dialog that has closed takes the clicks that were meant for it.
    await stand.pass(500);
    const again = await openRun(stand, '4 / 2');
    expect(await facts(again)).toMatchObject({ 'Approved by': 'anonymous', 'Re-run of': '4 / 1' });
    expect(await phases(again, 'api')).toMatch(/^not run again: copied from an earlier run/);
    for (const job of ['docs', 'web']) expect(await phases(again, job)).toMatch(/^waiting for an agent/);
  });

  test('chosen jobs: the failed ones are chosen first, and nothing is posted for none', async ({ stand }) => {
    const { page } = stand;
    await openFailedRun(stand);
    await ask(stand, CHOSEN);
    const job = (name: string): Locator => question(page).getByRole('checkbox', { name });
    expect(await question(page).getByRole('group', { name: 'Jobs to run again' }).textContent()).toContain(
      'api Passeddocs Failedweb Failed',
    );
    expect(await job('api').isChecked()).toBe(false);
    expect(await job('docs').isChecked()).toBe(true);
    expect(await confirmButton(page).textContent()).toBe('Run 2 jobs again');
    await job('docs').uncheck();
    await job('web').uncheck();
    expect(await confirmButton(page).textContent()).toBe('No job chosen');
    await confirmButton(page).click({ force: true });
    await stand.pass(0);
    expect(rerunsPosted(stand)).toEqual([]);
    await job('api').check();
    expect(await confirmButton(page).textContent()).toBe('Run 1 job again');
    await confirm(stand);
    expect(rerunsPosted(stand)).toEqual(['/go/api/stages/shop/4/deploy/1/run-selected-jobs']);
    await showNewer(page, '1 newer run');
    // The dialog that has closed takes the clicks that were meant for it.
    await stand.pass(500);
    const again = await openRun(stand, '4 / 2');
    expect(await phases(again, 'api')).toMatch(/^waiting for an agent/);
    for (const other of ['docs', 'web']) expect(await phases(again, other)).toMatch(/^not run again/);
  });

  test('on GoCD 20.6, which runs a whole stage and no jobs of it: that, and no more, is offered', async ({
    stand,
  }) => {
    addFailedRun(stand, '20.6.0');
    await stand.open(TIMED_STAGE);
    await openRun(stand, '4 / 1');
    await stand.pass(500);
    expect(await anyRerun(stand).allTextContents()).toEqual([STAGE]);
    await ask(stand, STAGE);
    await confirm(stand);
    expect(rerunsPosted(stand)).toEqual(['/go/api/stages/shop/4/deploy/run']);
    expect(await allCounters(stand)).toEqual(['4 / 2', ...RUNS]);
    await showNewer(stand.page, '1 newer run');
    await expectState(stand.page, '4 / 2', 'Building');
  });

  test('posts nothing by Escape, by “Leave it” or by a click beside, and the keyboard’s place is kept', async ({
    stand,
  }) => {
    const { page, pass } = stand;
    await openFailedRun(stand);
    for (const name of [STAGE, FAILED, CHOSEN])
      for (const leave of [
        () => page.keyboard.press('Escape'),
        () => question(page).getByRole('button', { name: 'Leave it' }).click(),
        () => page.mouse.click(5, 5),
      ]) {
        await ask(stand, name);
        expect(await focused(page), 'the safe answer').toBe('Leave it');
        await leave();
        await pass(500);
        expect(await question(page).count()).toBe(0);
        expect(await focused(page)).toBe(name);
      }
    expect(rerunsPosted(stand)).toEqual([]);
    expect(await allCounters(stand)).toEqual(RUNS);
  });

  test('posts once for a double click, and takes no other press before it is answered', async ({ stand }) => {
    const { go, page, pass } = stand;
    await openFailedRun(stand);
    go.setFault('rerun:silent');
    await ask(stand, STAGE);
    await confirmButton(page).dblclick();
    await pass(500);
    expect(rerunsPosted(stand)).toHaveLength(1);
    expect(await note(stand)).toBe('Asking the Go server to run deploy of 4 again…');
    for (const name of [STAGE, FAILED, CHOSEN]) {
      expect(await button(stand, name).getAttribute('aria-disabled')).toBe('true');
      await button(stand, name).press('Enter');
      expect(await question(page).count()).toBe(0);
    }
    expect(rerunsPosted(stand)).toHaveLength(1);
  });

  test('goes by keyboard alone, and screen readers are told each step once', async ({ stand }) => {
    const { page, pass } = stand;
    addFailedRun(stand);
    await stand.open(TIMED_STAGE);
    const said = await announcements(page);
    await detailsButton(page, '4 / 1').focus();
    await page.keyboard.press('Space');
    await pass(0);
    for (let steps = 0; (await focused(page)) !== FAILED && steps < 20; steps += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await pass(0);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Run failed jobs again');
    await page.keyboard.press('Enter');
    await pass(0);
    expect(await focused(page), 'back where it was').toBe(FAILED);
    await pass(10_000);
    expect(rerunsPosted(stand)).toHaveLength(1);
    const accepted = 'The Go server says: “Request to rerun jobs accepted”.';
    expect(await said.jsonValue(), 'all regions together').toEqual([
      'Asking the Go server to run the failed jobs of 4 / 1 again…',
      accepted,
      `${accepted}1 newer run`,
    ]);
    await detailsButton(page, '4 / 1').press('Enter');
    expect(await focused(page)).toBe('Details of run 4 / 1');
  });
});

describe('Nothing can be run again', () => {
  test('by somebody who may not operate the stage', async ({ stand }) => {
    addFailedRun(stand);
    stand.go.setOperatePermission('shop', false);
    await stand.open(TIMED_STAGE);
    await openRun(stand, '4 / 1');
    await stand.pass(31_000);
    expect(await anyRerun(stand).count()).toBe(0);
  });

  test.for(['20.3.0', '19.8.0', '18.6.0'])(
    'on GoCD %s, which cannot be asked for it',
    async (version, { stand }) => {
      addFailedRun(stand, version);
      await stand.open(TIMED_STAGE);
      const details = await openRun(stand, '4 / 1');
      expect((await facts(details))['Duration']).toBeDefined();
      expect(await anyRerun(stand).count()).toBe(0);
    },
  );

  hostTest('in a widget whose host has not asked for it', async ({ stand }) => {
    addFailedRun(stand);
    await stand.open('?case=plain&pipeline=shop&stage=deploy');
    const details = await openRun(stand, '4 / 1');
    expect((await facts(details))['Duration']).toBeDefined();
    expect(await anyRerun(stand).count()).toBe(0);
  });

  test('of an active run; and of a passed one no failed jobs', async ({ stand }) => {
    const { page } = stand;
    addTimedStage(stand);
    startHeldRun(stand);
    await stand.open(TIMED_STAGE);
    await openRun(stand, '4 / 1');
    expect(await anyRerun(stand).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Cancel run 4 / 1' }).count()).toBe(1);
    await openRun(stand, '3 / 1');
    expect(await anyRerun(stand).allTextContents()).toEqual([STAGE, CHOSEN]);
  });
});

/** What a server may answer, how it comes about, and what the reader is told. */
const REFUSALS: readonly {
  readonly what: string;
  readonly refuse: (stand: LiveStand) => void;
  readonly told: string;
  readonly keepsButtons?: false;
}[] = [
  {
    what: 'that something is still in progress (409)',
    refuse: ({ go }) => go.startRun('shop', 'deploy'),
    told: 'It cannot be run again now. Nothing is run again. The Go server says: “Cannot schedule: Stage [deploy] in pipeline [shop] is still in progress”.',
  },
  {
    what: 'that there is nothing to run (400)',
    refuse: ({ go }) => go.setRerunRefusal({ status: 400, message: 'No failed jobs.' }),
    told: 'There is nothing to run again. Nothing is run again. The Go server says: “No failed jobs.”.',
  },
  {
    what: 'that it knows no such run (404)',
    refuse: ({ go }) => go.setRerunRefusal({ status: 404, message: 'Not found.' }),
    told: 'The Go server knows no such run, or no such job of it. Nothing is run again. The Go server says: “Not found.”.',
  },
  {
    what: 'that it cannot make sense of it (422)',
    refuse: ({ go }) => go.setRerunRefusal({ status: 422, message: 'Not like this.' }),
    told: 'The Go server refused the request (HTTP 422). Nothing is run again. The Go server says: “Not like this.”.',
  },
  {
    what: 'that it takes no requests (503)',
    refuse: ({ go }) => go.setFault('rerun:503x1'),
    told: 'The Go server is not taking requests now (HTTP 503). Nothing is run again. Try again in a minute.',
  },
  {
    what: 'that nobody is signed in (401)',
    refuse: ({ go }) => go.setFault('rerun:401x1'),
    told: 'You are signed out of the Go server. Nothing is run again. Sign in and try again.',
  },
  {
    what: 'that the reader may not (403)',
    refuse: ({ go }) => go.setFault('rerun:403x1'),
    told: 'You may not operate this stage. Nothing is run again. ',
    keepsButtons: false,
  },
];

describe('A re-run that the server answers by saying', () => {
  test.for(REFUSALS)('$what: nothing is run again, and the reader is told so', async (refusal, { stand }) => {
    const { page } = stand;
    stand.expectConsole(statusNoise(400, 401, 403, 404, 409, 422, 503));
    await openFailedRun(stand);
    refusal.refuse(stand);
    const before = await allCounters(stand);
    await ask(stand, FAILED);
    await confirm(stand);
    expect(await note(stand)).toContain(refusal.told);
    expect(await announced(page, (await note(stand)) ?? '').count(), 'and screen readers').toBe(1);
    expect(rerunsPosted(stand)).toHaveLength(1);
    expect(await allCounters(stand)).toEqual(before);
    expect(await anyRerun(stand).count()).toBe(refusal.keepsButtons === false ? 0 : 3);
    expect(await atFocus(page, (at) => at !== document.body), 'the keyboard’s place is kept').toBe(true);
  });

  test('nothing, since the connection is lost: whether it is run again is unknown, and the new run shows', async ({
    stand,
  }) => {
    const { go, page } = stand;
    stand.expectConsole(connectionNoise);
    await openFailedRun(stand);
    go.setFault('rerun:lost');
    await ask(stand, FAILED);
    await confirm(stand);
    expect(await note(stand)).toMatch(
      /Whether anything is run again is unknown: look at the newest runs\. Run 4 \/ 2 has come since\.$/,
    );
    expect(await allCounters(stand), 'it was').toEqual(['4 / 2', ...RUNS]);
    expect(await page.getByRole('button', { name: '1 newer run' }).count()).toBe(1);
  });

  test.for(['html', 'bare'])(
    'nothing that is known of a Go server (%s): whether it is run again is unknown',
    async (fault, { stand }) => {
      const { go } = stand;
      await openFailedRun(stand);
      go.setFault(`rerun:${fault}`);
      await ask(stand, FAILED);
      await confirm(stand);
      expect(await note(stand)).toBe(
        'The answer is not as the Stages API documents it (HTTP 200). Whether anything is run again is unknown: look at the newest runs.',
      );
      expect(await allCounters(stand)).toEqual(RUNS);
    },
  );

  test('nothing for half a minute: it is given up, as unknown', async ({ stand }) => {
    const { go, pass } = stand;
    await openFailedRun(stand);
    go.setFault('rerun:silent');
    await ask(stand, FAILED);
    await confirm(stand);
    await pass(30_000, { longest: 5_000 });
    expect(await note(stand)).toBe(
      'The Go server does not answer. Whether anything is run again is unknown: look at the newest runs.',
    );
    expect(await anyRerun(stand).first().getAttribute('aria-disabled'), 'may be tried again').toBeNull();
    expect(await allCounters(stand)).toEqual(RUNS);
  });
});

describe('When an open run ends', () => {
  test.for([340, 500, 1040])(
    'its re-run buttons come without moving the rows below, and take no click in their first half second (%s px)',
    async (width, { stand }) => {
      const { go, page, pass } = stand;
      await page.setViewportSize({ width, height: 900 });
      addTimedStage(stand);
      startHeldRun(stand);
      await stand.open(TIMED_STAGE);
      await openRun(stand, '4 / 1');
      await pass(5_000);
      // The jobs' own texts change with their end; what is measured is the room that was kept for the buttons.
      const room = (): Promise<number> =>
        page.locator('.stage-history-rerun').evaluate((element) => element.getBoundingClientRect().height);
      const before = await room();
      const below = (await rowBoxes(page))[1]?.y ?? NaN;
      const cancel = await page.getByRole('button', { name: 'Cancel run 4 / 1' }).boundingBox();
      go.finishRun('shop', 'deploy', 'Failed');
      await pass(5_000);
      expect(await anyRerun(stand).count()).toBe(3);
      expect(await room()).toBe(before);
      const lower = (await rowBoxes(page))[1]?.y ?? NaN;
      if (width > 800) expect(Math.abs(lower - below), 'the row below').toBeLessThan(1);
      for (const each of await anyRerun(stand).all()) {
        const box = await each.boundingBox();
        const isApart =
          box !== null &&
          cancel !== null &&
          (box.y >= cancel.y + cancel.height || box.y + box.height <= cancel.y);
        expect(isApart, 'never where Cancel stood').toBe(true);
      }
      await button(stand, STAGE).click();
      await pass(400);
      expect(await question(page).count()).toBe(0);
      await pass(100);
      await button(stand, STAGE).click();
      expect(await question(page).count()).toBe(1);
      expect(rerunsPosted(stand)).toEqual([]);
    },
  );
});
