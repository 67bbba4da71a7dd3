import { describe, expect } from 'vitest';
import { PLAIN_HOST } from './support/browserTest.ts';
import { blur, focus, hide, show } from './support/attention.ts';
import { row, rows } from './support/history.ts';
import { askedSince, LIVE_STAGE, openLiveStage } from './support/liveStage.ts';
import { liveTest as test } from './support/liveTest.ts';

describe('A server whose clock is not the device’s', () => {
  test.for([
    {
      skew: 300_000,
      said: 'The Go server’s clock is 5 min ahead of this device’s. Ages go by the server’s clock.',
    },
    {
      skew: -7_200_000,
      said: 'The Go server’s clock is 2 h behind this device’s. Ages go by the server’s clock.',
    },
    { skew: 20_000, said: '' },
  ])(
    'of $skew ms: ages are right all the same, and more than a minute is said once',
    async ({ skew, said }, { stand }) => {
      const { go, page, pass } = stand;
      go.setClockSkew(skew);
      await openLiveStage(stand, { active: true });
      // A Date header leaves half a second open.
      await pass(20_000);
      const age = rows(page).first().locator('time > span');
      expect(await age.textContent()).toBe('1 min ago');
      await page.evaluate(() => {
        const told: string[] = [];
        Object.assign(window, { told });
        const note = document.querySelector('.stage-history-skew');
        if (note) new MutationObserver(() => told.push(note.textContent)).observe(note, { childList: true });
      });
      await pass(120_000);
      expect(await age.textContent()).toBe('3 min ago');
      expect(await page.locator('.stage-history-skew').textContent()).toBe(said);
      expect(await page.evaluate('told'), 'not said again').toEqual([]);
    },
  );
});

describe('On plain http', () => {
  test('everything works that needs no more, and nothing breaks', async ({ stand }) => {
    const { go, page, site, pass } = stand;
    go.addStage({
      pipeline: 'shop',
      stage: 'deploy',
      jobs: ['api', 'web'],
      pastRuns: 12,
      underWay: { ago: 60_000, pace: 'held' },
    });
    await page.goto(`${site.origin.replace('localhost', PLAIN_HOST)}/${LIVE_STAGE}`);
    await pass(500);
    expect(await page.evaluate(() => [isSecureContext, 'locks' in navigator])).toEqual([false, false]);
    askedSince(stand);
    await pass(10_000);
    expect(askedSince(stand)).toHaveLength(2);
    await hide(page);
    await pass(60_000);
    expect(askedSince(stand)).toEqual([]);
    await show(page);
    await blur(page);
    await focus(page);

    const run = (await page.locator('tr[data-state=building] th a').textContent()) ?? '';
    await page.getByRole('button', { name: `Tell me when run ${run} ends` }).click();
    await page.getByText(`You will be told here when ${run} ends.`).waitFor();
    expect(await page.getByRole('button', { name: /desktop notification/ }).count()).toBe(0);
    go.finishRun('shop', 'deploy', 'Passed');
    await pass(5_000);
    expect(await row(page, run).locator('.stage-history-state').textContent()).toBe('Passed');
    expect(await page.title()).toBe(`${run} Passed · Passed: shop / deploy`);
  });
});
