import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, inject, test as base } from 'vitest';
import { useStand } from './support/browserTest.ts';
import type { Stand } from './support/browserTest.ts';
import { cancelRun, counters, expectState } from './support/history.ts';

/** As in docs/nginx.conf: nothing inline, nothing from elsewhere. */
const POLICY =
  "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'";

/** With the icon that the host page of the tests has of its own. */
const HOST_POLICY = `${POLICY}; img-src 'self' data:`;

const strict = (folder: 'pageFolder' | 'hostFolder', policy: string) =>
  base.extend<{ stand: Stand }>({
    stand: async ({}, use) =>
      useStand(use, inject(folder), {
        headers: { 'Content-Security-Policy': policy },
        prepare: noteViolations,
      }),
  });
const pageTest = strict('pageFolder', POLICY);
const hostTest = strict('hostFolder', HOST_POLICY);

/** What the browser has held against each policy of a context's pages, through all their loads. */
const violations = new WeakMap<BrowserContext, string[]>();

async function noteViolations(context: BrowserContext): Promise<void> {
  const noted: string[] = [];
  violations.set(context, noted);
  await context.exposeBinding('noteViolation', (_, violation: string) => void noted.push(violation));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { noteViolation } = window as unknown as { noteViolation: (violation: string) => void };
      noteViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
  });
}

/** Fails with what was blocked; and shows that something would have been. */
async function expectNoViolation({ context, page, expectConsole }: Stand): Promise<void> {
  expect(violations.get(context)).toEqual([]);
  expectConsole(/Content Security Policy/);
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await expect.poll(() => violations.get(context)).toHaveLength(1);
}

/** By keyboard: a dialog that has just closed takes the clicks that were meant for it. */
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().press('Enter');

async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, name)]);
  const parts: Buffer[] = [];
  for await (const part of await file.createReadStream()) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts).toString('utf8');
}

describe('Under a policy that allows nothing inline', () => {
  pageTest('everything the page has works, and nothing is blocked', async ({ stand }) => {
    const { page, go, clock, context } = stand;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    go.setVersion('26.1.0');
    go.addStage({ pipeline: 'shop', stage: 'deploy', jobs: ['api', 'docs', 'web'] });
    for (let runs = 0; runs < 12; runs += 1) {
      go.startRun('shop', 'deploy');
      clock.advance(1_000);
      go.finishRun('shop', 'deploy', runs % 3 === 0 ? 'Failed' : 'Passed');
    }
    go.startRun('shop', 'deploy');
    clock.advance(1_000);

    await stand.open('');
    await page.getByLabel('Pipeline', { exact: true }).fill('shop');
    await page.getByLabel('Stage', { exact: true }).fill('deploy');
    await press(page, 'Show history');
    await expectState(page, '13 / 1', 'Building');
    await page.locator('.stage-history-strip').waitFor();

    await press(page, 'Details of run 13 / 1');
    const open = page.getByRole('group', { name: 'Details of run 13 / 1', exact: true });
    await open.getByRole('listitem').first().waitFor();
    expect(await open.locator('[style]').count(), 'bars have their places, by script').toBeGreaterThan(0);
    await press(page, 'Copy link');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('run=13/1');
    await cancelRun(page, '13 / 1');
    await expectState(page, '13 / 1', 'Cancelled');

    await press(page, 'Take along');
    expect(await download(page, 'Download CSV')).toContain('13/1,Cancelled,');
    expect(JSON.parse(await download(page, 'Download JSON'))).toBeTruthy();

    await press(page, 'Failed');
    await expect.poll(() => counters(page)).toHaveLength(4);
    await press(page, 'Grid');
    await page.getByRole('grid').getByRole('gridcell').first().waitFor();
    await stand.open('?pipeline=shop&stage=deploy&compare=12/1,11/1');
    await page.locator('.stage-history-compare').waitFor();
    await press(page, 'More');
    await expectNoViolation(stand);
  });

  pageTest('the demo has its service worker', async ({ stand }) => {
    await stand.open('?demo&pipeline=website&stage=test&overview=no');
    await expect.poll(() => counters(stand.page)).toHaveLength(10);
    await expectNoViolation(stand);
  });

  pageTest(
    'the script tag’s elements bring their styles, and those of parts that come later',
    async ({ stand }) => {
      const { page } = stand;
      await stand.open('embed.html');
      const elements = page.locator('gocd-stage-history');
      await expect.poll(() => elements.getByRole('table').count()).toBe(4);
      await page.evaluate(() => {
        document.querySelectorAll('gocd-stage-history').forEach((element) => {
          element.removeAttribute('overview');
          element.setAttribute('confirm', 'hold');
        });
      });
      await expect.poll(() => elements.locator('.stage-history-strip').count()).toBeGreaterThan(1);
      // As the styles of the list have it, of the overview, and of the button that is held.
      const look = (selector: string, property: string): Promise<string> =>
        elements
          .locator(selector)
          .first()
          .evaluate((found, name) => getComputedStyle(found).getPropertyValue(name), property);
      expect(await look('td', 'text-align')).toBe('start');
      expect(await look('.stage-history-strip', 'display')).not.toBe('block');
      await expect.poll(() => look('button[data-hold]', 'isolation')).toBe('isolate');
      await page.evaluate(() => {
        document
          .querySelectorAll('gocd-stage-history')
          .forEach((element) => element.removeAttribute('confirm'));
      });

      await elements.nth(2).getByRole('button', { name: 'Cancel run 1 / 1', exact: true }).press('Enter');
      const question = elements.nth(2).getByRole('alertdialog');
      await question.getByRole('button', { name: 'Keep running' }).waitFor();
      // The widget's dialog: no browser draws corners and edges of that kind by itself.
      expect(await look('dialog[open]', 'border-top-width')).toBe('1px');
      expect(parseFloat(await look('dialog[open]', 'border-top-left-radius'))).toBeGreaterThan(0);
      await question.getByRole('button', { name: /^Cancel run/ }).press('Enter');
      await expect
        .poll(() => elements.nth(2).locator('.stage-history-state').first().textContent())
        .toBe('Cancelled');
      await expectNoViolation(stand);
    },
  );

  hostTest('the widget works in a page of somebody else’s', async ({ stand }) => {
    await stand.open('?case=twice');
    await expect.poll(() => counters(stand.page)).toHaveLength(20);
    await stand.page.locator('.stage-history-strip').first().waitFor();
    await expectNoViolation(stand);
  });
});
