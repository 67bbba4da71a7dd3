import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import * as door from '../src/index.ts';
import { hostTest, statusNoise } from './support/browserTest.ts';
import type { Stand } from './support/browserTest.ts';
import { CANCELS, holdRequests } from './support/holdRequests.ts';
import { counters, expectState, pauseUpdates, pressCancel, row, rows } from './support/history.ts';
import { liveHostTest } from './support/liveTest.ts';

const VERSION = 'GET /go/api/version';
const HISTORY = 'GET /go/api/stages/demo_pipeline/first_stage/history/0';
const CANCEL = 'POST /go/api/stages/demo_pipeline/first_stage/cancel';
const DEMO = 'pipeline=demo_pipeline&stage=first_stage';

/** What reached the Go server. */
function asked(stand: Stand): string[] {
  return stand.go.requests.map(({ method, path }) => `${method} ${path}`);
}

/** The widgets on a host page. */
function widgets(page: Page): Locator {
  return page.getByRole('region', { name: 'demo_pipeline / first_stage' });
}

/** What a widget shows as the state of its newest run. */
function newestState(widget: Locator): Promise<string | null> {
  return widget.locator('tr.stage-history-run').first().getByRole('cell').first().textContent();
}

/** The Cancel button of a run, once it takes clicks. */
function cancelButton(widget: Locator): Locator {
  return widget.locator('button[aria-label="Cancel run 1 / 1"][data-armed]');
}

describe('What a host imports', () => {
  it('is the widget, the hooks, the queries, the way to the server and the rules, by these names', () => {
    const names = Object.keys(door).toSorted();
    expect(names.filter((name) => /^[A-Z]/.test(name))).toEqual(['ApiError', 'NEWEST', 'StageHistory']);
    expect(names.filter((name) => /^[a-z]/.test(name))).toEqual([
      ...[
        'approval',
        'cancelRule',
        'createStagesApi',
        'historyKey',
        'historyQuery',
        'isActiveRun',
        'jobMarks',
      ],
      ...[
        'jobPage',
        'jobState',
        'passRate',
        'runCounter',
        'runKey',
        'runPage',
        'runQuery',
        'runState',
        'runTimes',
      ],
      ...['scheduledDate', 'stageKey', 'streak', 'useCancelStage', 'useStageHistory', 'useStageRun'],
    ]);
  });
});

describe('Two widgets on the same stage', () => {
  // The first two on time that stands still: with a run active, the widgets would read again.
  liveHostTest('ask the server once, and both show its answer', async ({ stand }) => {
    const { page, open } = stand;
    await open(`?case=twice&${DEMO}`);
    await expect.poll(() => rows(page).count()).toBe(2);
    await page.waitForLoadState('networkidle');
    expect(await widgets(page).count()).toBe(2);
    expect(asked(stand)).toEqual([VERSION, HISTORY]);
  });

  liveHostTest('ask each for itself where the host gives each a QueryClient', async ({ stand }) => {
    const { page, open } = stand;
    await open(`?case=apart&${DEMO}`);
    await expect.poll(() => rows(page).count()).toBe(2);
    await page.waitForLoadState('networkidle');
    expect(asked(stand)).toEqual([VERSION, HISTORY, HISTORY]);
  });

  hostTest('both show a cancel that was asked for in one, and post it once', async ({ stand }) => {
    const { page, open } = stand;
    await open(`?case=twice&${DEMO}`);
    const [first, second] = [widgets(page).nth(0), widgets(page).nth(1)];
    await cancelButton(first).click();
    expect(await page.getByRole('alertdialog').count()).toBe(1);
    await page.getByRole('alertdialog').locator('button[data-armed]').click();
    for (const widget of [first, second]) {
      await expect.poll(() => newestState(widget)).toBe('Cancelled');
      await widget.getByRole('cell', { name: '1 / 1 was cancelled.' }).waitFor();
      expect(await widget.getByRole('button', { name: /^Cancel(ling)? run/ }).count()).toBe(0);
    }
    expect(asked(stand).filter((line) => line === CANCEL)).toHaveLength(1);
  });

  hostTest('post once where both are told to cancel at the same time', async ({ stand }) => {
    const { page, open } = stand;
    const letCancel = await holdRequests(page, CANCELS);
    await open(`?case=twice&${DEMO}`);
    const [first, second] = [widgets(page).nth(0), widgets(page).nth(1)];
    await cancelButton(second).waitFor();
    await cancelButton(first).click();
    await page.getByRole('alertdialog').locator('button[data-armed]').press('Enter');
    await expect.poll(() => second.getByRole('button', { name: /^Cancelling/ }).count()).toBe(1);
    await second.getByRole('button', { name: /^Cancelling/ }).press('Enter');
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    letCancel();
    await expect.poll(() => newestState(second)).toBe('Cancelled');
    expect(asked(stand).filter((line) => line === CANCEL)).toHaveLength(1);
  });
});

