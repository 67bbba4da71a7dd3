import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, hostTest, test } from './support/browserTest.ts';
import { confirmButton, pressCancel, rows } from './support/history.ts';

const LOOKS = '?case=looks&pipeline=website&stage=test';
const NEWEST_ACTIVE = 'tr.stage-history-run[data-state=failing] th > a';

/** Computed styles of the first element found. */
function styles(page: Page, selector: string, ...properties: string[]): Promise<string[]> {
  return page
    .locator(selector)
    .first()
    .evaluate(
      (element, names) => names.map((name) => getComputedStyle(element).getPropertyValue(name)),
      properties,
    );
}

/** How high the rows of passed runs are, at most. */
async function rowHeight(page: Page): Promise<number> {
  await rows(page).first().waitFor();
  return page
    .locator('tr.stage-history-run[data-state=passed]')
    .evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().height)));
}

describe('A host’s tokens', () => {
  hostTest('reach the widget from any ancestor', async ({ stand }) => {
    const { page, open } = stand;
    await open(`${LOOKS}&tokens`);
    await rows(page).first().waitFor();
    expect(await styles(page, '.stage-history', 'background-color', 'border-radius', 'font-family')).toEqual([
      'rgb(255, 250, 240)',
      '3px',
      'Georgia, serif',
    ]);
    expect(await styles(page, '.stage-history-header', 'padding-inline-start')).toEqual(['28px']);
    expect(await styles(page, '.stage-history-mark[data-state=passed] > :first-child', 'fill')).toEqual([
      'rgb(0, 90, 90)',
    ]);
    expect(await rowHeight(page)).toBeGreaterThanOrEqual(60);
  });
});

describe('Light and dark', () => {
  hostTest('come from the place, unless the host says one', async ({ stand }) => {
    const { page, open } = stand;
    const ground = () => styles(page, '.stage-history', 'background-color', 'color-scheme');
    for (const [settings, expected] of [
      ['', ['rgb(255, 255, 255)', 'normal']],
      ['&around=dark', ['rgb(20, 24, 29)', 'dark']],
      ['&around=dark&scheme=light', ['rgb(255, 255, 255)', 'light']],
      ['&scheme=dark', ['rgb(20, 24, 29)', 'dark']],
    ] as const) {
      await open(LOOKS + settings);
      await rows(page).first().waitFor();
      expect(await ground(), settings).toEqual(expected);
    }
    await expectAccessible(page, ['color-contrast'], '.stage-history');
  });
});

describe('Compact', () => {
  hostTest('shows far more runs on a screen, with targets of 24 px still', async ({ stand }) => {
    const { page, open } = stand;
    await open(LOOKS);
    const comfortable = await rowHeight(page);
    await open(`${LOOKS}&compact`);
    const compact = await rowHeight(page);
    expect(compact).toBeLessThanOrEqual(comfortable / 1.5);

    const small = await page.locator('.stage-history :is(a, button, input)').evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one) => ({ box: one.getBoundingClientRect(), html: one.outerHTML }))
        .filter(({ box }) => box.height < 24)
        .map(({ html }) => html),
    );
    expect(small).toEqual([]);
    await expectAccessible(page, undefined, '.stage-history');
  });
});

describe('The level of headings', () => {
  hostTest('is the host’s to say, and questions are one below', async ({ stand }) => {
    const { page, open } = stand;
    const heading = (level: number) => page.getByRole('heading', { name: 'website / test', level });
    await open(LOOKS);
    await heading(2).waitFor();
    await open(`${LOOKS}&heading=4`);
    await heading(4).waitFor();
    await pressCancel(page, (await page.locator(NEWEST_ACTIVE).textContent()) ?? '');
    await confirmButton(page).waitFor();
    expect(await page.getByRole('heading', { level: 5 }).count()).toBe(1);
  });
});

describe('On paper', () => {
  test('stand all runs with what is open and no controls, and the grid’s columns on one sheet', async ({
    stand,
  }) => {
    const { page, open } = stand;
    const controls = page.locator('.stage-history :is(button, input, select, textarea, summary)');
    const shown = () => controls.evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
    stand.go.setVersion('26.1.0');
    await open('?pipeline=website&stage=test&offset=20&total=2431');
    await page.locator('.stage-history-open').nth(2).click();
    await page.locator('.stage-history-timeline').waitFor();
    expect(await shown()).toBeGreaterThan(10);

    // A sheet of A4.
    await page.setViewportSize({ width: 718, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    expect(await shown()).toBe(0);
    expect(await rows(page).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length)).toBe(10);
    expect(await page.locator('.stage-history-timeline').isVisible()).toBe(true);

    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1040, height: 800 });
    await open('?pipeline=orders&stage=integration&view=grid');
    await page.locator('.stage-history-grid td').first().waitFor();
    await page.setViewportSize({ width: 718, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    expect(
      (await shown()) - (await page.locator('.stage-history-grid button').count()),
      'but for columns',
    ).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(718);
  });
});

/** The rows of the README's table with this heading, as the texts of their cells without backticks. */
function table(heading: string): string[][] {
  const lines = readFileSync('README.md', 'utf8').split('\n');
  const begin = lines.findIndex((line) => line.startsWith(`| ${heading} `));
  const end = lines.findIndex((line, at) => at > begin && !line.startsWith('|'));
  return lines.slice(begin + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.replaceAll('`', '').trim()),
  );
}

/** Every file below `src` that ends so, as one text. */
function sources(ending: string): string {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(join('src', file), 'utf8'))
    .join('\n');
}

describe('The README', () => {
  it('has every token with its defaults, and no other', () => {
    const css = readFileSync('src/styles.css', 'utf8');
    const tokens = css.slice(css.indexOf('all: revert;'), css.indexOf('box-sizing'));
    const own = new Map(
      [...tokens.matchAll(/--[\w-]+: var\((--stage-history-[\w-]+), ([^;]+)\);/g)].map(
        ([, name = '', value = '']) => [name, value] as const,
      ),
    );
    const compact = new Map(
      [
        ...css
          .slice(css.indexOf(".stage-history[data-density='compact'] {"))
          .matchAll(/--[\w-]+: var\((--stage-history-[\w-]+), ([^;]+)\);/g),
      ].map(([, name = '', value = '']) => [name, value] as const),
    );
    const told = table('token').map(([name = '', light = '', dark = '']) => {
      const [usual = '', dense] = light.split('; compact ');
      expect(compact.get(name), name).toBe(dense);
      if (dark !== '') return [name, `light-dark(${usual}, ${dark})`];
      return [name, usual.replace(/^as --stage-history-(.+)/, 'var(--$1)')];
    });
    expect(told.toSorted()).toEqual([...own].toSorted());
    expect(own.size).toBeGreaterThan(20);
    const read = new Set(
      [...sources('.css').matchAll(/var\((--stage-history-[\w-]+)/g)].map(([, name]) => name),
    );
    expect([...read].toSorted(), 'nor is any other read').toEqual([...own.keys()].toSorted());
  });

  it('has every part, and no other', () => {
    const parts = new Set([...sources('.tsx').matchAll(/\bpart="([^"]+)"/g)].map(([, name]) => name));
    expect(
      table('part')
        .map(([name]) => name)
        .toSorted(),
    ).toEqual([...parts].toSorted());
  });
});
