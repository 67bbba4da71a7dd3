import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { posts } from './support/activeRun.ts';
import { hostTest, test } from './support/browserTest.ts';
import { putElements, TAG, withElement } from './support/element.ts';
import { expectState, pressCancel, row, rows } from './support/history.ts';

/** Where the element comes from, and a page that knows it by then. */
const DOORS = [
  { door: 'the script tag', doorTest: test, address: 'embed.html' },
  { door: 'the package', doorTest: hostTest, address: '?case=element' },
] as const;

/** What the browser makes of the first element that a selector finds within the element. */
function computed(page: Page, selector: string, property: string, pseudo?: string): Promise<string> {
  return page
    .locator(`${TAG} ${selector}`)
    .first()
    .evaluate((found, [name, part]) => getComputedStyle(found, part).getPropertyValue(name), [
      property,
      pseudo,
    ] as const);
}

/** The button of the run that goes on. */
const cancel = (page: Page): Locator => row(page, '1 / 1').locator('button.stage-history-cancel');

describe.each(DOORS)('The element of $door', ({ doorTest, address }) => {
  doorTest('looks as its attributes say, and on a wall as well', async ({ stand }) => {
    const { page } = stand;
    await stand.open(address);
    const element = await putElements(page, {
      ...{ pipeline: 'foo', stage: 'DEV', overview: 'no', style: 'height: 600px' },
      ...{ density: 'compact', 'heading-level': '4', 'color-scheme': 'dark' },
      ...{ locale: 'en-US', 'time-zone': 'Asia/Tokyo' },
    });
    await element.getByRole('heading', { name: 'foo / DEV', level: 4 }).waitFor();
    await expect.poll(() => rows(page).count()).toBe(2);
    // What a compact list has of an age; the date is its own when there is room.
    const times = row(page, '2 / 1').locator('time');
    expect(await times.locator('small').textContent()).toMatch(/^Sep 23, 2014, 04:21 PM (GMT\+9|JST)$/);
    expect(await computed(page, 'section', 'background-color')).toBe('rgb(20, 24, 29)');
    const compact = (await rows(page).first().boundingBox())?.height ?? NaN;
    await withElement(page, (it) => {
      for (const name of ['density', 'color-scheme', 'heading-level']) it.removeAttribute(name);
    });
    await element.getByRole('heading', { name: 'foo / DEV', level: 2 }).waitFor();
    expect(await computed(page, 'section', 'background-color')).toBe('rgb(255, 255, 255)');
    expect((await rows(page).first().boundingBox())?.height).toBeGreaterThan(compact);

    await withElement(page, (it) => it.setAttribute('wall', ''));
    const wall = element.locator('section[data-wall]');
    await wall.locator('.stage-history-wall-run').first().waitFor();
    // The whole place that the page gives it, by styles that are within the shadow root.
    expect((await wall.boundingBox())?.height).toBe(600);
    expect(await computed(page, '.stage-history-wall-runs', 'flex-flow')).toBe('column wrap');
    expect(await element.getByRole('button').count()).toBe(0);
    await withElement(page, (it) => it.setAttribute('wall', 'false'));
    await expect.poll(() => rows(page).count()).toBe(2);
  });

  doorTest('only shows, or cancels by holding a button, as its attributes say', async ({ stand }) => {
    const { page } = stand;
    await stand.open(address);
    await putElements(page, {
      ...{ pipeline: 'demo_pipeline', stage: 'first_stage', overview: 'no', 'read-only': '' },
    });
    await expectState(page, '1 / 1', 'Building');
    expect(await cancel(page).count()).toBe(0);
    await withElement(page, (it) => it.setAttribute('read-only', 'false'));
    await cancel(page).waitFor();
    await withElement(page, (it) => it.setAttribute('read-only', 'anything'));
    await expect.poll(() => cancel(page).count()).toBe(0);

    await withElement(page, (it) => {
      it.removeAttribute('read-only');
      it.setAttribute('confirm', 'hold');
    });
    await page.getByRole('button', { name: 'Hold to cancel run 1 / 1', exact: true }).waitFor();
    // Without its part's styles the button would not show how far it is.
    await expect
      .poll(() => computed(page, '[data-hold] button, button[data-hold]', 'isolation'))
      .toBe('isolate');
    await page.locator('button[data-hold][data-armed]').hover();
    await page.mouse.down();
    await expectState(page, '1 / 1', 'Cancelled');
    await page.mouse.up();
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    expect(posts(stand)).toHaveLength(1);
  });
});

describe('Two elements on one page', () => {
  test('keep their places in its address, each under its prefix, and Back undoes them', async ({ stand }) => {
    const { page } = stand;
    await stand.open('embed.html?mine=1');
    const shared = { pipeline: 'website', stage: 'test', overview: 'no' };
    const elements = await putElements(
      page,
      { ...shared, 'address-prefix': 'a-' },
      { ...shared, 'address-prefix': 'b-' },
    );
    const first = (at: number): Promise<string | null> =>
      elements.nth(at).locator('tr.stage-history-run th > a').first().textContent();
    const kept = (): string[] => [...new URL(page.url()).searchParams.keys()];
    await expect.poll(() => rows(page).count()).toBe(20);
    const newest = await first(0);
    await elements.nth(0).getByRole('button', { name: 'Older' }).press('Enter');
    await expect.poll(() => first(0)).not.toBe(newest);
    const older = await first(0);
    expect(kept()).toEqual(['mine', 'a-page']);
    expect(await first(1)).toBe(newest);
    await elements.nth(1).getByRole('button', { name: 'Older' }).press('Enter');
    await expect.poll(() => first(1)).toBe(older);
    expect(kept()).toEqual(['mine', 'a-page', 'b-page']);

    await page.goBack();
    await expect.poll(() => first(1)).toBe(newest);
    expect(await first(0)).toBe(older);
    await page.goBack();
    await expect.poll(() => first(0)).toBe(newest);
    expect(kept()).toEqual(['mine']);
  });
});

describe('The element in other words', () => {
  hostTest('speaks the language that it is given, and runs as that does', async ({ stand }) => {
    const { page } = stand;
    await stand.open('?case=element');
    const element = await putElements(page, {
      pipeline: 'demo_pipeline',
      stage: 'first_stage',
      overview: 'no',
    });
    await expectState(page, '1 / 1', 'Building');
    await withElement(page, (it) => {
      it.language = window.arabic;
    });
    const section = element.locator('section.stage-history');
    await expect.poll(() => section.getAttribute('dir')).toBe('rtl');
    expect(await section.getAttribute('lang')).toBe('ar');
    expect(await computed(page, 'table', 'direction')).toBe('rtl');
    expect(await element.getByRole('columnheader').first().textContent()).toBe('التشغيل');
    // The page around is as it was.
    expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('ltr');

    await withElement(page, (it) => {
      it.messages = { column: { run: 'Build' }, cancel: { button: 'Stop' } };
      it.language = undefined;
    });
    await expect.poll(() => section.getAttribute('dir')).not.toBe('rtl');
    expect(await element.getByRole('columnheader').first().textContent()).toBe('Build');
    expect(await element.getByRole('columnheader').nth(1).textContent()).toBe('State');
    expect(await cancel(page).textContent()).toBe('Stop');
    await pressCancel(page, '1 / 1');
    await page.getByRole('alertdialog').waitFor();
  });
});