describe('An error while drawing', () => {
  const broken = (page: Page): Locator =>
    page.getByRole('alert').filter({ hasText: 'The stage history stopped working' });

  hostTest('stays inside the widget: the host page goes on', async ({ stand }) => {
    const { page, open } = stand;
    stand.expectConsole(/the toolbar of this host is broken/);
    await open('?case=broken');
    await broken(page).waitFor();
    expect(await broken(page).textContent()).toContain('the toolbar of this host is broken');
    expect(await page.getByRole('heading', { name: 'A host page', level: 1 }).isVisible()).toBe(true);
    expect(await page.getByText('A paragraph of the host.').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Its button' }).isVisible()).toBe(true);
    expect(await rows(page).count()).toBe(0);

    // As broken as before: the widget says so again, and nothing else happens.
    await page.getByRole('button', { name: 'Try again' }).click();
    await broken(page).waitFor();
    expect(await page.getByRole('heading', { name: 'A host page', level: 1 }).isVisible()).toBe(true);
    expect(asked(stand).filter((line) => line.startsWith('POST'))).toEqual([]);
  });

  hostTest('is over once its cause is, when the reader tries again', async ({ stand }) => {
    const { page, open } = stand;
    stand.expectConsole(/no words for ages here/);
    await page.addInitScript(() => {
      const { RelativeTimeFormat } = Intl;
      Reflect.set(Intl, 'RelativeTimeFormat', function fail() {
        throw new Error('no words for ages here');
      });
      window.addEventListener('mended', () => Reflect.set(Intl, 'RelativeTimeFormat', RelativeTimeFormat));
    });
    await open('?case=plain&pipeline=foo&stage=DEV');
    await broken(page).waitFor();
    await page.evaluate(() => window.dispatchEvent(new Event('mended')));
    await page.getByRole('button', { name: 'Try again' }).click();
    await row(page, '2 / 1').waitFor();
    expect(await broken(page).count()).toBe(0);
  });
});

describe('The widget’s styles', () => {
  /** Every computed style of the host's own elements, by element. */
  function hostStyles(page: Page): Promise<Record<string, Record<string, string>>> {
    return page.evaluate(() => {
      const own = ['h1', '.canary', '.canary a', '.canary button', '::backdrop'];
      return Object.fromEntries(
        own.map((selector) => {
          const isPseudo = selector.startsWith('::');
          const element = document.querySelector(isPseudo ? 'h1' : selector);
          if (element === null) throw new Error(`The host has no ${selector}.`);
          const style = getComputedStyle(element, isPseudo ? selector : null);
          return [
            selector,
            Object.fromEntries(Array.from(style, (name) => [name, style.getPropertyValue(name)])),
          ];
        }),
      );
    });
  }

  hostTest('change nothing of the host page', async ({ stand }) => {
    const { page, open } = stand;
    await open('?case=none');
    await page.getByRole('heading', { name: 'A host page' }).waitFor();
    expect(await page.locator('.stage-history').count()).toBe(0);
    const withRules = await hostStyles(page);
    // Without the widget's rules at all: with them in place, a leak would be in both pictures.
    await page.evaluate(() => {
      for (const sheet of document.styleSheets) sheet.disabled = true;
    });
    const before = await hostStyles(page);
    expect(Object.keys(before['.canary a'] ?? {}).length).toBeGreaterThan(200);
    expect(withRules).toEqual(before);

    await open(`?case=plain&${DEMO}`);
    await expectState(page, '1 / 1', 'Building');
    expect(await page.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0);
    expect(await hostStyles(page)).toEqual(before);
    await pressCancel(page, '1 / 1');
    await page.getByRole('alertdialog').waitFor();
    expect(await hostStyles(page)).toEqual(before);
  });

  hostTest('never touch the host’s <html> and <body>', async ({ stand }) => {
    const { page, open } = stand;
    const attributes = (): Promise<string[]> =>
      page.evaluate(() =>
        [document.documentElement, document.body].flatMap((element) =>
          Array.from(element.attributes, ({ name, value }) => `${element.tagName} ${name}=${value}`),
        ),
      );
    await open(`?case=plain&${DEMO}`);
    await expectState(page, '1 / 1', 'Building');
    expect(await attributes()).toEqual(['HTML lang=en']);
    await pressCancel(page, '1 / 1');
    await page.getByRole('alertdialog').waitFor();
    expect(await attributes()).toEqual(['HTML lang=en']);
    expect(await page.title()).toBe('A host page');
  });
});

describe('A host’s own styles', () => {
  /** What a reader would see change: places and sizes to a tenth of a pixel, and what carries meaning or shape. */
  interface Look {
    readonly element: string;
    readonly [property: string]: string;
  }

  /** Where everything is bent, the first differences tell enough. */
  const MOST_LINES = 40;

  const PROPERTIES = [
    'display',
    'position',
    'float',
    'visibility',
    'opacity',
    'color',
    'background-color',
    'background-image',
    'fill',
    'stroke',
    'font-family',
    'font-size',
    'font-style',
    'font-variant-caps',
    'font-weight',
    'line-height',
    'letter-spacing',
    'word-spacing',
    'text-align',
    'text-decoration-line',
    'text-indent',
    'text-shadow',
    'text-transform',
    'white-space-collapse',
    'vertical-align',
    'list-style-type',
    'cursor',
    'box-shadow',
    'outline-style',
    'transform',
    'margin-top',
    'margin-right',
    'margin-bottom',
    'margin-left',
    'padding-top',
    'padding-right',
    'padding-bottom',
    'padding-left',
    'border-top-width',
    'border-right-width',
    'border-bottom-width',
    'border-left-width',
    'border-top-color',
    'border-top-left-radius',
    'border-collapse',
    'table-layout',
  ];

  /** How the widget and everything in it looks. */
  async function looks(page: Page): Promise<Look[]> {
    return page.evaluate((properties) => {
      const widget = document.querySelector('.stage-history');
      if (widget === null) throw new Error('There is no widget.');
      const origin = widget.getBoundingClientRect();
      const round = (length: number): string => String(Math.round(length * 10) / 10);
      const nameOf = (element: Element): string => {
        const name = element.getAttribute('class') ?? '';
        const parent = element.parentElement;
        const own = element.tagName.toLowerCase() + (name === '' ? '' : `.${name}`);
        return element === widget || parent === null ? own : `${nameOf(parent)} > ${own}`;
      };
      return [widget, ...widget.querySelectorAll('*')].map((element) => {
        const style = getComputedStyle(element);
        const value = (property: string): string => style.getPropertyValue(property);
        const box = element.getBoundingClientRect();
        const isDrawn = element.checkVisibility();
        // A modal dialog is placed in the window, everything else in the widget.
        const from = element.closest('dialog') === null ? origin : new DOMRect();
        const hasEffect = (property: string): boolean => {
          if (property === 'display') return true;
          if (!isDrawn) return false;
          if (property.startsWith('list-style'))
            return value('display') === 'list-item' && value(property) !== 'none';
          if (property === 'vertical-align') return /^(inline|table-cell)/.test(value('display'));
          if (property === 'border-collapse' || property === 'table-layout')
            return value('display') === 'table';
          // A drawing holds no text.
          return !(element instanceof SVGElement) || !/^(font|letter|word|text|line|white)/.test(property);
        };
        return {
          element: nameOf(element),
          // A stroke's box is rounded by the browser's painting; the drawing's own box tells its place and size.
          box:
            isDrawn && element.closest('svg > *') === null
              ? [box.x - from.x, box.y - from.y, box.width, box.height].map(round).join(' ')
              : '',
          ...Object.fromEntries(
            properties.filter(hasEffect).map((property) => [
              property,
              // Without a marker there is nothing to tell the two apart.
              property === 'display' && value('list-style-type') === 'none'
                ? value(property).replace('list-item', 'block')
                : value(property),
            ]),
          ),
        };
      });
    }, PROPERTIES);
  }

  /** The differences in words, each kind once with how many elements it meets. */
  function bent(before: readonly Look[], after: readonly Look[]): string[] {
    expect(after.map(({ element }) => element)).toEqual(before.map(({ element }) => element));
    const found = new Map<string, number>();
    before.forEach((look, index) => {
      const then: Readonly<Record<string, string>> = after[index] ?? {};
      for (const property of new Set([...Object.keys(look), ...Object.keys(then)])) {
        const value = look[property] ?? 'none';
        const now = then[property];
        if (now === value) continue;
        const short = look.element.split(' > ').slice(-2).join(' > ');
        const line = `${short} { ${property}: ${value} → ${now ?? 'gone'} }`;
        found.set(line, (found.get(line) ?? 0) + 1);
      }
    });
    const lines = [...found].map(([line, times]) => (times === 1 ? line : `${line} × ${times}`));
    return lines.length <= MOST_LINES
      ? lines
      : [...lines.slice(0, MOST_LINES), `and ${lines.length - MOST_LINES} more`];
  }

  /** What page styles say of bare elements, beside the resets of the hostile host. */
  const PAGE_STYLES = `
    section, header, footer, nav, form, label, div {
      display: flex; flex-direction: column; position: relative; top: 7px; float: left; gap: 30px; width: 50%;
      max-width: 30rem; min-width: 300px; min-height: 90px; margin: 40px; padding: 40px; border: 2px dotted red;
      background: pink; box-shadow: 0 0 9px red; overflow: hidden; justify-content: center; align-items: end;
    }
    p, ul, li, h2, h3, code, time, small, span, i {
      position: relative; left: 5px; max-width: 20ch; height: 50px; margin: 1em; padding: 9px; font: italic 700 20px/3 monospace;
      font-variant: small-caps; text-indent: 2em; text-shadow: 1px 1px red; word-spacing: 1em; white-space: pre;
      opacity: 0.5; background: pink; border-radius: 9px; text-align: center; columns: 2; transform: rotate(1deg);
    }
    a {
      display: block; padding: 9px; border-bottom: 2px solid red; background: linear-gradient(red, pink);
      font-weight: 900; cursor: help; letter-spacing: 3px; text-transform: uppercase; transform: skew(9deg);
    }
    button, input {
      display: block; float: right; position: relative; top: 3px; width: 300px; min-width: 200px; height: 60px;
      margin: 9px; border: 5px outset red; border-radius: 0; background: pink; box-shadow: 0 0 9px red; color: red;
      font: 700 30px/60px serif; text-shadow: 1px 1px red; text-transform: uppercase; opacity: 0.5; cursor: help;
      transform: skew(9deg); vertical-align: top;
    }
    table {
      display: block; overflow: auto; width: max-content; height: 300px; margin: 40px; table-layout: fixed;
      border-radius: 20px; position: relative; left: 5px;
    }
    thead, tbody, tr { display: flex; background: pink; height: 90px; }
    th, td {
      display: block; width: 200px; height: 90px; white-space: nowrap; vertical-align: top; background: pink;
      text-align: center; font-weight: 900; border-radius: 9px;
    }
    svg { overflow: hidden; fill: red; stroke: red; stroke-width: 5; margin: 9px; padding: 9px; opacity: 0.5; float: left; }
    path { fill: red; stroke: red; stroke-width: 5; opacity: 0.5; }
    dialog {
      display: block; position: absolute; inset: 50px auto auto 50px; width: 90%; height: 90%; margin: 0;
      overflow: hidden; border-radius: 0; transform: translate(9px, 9px); opacity: 0.5; text-align: center;
    }
  `;

  const SCREENS = [
    ['narrow', 420, () => Promise.resolve()],
    [
      'with the question before a cancel',
      960,
      async (page: Page) => {
        await page.getByRole('button', { name: /^Cancel run/ }).press('Enter');
        await page.getByRole('alertdialog').locator('button[data-armed]').waitFor();
      },
    ],
  ] as const;

  /** How the widget looks on a host page whose place for it is so wide, whatever the host does to the rest. */
  async function looksOn(
    stand: Stand,
    {
      address,
      css = '',
      width,
      show,
    }: {
      address: string;
      css?: string;
      width: number;
      show: (page: Page) => Promise<void>;
    },
  ): Promise<Look[]> {
    const page = await stand.anotherPage({ reducedMotion: 'reduce' });
    await stand.open(address, page);
    await page
      .getByRole('button', { name: /^Cancel run/ })
      .and(page.locator('[data-armed]'))
      .waitFor();
    // What comes after the list moves what is below it.
    await page.locator('.stage-history-strip a').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.addStyleTag({
      content: `
        ${css}
        #root#root { all: initial; display: block; width: ${width}px; }
        /* Its text, a time of day, may be of another width a second later. */
        #root#root .stage-history-live { display: none; }
      `,
    });
    await show(page);
    return looks(page);
  }

  hostTest.for(SCREENS)(
    'do not bend the widget, hostile as they may be: %s',
    async ([, width, show], { stand }) => {
      const before = await looksOn(stand, { address: '?case=plain', width, show });
      expect(before.length).toBeGreaterThan(100);
      const after = await looksOn(stand, { address: '?case=plain&hostile', width, show });
      expect(bent(before, after)).toEqual([]);
    },
  );

  hostTest.for(SCREENS)(
    'do not bend the widget, whatever they make of bare elements: %s',
    async ([, width, show], { stand }) => {
      const before = await looksOn(stand, { address: '?case=plain', width, show });
      const after = await looksOn(stand, { address: '?case=plain', css: PAGE_STYLES, width, show });
      expect(bent(before, after)).toEqual([]);
    },
  );
});

hostTest(
  'A host is told of each page once, though it renders again whenever it is told',
  async ({ stand }) => {
    const { page, open } = stand;
    await open('?case=restless&pipeline=foo&stage=DEV');
    await expect.poll(() => rows(page).count()).toBe(2);
    await page.waitForTimeout(300);
    expect(await page.locator('#told').textContent()).toBe('1');
  },
);

describe('A cancel that is denied', () => {
  /** The counter of the run in payments / deploy that is active and nobody may cancel. */
  async function activeRun(page: Page): Promise<string> {
    await rows(page).first().waitFor();
    const [newest = ''] = await counters(page);
    await expectState(page, newest, 'Building');
    return newest;
  }

  hostTest('has no button, unless the host asks for an explanation', async ({ stand }) => {
    const { page, open } = stand;
    await open('?case=plain&pipeline=payments&stage=deploy');
    await activeRun(page);
    expect(await page.getByRole('button', { name: /^Cancel(ling)? run/ }).count()).toBe(0);
    expect(await page.getByText('You may view this stage but not operate it.').count()).toBe(0);
  });

  hostTest(
    'is explained where the host asks for it, in reach of the keyboard, and posts nothing',
    async ({ stand }) => {
      const { page, open } = stand;
      await open('?case=explained&pipeline=payments&stage=deploy');
      const newest = await activeRun(page);
      await pauseUpdates(page);
      const button = page.getByRole('button', { name: /^Cancel(ling)? run/ });
      expect(await button.count()).toBe(1);
      expect(await button.getAttribute('aria-disabled')).toBe('true');
      const reason = 'You may view this stage but not operate it.';
      expect(await row(page, newest).getByText(reason).isVisible()).toBe(true);
      const description = await button.getAttribute('aria-describedby');
      expect(await page.locator(`[id="${description ?? ''}"]`).textContent()).toBe(reason);

      await row(page, newest).getByRole('link').last().focus();
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
        `Tell me when run ${newest} ends`,
      );
      await page.keyboard.press('Tab');
      expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Space');
      // Longer than a button that works would take to be armed.
      await page.waitForTimeout(600);
      await button.click({ force: true });
      expect(await page.getByRole('alertdialog').count()).toBe(0);
      expect(asked(stand).filter((line) => line.startsWith('POST'))).toEqual([]);
    },
  );

  hostTest('is explained on no row while another page is being read', async ({ stand }) => {
    const { page, open, go } = stand;
    await open('?case=explained&pipeline=website&stage=test');
    await page.getByRole('button', { name: /^Cancel run/ }).waitFor();
    const before = await counters(page);
    go.setFault('history:silent');
    await page.getByRole('button', { name: 'Older' }).click();
    await page.locator('table[data-old]').waitFor();
    expect(await counters(page)).toEqual(before);
    expect(await page.getByRole('button', { name: /^Cancel(ling)? run/ }).count()).toBe(0);
    // Neither that only the newest active run can be cancelled: this is the newest, and can be in a moment.
    expect(await page.locator('.stage-history-reason').count()).toBe(0);
  });

  hostTest('is explained on no run that is over', async ({ stand }) => {
    const { page, open } = stand;
    await open('?case=explained&pipeline=foo&stage=DEV');
    await row(page, '2 / 1').waitFor();
    expect(await page.getByRole('button', { name: /^Cancel(ling)? run/ }).count()).toBe(0);
    expect(await page.getByText('You may view this stage but not operate it.').count()).toBe(0);
  });
});

