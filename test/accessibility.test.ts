import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { connectionNoise, expectAccessible, statusNoise, test } from './support/browserTest.ts';
import type { Stand } from './support/browserTest.ts';
import { holdRequests, TO_GO } from './support/holdRequests.ts';
import { confirmButton, failureNotice, pressCancel, rows } from './support/history.ts';

/** Every screen there is, and how to come to it. */
const SCREENS: Readonly<Record<string, (stand: Stand, page: Page) => Promise<void>>> = {
  'the form': async ({ open }, page) => {
    await open('', page);
    await page.getByRole('heading', { name: 'Stage history' }).waitFor();
  },
  'the list': async ({ open }, page) => {
    await open('?pipeline=website&stage=test&offset=30', page);
    await rows(page).first().waitFor();
  },
  'an active run': async ({ open }, page) => {
    await open('?overview=no&pipeline=website&stage=test', page);
    await page.locator('button[data-armed]').waitFor();
  },
  'sixty jobs, unfolded': async ({ open }, page) => {
    await open('?overview=no&pipeline=platform&stage=integration', page);
    await page
      .getByRole('button', { name: /passed$/ })
      .first()
      .click();
  },
  'the question': async ({ open }, page) => {
    await open('?overview=no&pipeline=website&stage=test', page);
    await pressCancel(page, await newest(page));
    await confirmButton(page).waitFor();
  },
  'a cancel on its way': async ({ open, go }, page) => {
    go.setFault('cancel:silent');
    await open('?overview=no&pipeline=website&stage=test', page);
    await pressCancel(page, await newest(page));
    await confirmButton(page).click();
    await page.locator('button[data-pending]').first().waitFor();
  },
  'a refused cancel': async ({ open, go }, page) => {
    go.setFault('cancel:503');
    await open('?overview=no&pipeline=website&stage=test', page);
    await pressCancel(page, await newest(page));
    await confirmButton(page).click();
    await page.locator('tr.stage-history-outcome').waitFor();
  },
  loading: async ({ open, go }, page) => {
    go.setFault('silent');
    await open('?overview=no&pipeline=website&stage=test', page);
    await page.locator('.stage-history-loading').waitFor();
  },
  'no runs': async ({ open }, page) => {
    await open('?overview=no&pipeline=greenfield&stage=build', page);
    await page.getByText('No runs').waitFor();
  },
  'signed out': async ({ open, go }, page) => {
    go.setFault('401');
    await open('?overview=no&pipeline=website&stage=test', page);
    await page.getByRole('alert').waitFor();
  },
  'a notice below the rows': async ({ open, go }, page) => {
    await open('?overview=no&pipeline=website&stage=test', page);
    await rows(page).first().waitFor();
    go.setFault('500');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await failureNotice(page, 'The Go server failed').waitFor();
  },
  'a page number that is none': async ({ open }, page) => {
    await open('?overview=no&pipeline=website&stage=test', page);
    await page.getByRole('textbox', { name: 'Page' }).fill('999');
    await page.keyboard.press('Enter');
    await page.getByText('Pages go from 1 to 244.').waitFor();
  },
  'the open menu': async ({ open }, page) => {
    await open('?overview=no&pipeline=website&stage=test', page);
    await page.getByRole('button', { name: 'More', exact: true }).click();
  },
  'the simulated server’s list': async ({ open }, page) => {
    await open('?demo', page);
    await page.getByRole('heading', { name: 'On the simulated server' }).waitFor();
    await page.getByRole('link', { name: 'foo / DEV' }).waitFor();
  },
};

async function newest(page: Page): Promise<string> {
  return (await rows(page).first().locator('th > a').textContent()) ?? '';
}

describe('axe finds nothing', () => {
  for (const [name, reach] of Object.entries(SCREENS))
    test(`on ${name}, light and dark`, async ({ stand }) => {
      const { page } = stand;
      stand.expectConsole(statusNoise(401, 500, 503), connectionNoise);
      await page.emulateMedia({ colorScheme: 'light' });
      await reach(stand, page);
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectAccessible(page, ['color-contrast']);
    });

  test('on cards, 320 px wide', async ({ stand }) => {
    const page = await stand.anotherPage({ viewport: { width: 320, height: 640 } });
    await SCREENS['an active run']?.(stand, page);
    await expectAccessible(page);
  });
});

