import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statusNoise, useStand } from '../support/browserTest.ts';
import type { Stand } from '../support/browserTest.ts';
import { cancelRun, confirmButton, expectState, pressCancel, rows } from '../support/history.ts';
import { freshApp, pack, run } from './app.ts';
import type { FreshApp } from './app.ts';
import { elsewhere, withElements } from './elsewhere.ts';

/** The newest of what the package goes with, and the oldest. */
const BESIDE = [
  { react: '19.3.1', 'react-dom': '19.3.1', '@tanstack/react-query': '5.108.0' },
  { react: '18.3.1', 'react-dom': '18.3.1', '@tanstack/react-query': '5.66.0' },
];

const packed = mkdtempSync(join(tmpdir(), 'stage-history-pack-'));
let tarball = '';
beforeAll(() => {
  tarball = pack(packed);
}, 300_000);
afterAll(() => rmSync(packed, { recursive: true, force: true }));

describe('The package', () => {
  it('is in order by publint and by attw', () => {
    run('.', 'npx', 'publint', 'run', tarball, '--strict');
    run('.', 'npx', 'attw', tarball, '--profile', 'esm-only', '--exclude-entrypoints', './styles.css');
  }, 300_000);

  it('holds nothing but the library, the script tag and what tells of them', () => {
    const listed = run('.', 'tar', 'tzf', tarball).trim().split('\n');
    const places = new Set(
      listed.map((file) => file.replace(/^package\/((dist\/(lib|script)\/)?).*$/, '$1')),
    );
    expect([...places].toSorted()).toEqual(['', 'dist/lib/', 'dist/script/']);
    // The documented configurations are to be read and copied.
    const code = listed.filter((file) => !file.startsWith('package/docs/'));
    expect(code.filter((file) => /msw|mockService|\.tsx?$/.test(file) && !file.endsWith('.d.ts'))).toEqual(
      [],
    );
  });
});

describe.each(BESIDE)('In a fresh app beside React $react', (versions) => {
  let app: FreshApp | undefined;
  const there = (): FreshApp => {
    if (app === undefined) throw new Error('The app could not be made.');
    return app;
  };
  beforeAll(() => {
    app = freshApp(tarball, versions);
  }, 300_000);
  afterAll(() => app?.remove());
  const onPages = (use: (stand: Stand) => Promise<void>): Promise<void> => useStand(use, there().pages);

  it('the widget shows a stage, opens a run and the grid, and cancels', () =>
    onPages(async ({ page, open, go }) => {
      go.setVersion('26.1.0');
      await open('?pipeline=website&stage=test');
      await expect.poll(() => rows(page).count()).toBe(10);
      await page
        .getByRole('button', { name: /^Details of run/ })
        .first()
        .click();
      await page
        .getByRole('group', { name: /^Details of run/ })
        .getByText('Agent')
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Grid' }).click();
      await page.getByRole('grid').waitFor();
      await open('?pipeline=demo_pipeline&stage=first_stage');
      await cancelRun(page, '1 / 1');
      await expectState(page, '1 / 1', 'Cancelled');
      expect(go.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
    }));

  it('the widget gives the focus to its heading when the button that had it is done', () =>
    onPages(async (stand) => {
      const { page, open } = stand;
      stand.expectConsole(statusNoise(404));
      await open('?pipeline=nowhere&stage=test');
      await page.getByRole('button', { name: 'Try again' }).press('Enter');
      const heading = page.getByRole('heading', { name: 'nowhere / test' });
      await expect.poll(() => heading.evaluate((it) => document.activeElement === it)).toBe(true);
    }));

  it('the element shows a stage and cancels in its shadow root, and tells of the end', () =>
    onPages(async ({ page, open }) => {
      await open('element.html');
      await pressCancel(page, '1 / 1');
      await confirmButton(page).click();
      await expectState(page, '1 / 1', 'Cancelled');
      await expect.poll(() => page.title()).toBe('ended: 1');
      expect(await page.locator('gocd-stage-history table').count()).toBe(1);
    }));

  it('a server renders it without a warning, and a browser takes that over', () =>
    onPages(async ({ site, anotherPage }) => {
      const { html, state, said } = there().render();
      expect(said).toBe('');
      const file = join(there().pages, 'hydrated.html');
      const empty = readFileSync(file, 'utf8');
      writeFileSync(
        file,
        empty.replace(
          '<div id="root"></div>',
          `<div id="root">${html}</div><script type="application/json" id="state">${state.replaceAll('<', '\\u003c')}</script>`,
        ),
      );
      const page = await anotherPage({ timezoneId: 'Asia/Tokyo' });
      await page.addInitScript(() =>
        document.addEventListener('DOMContentLoaded', () => {
          Reflect.set(window, 'first', document.querySelector('tbody tr'));
        }),
      );
      await page.goto(`${site.origin}/hydrated.html`);
      await page.getByText('GMT+9').first().waitFor();
      expect(
        await page.evaluate(() => Reflect.get(window, 'first') === document.querySelector('tbody tr')),
      ).toBe(true);
    }));
});

describe('In a page of another kind', () => {
  let made: ReturnType<typeof elsewhere> | undefined;
  beforeAll(() => {
    made = elsewhere(tarball);
  }, 300_000);
  afterAll(() => made?.remove());
  const onPages = (use: (stand: Stand) => Promise<void>): Promise<void> => useStand(use, made?.pages ?? '');

  it.each(['vue', 'svelte'])('%s sets what the element shows, and hears its events', (framework) =>
    onPages(async (stand) => {
      const { page, open } = stand;
      stand.expectConsole(statusNoise(404));
      await open(`${framework}.html`);
      await expect.poll(() => rows(page).count()).toBe(10);
      expect(await page.getByRole('button', { name: 'Grid' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Older', exact: false }).click();
      await expect.poll(() => page.locator('#told').textContent()).toContain('offset=10');
      await page.getByRole('button', { name: 'Another stage' }).click();
      await page.getByRole('heading', { name: 'website / nowhere' }).waitFor();
    }),
  );

  it('a host’s React and that of the script tag keep out of each other’s way: three widgets on one page', () =>
    onPages(async ({ page, site }) => {
      await page.route('**/mixed.html', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: withElements(await answer.text()) });
      });
      await page.goto(`${site.origin}/mixed.html`);
      await expect.poll(() => page.getByRole('table').count()).toBe(3);
      expect(await page.title()).toMatch(/^18\./);
      const element = page.locator('gocd-stage-history').nth(1);
      await element.getByRole('button', { name: 'Grid' }).click();
      await element.getByRole('grid').waitFor();
      const demo = page.locator('gocd-stage-history').first();
      await demo.locator('button[aria-label="Cancel run 1 / 1"][data-armed]').click();
      await confirmButton(page).click();
      await demo.getByText('1 / 1 was cancelled.').first().waitFor();
    }));
});