describe('The host’s word on permission', () => {
  hostTest('shows a button where the server says no', async ({ stand }) => {
    const { page, open } = stand;
    stand.go.startRun('foo', 'DEV');
    await open('?case=plain&pipeline=foo&stage=DEV');
    await expectState(page, '3 / 1', 'Building');
    expect(await page.getByRole('button', { name: /^Cancel(ling)? run/ }).count()).toBe(0);

    await open('?case=permitted&pipeline=foo&stage=DEV');
    await expectState(page, '3 / 1', 'Building');
    expect(
      await row(page, '3 / 1').getByRole('button', { name: 'Cancel run 3 / 1', exact: true }).count(),
    ).toBe(1);
    expect(await page.getByRole('button', { name: /^Cancel(ling)? run/ }).count()).toBe(1);
  });

  hostTest('does not outweigh the server’s when it comes to cancelling', async ({ stand }) => {
    const { page, open } = stand;
    stand.expectConsole(statusNoise(401));
    await open('?case=permitted&pipeline=payments&stage=deploy');
    await rows(page).first().waitFor();
    const [newest = ''] = await counters(page);
    await pressCancel(page, newest);
    await page.getByRole('alertdialog').locator('button[data-armed]').click();
    await page
      .getByRole('cell', { name: 'You may view this stage but not operate it. Nothing was cancelled.' })
      .waitFor();
    await expectState(page, newest, 'Building');
    expect(asked(stand).filter((line) => line.startsWith('POST'))).toEqual([
      'POST /go/api/stages/payments/deploy/cancel',
    ]);
  });

  hostTest('hides the button where the server says yes', async ({ stand }) => {
    const { page, open } = stand;
    stand.go.addStage({ pipeline: 'shop', stage: 'pack', jobs: ['box'], pace: 'held' });
    stand.go.startRun('shop', 'pack');
    await open('?case=plain&pipeline=shop&stage=pack');
    await row(page, '1 / 1').getByRole('button', { name: 'Cancel run 1 / 1' }).waitFor();

    await open('?case=forbidden&pipeline=shop&stage=pack');
    await expectState(page, '1 / 1', 'Building');
    expect(await page.getByRole('button', { name: /^Cancel(ling)? run/ }).count()).toBe(0);
  });

  hostTest('left out, the server’s word counts, and follows it', async ({ stand }) => {
    const { page, open } = stand;
    stand.go.setOperatePermission('demo_pipeline', false);
    await open(`?case=plain&${DEMO}`);
    await expectState(page, '1 / 1', 'Building');
    expect(await page.getByRole('button', { name: /^Cancel(ling)? run/ }).count()).toBe(0);
    stand.go.setOperatePermission('demo_pipeline', true);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await row(page, '1 / 1').getByRole('button', { name: 'Cancel run 1 / 1' }).waitFor();
  });
});