describe('The layout', () => {
  test('needs no sideways scrolling from 320 to 1920 px, long names included', async ({ stand }) => {
    const { page } = stand;
    // Without a hyphen, at which browsers would break it by themselves.
    const long = 'a_name.which_goes_on.'.repeat(10).slice(0, 200);
    stand.go.addStage({ pipeline: long, stage: long, jobs: [long], pastRuns: 3 });
    stand.go.startRun(long, long);
    for (const address of [
      '?pipeline=website&stage=test',
      '?pipeline=platform&stage=integration',
      `?pipeline=${long}&stage=${long}`,
    ]) {
      await stand.open(address);
      await rows(page).first().waitFor();
      for (const width of [320, 340, 520, 799, 800, 1040, 1920]) {
        await page.setViewportSize({ width, height: 700 });
        const { scrolled, shown, beyond, spilling } = await page
          .locator('.stage-history')
          .evaluate((widget) => {
            const { right } = widget.getBoundingClientRect();
            const elements = [...widget.querySelectorAll('a, button, input, td')];
            return {
              scrolled: document.documentElement.scrollWidth,
              shown: document.documentElement.clientWidth,
              beyond: elements.filter((element) => element.getBoundingClientRect().right > right + 1).length,
              spilling: elements
                .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
                .map((element) => element.textContent),
            };
          });
        expect(scrolled, `${address} at ${width} px`).toBeLessThanOrEqual(shown);
        expect(beyond, `${address} at ${width} px: cut off at the right`).toBe(0);
        expect(spilling, `${address} at ${width} px: wider than what it stands in`).toEqual([]);
      }
    }
  });

  test('does not jump when ten plain rows take the place of the skeleton', async ({ stand }) => {
    const { page, go, open } = stand;
    go.addStage({ pipeline: 'plain', stage: 'build', jobs: ['unit'], pastRuns: 40 });
    const letRead = await holdRequests(page, TO_GO);
    await open('?pipeline=plain&stage=build');
    const height = () =>
      page.locator('.stage-history').evaluate((widget) => widget.getBoundingClientRect().height);
    await page.locator('.stage-history-loading').waitFor();
    const before = await height();
    letRead();
    await rows(page).first().waitFor();
    expect(Math.abs((await height()) - before)).toBeLessThanOrEqual(4);
  });

  test('gives every control at least 24 by 24 pixels', async ({ stand }) => {
    for (const width of [340, 1040]) {
      const page = await stand.anotherPage({ viewport: { width, height: 700 } });
      await stand.open('?pipeline=website&stage=test', page);
      await rows(page).first().waitFor();
      await page.locator('.stage-history-strip').waitFor();
      const small = await page.locator('.stage-history').evaluate((widget) =>
        [...widget.querySelectorAll('a, button, input')]
          // WCAG 2.5.8 asks it neither of links within a sentence nor of what other controls do as well: every bar's
          // run has a row, on the pages that the pager turns to.
          .filter((element) => element.closest('.stage-history-told, .stage-history-strip') === null)
          .map((element) => ({ name: element.textContent, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
          .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`),
      );
      expect(small).toEqual([]);
    }
  });
});

describe('The list', () => {
  test('folds many passed jobs into a count that unfolds', async ({ stand }) => {
    const { page, go, open } = stand;
    const jobs = Array.from({ length: 12 }, (_, index) => `job-${index + 1}`) as [string, ...string[]];
    go.addStage({ pipeline: 'folding', stage: 'build', jobs });
    go.startRun('folding', 'build', { jobs: { 'job-7': 'Failed' } });
    go.finishRun('folding', 'build');
    await open('?pipeline=folding&stage=build');
    const fold = page.getByRole('button', { name: '11 passed' });
    await fold.waitFor();
    const names = () =>
      rows(page).first().locator('.stage-history-job a > span:first-of-type').allTextContents();
    expect(await names()).toEqual(['job-7']);
    await fold.click();
    expect(await names(), 'by name, numbers as numbers').toEqual(jobs);
    expect(await fold.getAttribute('aria-expanded')).toBe('true');
    await fold.click();
    expect(await names()).toEqual(['job-7']);
  });

  test('keeps its table for screen readers when it is shown as cards', async ({ stand }) => {
    const page = await stand.anotherPage({ viewport: { width: 340, height: 640 } });
    await stand.open('?pipeline=foo&stage=DEV', page);
    await page.getByRole('table', { name: 'Runs of foo / DEV, newest first' }).waitFor();
    expect(await page.getByRole('rowheader').allTextContents()).toEqual(['2 / 1', '1 / 1']);
    expect(await page.getByRole('columnheader').allTextContents()).toEqual([
      'Run',
      'State',
      'Jobs',
      'Approved by',
      'Scheduled',
      'Actions',
    ]);
    // A role that goes without saying is dropped by some browsers where the element is not shown as a table.
    const unsaid = page.locator('.stage-history :is(table, thead, tbody, tr, th, td):not([role])');
    expect(await unsaid.count()).toBe(0);
  });

  test('tells each state by a shape of its own', async ({ stand }) => {
    const { page, open } = stand;
    const shapes = new Map<string, Set<string>>();
    for (const address of [
      '?pipeline=website&stage=test',
      '?pipeline=website&stage=test&offset=20',
      // Whose oldest run has lost its words, on released servers.
      '?pipeline=partner-feed&stage=publish&offset=10&server=/sim/19.2.0/go',
    ]) {
      await open(address);
      await rows(page).first().waitFor();
      for (const [state, shape] of await page.locator('.stage-history-mark').evaluateAll((marks) =>
        marks.map((mark) => {
          const [outline] = mark.children;
          const isFilled = outline !== undefined && getComputedStyle(outline).fill !== 'none';
          return [mark.getAttribute('data-state') ?? '', `${isFilled} ${mark.innerHTML}`] as const;
        }),
      ))
        shapes.set(state, (shapes.get(state) ?? new Set()).add(shape));
    }
    expect([...shapes.keys()].sort()).toEqual([
      'cancelled',
      'failed',
      'failing',
      'other',
      'passed',
      'running',
    ]);
    const all = [...shapes.values()].flatMap((set) => [...set]);
    expect(all, 'one each').toHaveLength(shapes.size);
    expect(new Set(all).size, 'none of them twice').toBe(shapes.size);
    // What is failing is what has failed, not yet filled. The others differ in their strokes.
    shapes.delete('failing');
    const strokes = [...shapes.values()].flatMap((set) =>
      [...set].map((shape) => shape.replace(/^\w+ /, '')),
    );
    expect(new Set(strokes).size, 'none of them by filling alone').toBe(shapes.size);
  });
});
