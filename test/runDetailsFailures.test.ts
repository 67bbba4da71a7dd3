import { describe, expect } from 'vitest';
import { atFocus } from './support/atFocus.ts';
import { connectionNoise, statusNoise } from './support/browserTest.ts';
import { counters } from './support/history.ts';
import { liveTest as test } from './support/liveTest.ts';
import type { LiveStand } from './support/liveTest.ts';
import {
  addTimedStage,
  fact,
  facts,
  openRun,
  panel,
  phases,
  runsAsked,
  startHeldRun,
  TIMED_STAGE,
  panels,
} from './support/openRun.ts';

/** What can go wrong with the read of one run, and what the reader is told. */
const FAILURES = [
  ['401', 'You are signed out of the Go server'],
  ['noview', 'You may not view this pipeline'],
  ['500', 'The Go server failed'],
  ['503', 'The Go server is not taking requests now'],
  ['html', 'The answer is not JSON'],
  ['truncated', 'The answer broke off'],
  ['lost', 'The Go server cannot be reached'],
] as const;

const ROWS = ['3 / 1', '2 / 1', '1 / 1'];

async function openStage(stand: LiveStand): Promise<void> {
  stand.expectConsole(statusNoise(401, 403, 500, 503), connectionNoise);
  addTimedStage(stand);
  await stand.open(TIMED_STAGE);
}

const tryAgain = ({ page }: LiveStand) => panels(page).getByRole('button', { name: 'Try again' });
const failure = ({ page }: LiveStand) => panels(page).getByText('could not be read');

describe('A run that cannot be read', () => {
  test.for(FAILURES)(
    'says so (%s), keeps the rows, and is read when asked again',
    async ([fault, title], { stand }) => {
      const { go, page, pass } = stand;
      await openStage(stand);
      go.setFault(`instance:${fault}`);
      const details = await openRun(stand, '3 / 1');
      expect(await failure(stand).textContent()).toContain(`Run 3 / 1 could not be read: ${title}.`);
      expect(await facts(details), 'what its row knows').toMatchObject({
        'Approved by': 'triggered by changes',
      });
      expect(await fact(details, 'Duration')).toBeUndefined();
      expect(await details.getByRole('link', { name: 'Value stream map' }).count()).toBe(1);
      expect(await details.getByRole('button').allTextContents(), 'nothing to run again with').toEqual([
        'Try again',
        'Copy link',
      ]);
      expect(await counters(page)).toEqual(ROWS);
      expect(await page.locator('.stage-history-notices').textContent(), 'the history itself is well').toBe(
        '',
      );
      // Browsers ask twice by themselves where a connection breaks.
      expect([...new Set(runsAsked(stand))], 'and no other run is asked for').toEqual([
        '/go/api/stages/shop/3/deploy/1',
      ]);

      go.setFault(undefined);
      await tryAgain(stand).press('Enter');
      await pass(0);
      expect(await failure(stand).count()).toBe(0);
      expect(await fact(details, 'Duration')).toMatch(/^3 min,/);
      expect(await atFocus(page, (at) => at?.ariaLabel), 'the keyboard’s place').toBe('Details of run 3 / 1');
    },
  );

  test('for want of an answer says so after a while', async ({ stand }) => {
    await openStage(stand);
    stand.go.setFault('instance:silent');
    const details = await openRun(stand, '3 / 1');
    expect(await details.getByText('Reading run 3 / 1…').count()).toBe(1);
    expect(await details.getAttribute('aria-busy')).toBe('true');
    await stand.pass(15_000, { longest: 5_000 });
    await expect.poll(() => failure(stand).textContent()).toContain('The Go server does not answer.');
    expect(await details.getByText('Reading run').count()).toBe(0);
  });

  test('is read by itself with the next look at the newest runs, and then no more', async ({ stand }) => {
    await openStage(stand);
    stand.go.setFault('instance:500x1');
    const details = await openRun(stand, '3 / 1');
    expect(await failure(stand).count()).toBe(1);
    await stand.pass(30_000, { longest: 10_000 });
    expect(await failure(stand).count()).toBe(0);
    expect(await fact(details, 'Duration')).toMatch(/^3 min,/);
    expect(runsAsked(stand), 'it twice, and the two others').toHaveLength(4);
    await stand.pass(30_000, { longest: 10_000 });
    expect(runsAsked(stand)).toHaveLength(4);
  });

  test('says that it is being read once that is asked for, and keeps the keyboard’s place', async ({
    stand,
  }) => {
    const { go, page, pass } = stand;
    await openStage(stand);
    go.setFault('instance:500x1');
    const details = await openRun(stand, '3 / 1');
    go.setFault('instance:silent');
    await tryAgain(stand).press('Enter');
    await pass(0);
    expect(await details.getByText('Reading run 3 / 1…').count()).toBe(1);
    expect(await failure(stand).count()).toBe(0);
    expect(await atFocus(page, (at) => at?.ariaLabel)).toBe('Details of run 3 / 1');
    expect(runsAsked(stand)).toHaveLength(2);
  });
});

describe('An active run that cannot be read again', () => {
  test('keeps what is known of it, which goes on, and says why', async ({ stand }) => {
    const { go, pass, page } = stand;
    stand.expectConsole(statusNoise(500));
    addTimedStage(stand);
    startHeldRun(stand);
    await stand.open(TIMED_STAGE);
    const details = await openRun(stand, '4 / 1');
    go.setFault('instance:500');
    await pass(10_000);
    expect(await failure(stand).textContent()).toContain(
      'Run 4 / 1 could not be read: The Go server failed.',
    );
    expect(await phases(details, 'web')).toBe('waiting for an agent, 10 s so far');
    expect(await counters(page)).toEqual(['4 / 1', ...ROWS]);
    go.setFault(undefined);
    go.moveJob('shop', 'deploy', 'web', 'Building');
    await pass(5_000);
    expect(await failure(stand).count()).toBe(0);
    expect(await phases(details, 'web')).toMatch(/^waiting for an agent 10 s .*building, 5 s so far/);
  });
});

describe('The runs that it would be compared with', () => {
  test('when they cannot be read, are not said to be too few', async ({ stand }) => {
    const { page, open } = stand;
    stand.expectConsole(statusNoise(500));
    addTimedStage(stand, { took: [60_000, 60_000, 60_000, 60_000, 60_000] });
    await page.route(/stages\/shop\/[1-4]\/deploy\/1$/, (route) =>
      route.fulfill({ status: 500, body: 'Broken.' }),
    );
    await open(TIMED_STAGE);
    const details = await openRun(stand, '5 / 1');
    expect(await fact(details, 'Duration')).toMatch(/^1 min,/);
    expect(await fact(details, 'Usually')).toBe('not known, since passed runs could not be read');
    expect(await panel(page, '5 / 1').getByText('could not be read:').count(), 'it could itself').toBe(0);
  });
});
