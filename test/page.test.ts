import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { connectionNoise, statusNoise, test } from './support/browserTest.ts';
import type { Stand } from './support/browserTest.ts';
import { cancelRun, counters, expectState, row, rows, stateOf } from './support/history.ts';

/** A field of the form, by its label. */
function field(page: Page, label: string): Locator {
  return page.getByRole('combobox', { name: label, exact: true });
}

/** The link of a run to its page on the Go server. */
function runLink(page: Page, counter: string): Locator {
  return row(page, counter).getByRole('link', { name: counter, exact: true });
}

/** Fills in the form and sends it off. */
async function askFor(page: Page, pipeline: string, stage: string): Promise<void> {
  await field(page, 'Pipeline').fill(pipeline);
  await field(page, 'Stage').fill(stage);
  await page.getByRole('button', { name: 'Show history' }).click();
}

/** What stands behind the page's `?`. */
function query(page: Page): string {
  return new URL(page.url()).search;
}

/** Waits until these of the 2,431 runs of website / test are shown. */
async function expectRuns(page: Page, range: string): Promise<void> {
  await page.getByText(`Runs ${range} of 2,431`).first().waitFor();
}

/** The paths that reached the Go server, but for the question which version it is. */
function asked(stand: Stand): string[] {
  return stand.go.requests
    .map(({ method, path }) => `${method} ${path}`)
    .filter((line) => !line.endsWith('/api/version'));
}

describe('The page without a stage named', () => {
  test('asks for pipeline and stage, and opens what is typed', async ({ stand }) => {
    const { page, open } = stand;
    await open('');
    await page.getByRole('heading', { name: 'Stage history', level: 1 }).waitFor();
    expect(await page.title()).toBe('Stage history');
    expect(asked(stand)).toEqual([]);

    await askFor(page, 'foo', 'DEV');
    await expect.poll(() => counters(page)).toEqual(['2 / 1', '1 / 1']);
    expect(query(page)).toBe('?pipeline=foo&stage=DEV');
    expect(await page.getByRole('button', { name: 'Show history' }).count()).toBe(0);
  });

  test('comes back with Back from the stage that was opened', async ({ stand }) => {
    const { page, open } = stand;
    await open('');
    await askFor(page, 'foo', 'DEV');
    await rows(page).first().waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Show history' }).waitFor();
    expect(await rows(page).count()).toBe(0);
    expect(await page.title()).toBe('Stage history');
  });

  test('is sent off with Enter, and forgives spaces around the names', async ({ stand }) => {
    const { page, open } = stand;
    await open('');
    await field(page, 'Pipeline').fill('  foo ');
    await field(page, 'Stage').fill('\tDEV  ');
    await field(page, 'Stage').press('Enter');
    await expect.poll(() => counters(page)).toEqual(['2 / 1', '1 / 1']);
    expect(query(page)).toBe('?pipeline=foo&stage=DEV');
    expect(asked(stand)).toEqual(['GET /go/api/stages/foo/DEV/history/0']);
  });

  test('opens nothing while a name is missing, and puts the reader where it belongs', async ({ stand }) => {
    const { page, open } = stand;
    await open('');
    for (const [pipeline, stage, missing] of [
      ['', '', 'Pipeline'],
      ['foo', '', 'Stage'],
      ['', 'DEV', 'Pipeline'],
      ['foo', '   ', 'Stage'],
    ] as const) {
      await askFor(page, pipeline, stage);
      expect(await field(page, missing).evaluate((input) => input === document.activeElement)).toBe(true);
      expect(await field(page, missing).evaluate((input) => input.matches(':invalid'))).toBe(true);
    }
    expect(await rows(page).count()).toBe(0);
    expect(query(page)).toBe('');
    expect(asked(stand)).toEqual([]);
  });

  test('takes over a pipeline that the address names alone', async ({ stand }) => {
    const { page, open } = stand;
    await open('?pipeline=foo');
    expect(await field(page, 'Pipeline').inputValue()).toBe('foo');
    expect(await field(page, 'Stage').inputValue()).toBe('');
    expect(asked(stand)).toEqual([]);
  });

  test('remembers the stages looked at, the last one first and filled in', async ({ stand }) => {
    const { page, open } = stand;
    await open('');
    expect(await page.getByRole('navigation', { name: 'Looked at lately' }).count()).toBe(0);
    for (const address of [
      '?pipeline=foo&stage=DEV',
      '?pipeline=website&stage=test',
      '?pipeline=foo&stage=DEV',
    ]) {
      await open(address);
      await rows(page).first().waitFor();
    }

    await open('');
    const lately = page.getByRole('navigation', { name: 'Looked at lately' });
    expect(await lately.getByRole('link').allTextContents()).toEqual(['foo / DEV', 'website / test']);
    expect(await field(page, 'Pipeline').inputValue()).toBe('foo');
    expect(await field(page, 'Stage').inputValue()).toBe('DEV');
    const offered = (label: string): Promise<string[]> =>
      field(page, label).evaluate((input) =>
        input instanceof HTMLInputElement ? Array.from(input.list?.options ?? [], ({ value }) => value) : [],
      );
    expect(await offered('Pipeline')).toEqual(['foo', 'website']);
    expect(await offered('Stage')).toEqual(['DEV', 'test']);

    await lately.getByRole('link', { name: 'website / test' }).click();
    await expectRuns(page, '1–10');
    expect(query(page)).toBe('?pipeline=website&stage=test');
  });

  test('remembers no name that led to no runs', async ({ stand }) => {
    const { page, open } = stand;
    await open('');
    await askFor(page, 'greenfield', 'build');
    await page.getByText('No runs', { exact: true }).waitFor();
    await open('');
    await page.getByRole('button', { name: 'Show history' }).waitFor();
    expect(await field(page, 'Pipeline').inputValue()).toBe('');
    expect(await page.getByRole('navigation', { name: 'Looked at lately' }).count()).toBe(0);
  });

  test('offers no list of examples in front of a server that is not known to be simulated', async ({
    stand,
  }) => {
    const { page, open } = stand;
    await open('');
    await page.getByRole('button', { name: 'Show history' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('heading', { name: 'On the simulated server' }).count()).toBe(0);
    expect(await page.getByText('Simulated').count()).toBe(0);
    expect(asked(stand)).toEqual([]);
  });
});

describe('The demo', () => {
  const simulated = (page: Page) => page.getByText('Simulated.', { exact: true });

  test('lists what its server has, one line each, and opens it', async ({ stand }) => {
    const { page, open } = stand;
    await open('?demo');
    const list = page.getByRole('region', { name: 'On the simulated server' });
    await list.getByRole('link').first().waitFor();
    const lines = await list.getByRole('listitem').allTextContents();
    expect(lines).toContain("foo / DEVThe API document's example: two runs of 2014, nobody may operate it ");
    expect(lines).toContain('website / testThe server is down for a backup /sim/503/go');
    expect(lines.length).toBeGreaterThan(9);

    await list.getByRole('link', { name: 'foo / DEV' }).click();
    await expect.poll(() => counters(page)).toEqual(['2 / 1', '1 / 1']);
    expect(query(page)).toBe('?pipeline=foo&stage=DEV&demo');
    await page.getByRole('link', { name: 'Other examples' }).click();
    await list.getByRole('link').first().waitFor();
    expect(query(page)).toBe('?demo');
    expect(asked(stand)).toEqual([]);
  });

  test('needs no server: reading, paging and cancelling are answered in the browser', async ({ stand }) => {
    const { page, open } = stand;
    await open('?pipeline=website&stage=test&demo');
    await expectRuns(page, '1–10');
    const [newest = ''] = await counters(page);
    expect(await stateOf(page, newest)).toBe('Failing');
    await page.getByRole('button', { name: 'Older' }).click();
    await expectRuns(page, '11–20');
    expect(await row(page, newest).count()).toBe(0);
    await page.getByRole('button', { name: 'Newest' }).click();
    await cancelRun(page, newest);
    await expectState(page, newest, 'Cancelled');
    expect(asked(stand)).toEqual([]);
  });

  test('says that it is simulated on every screen', async ({ stand }) => {
    const { page, open } = stand;
    stand.expectConsole(statusNoise(503, 404));
    await open('?demo');
    await simulated(page).waitFor();
    await askFor(page, 'website', 'test');
    await expectRuns(page, '1–10');
    expect(await simulated(page).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Oldest' }).click();
    await expectRuns(page, '2,431–2,431');
    expect(await simulated(page).isVisible()).toBe(true);
    for (const [address, text] of [
      ['?pipeline=greenfield&stage=build&demo', 'No runs'],
      ['?pipeline=nowhere&stage=build&demo', 'No such pipeline'],
      ['?pipeline=website&stage=test&server=/sim/503/go&demo', 'The Go server is not taking requests now'],
    ] as const) {
      await open(address);
      await page.getByText(text, { exact: true }).waitFor();
      expect(await simulated(page).isVisible()).toBe(true);
    }
    expect(asked(stand)).toEqual([]);
  });

  test('has no pages of a Go server, and its links say so instead of leading nowhere', async ({ stand }) => {
    const { page, open } = stand;
    await open('?pipeline=foo&stage=DEV&demo');
    const said = (path: string) => page.getByText(`A Go server would open its page ${path} here.`);
    await runLink(page, '2 / 1').click();
    await said('/go/pipelines/foo/2/DEV/1').waitFor();
    await row(page, '1 / 1').getByRole('link', { name: 'UnitTest Passed' }).press('Enter');
    await said('/go/tab/build/detail/foo/1/DEV/1/UnitTest').waitFor();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('link', { name: 'Open on the Go server' }).click();
    await said('/go/pipelines/foo/2/DEV/1').waitFor();
    expect(query(page)).toBe('?pipeline=foo&stage=DEV&demo');
    expect(await counters(page)).toEqual(['2 / 1', '1 / 1']);
    expect(stand.context.pages()).toHaveLength(1);
    expect(asked(stand)).toEqual([]);
  });

  test.for(['Ctrl', 'the middle button'])(
    'opens no empty tab where a link is clicked with %s',
    async (how, { stand }) => {
      const { page, open, context } = stand;
      await open('?pipeline=foo&stage=DEV&demo');
      await runLink(page, '2 / 1').click(how === 'Ctrl' ? { modifiers: ['Control'] } : { button: 'middle' });
      await page
        .getByText('A Go server would open its page /go/pipelines/foo/2/DEV/1 here.')
        .waitFor({ timeout: 3000 });
      expect(context.pages()).toHaveLength(1);
      expect(asked(stand)).toEqual([]);
    },
  );

  test('is never brought about by a server that fails', async ({ stand }) => {
    const { page, open } = stand;
    stand.expectConsole(statusNoise(503, 401), connectionNoise);
    for (const [fault, title] of [
      ['503', 'The Go server is not taking requests now'],
      ['401', 'You are signed out of the Go server'],
      ['html', 'This server speaks no Stages API that we know'],
    ] as const) {
      stand.go.setFault(fault);
      await open('?pipeline=foo&stage=DEV');
      await page.getByText(title, { exact: true }).waitFor();
      expect(await simulated(page).count()).toBe(0);
      expect(await rows(page).count()).toBe(0);
    }
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
      0,
    );
    expect(stand.go.requests.length, 'every answer came from the server').toBeGreaterThan(2);
  });

  test('is never brought about by a server that cannot be reached', async ({ stand }) => {
    const { page, open } = stand;
    stand.expectConsole(connectionNoise);
    await open('');
    await page.getByRole('button', { name: 'Show history' }).waitFor();
    await stand.site.stop();
    await askFor(page, 'foo', 'DEV');
    await page.getByText('The Go server cannot be reached', { exact: true }).waitFor();
    expect(await simulated(page).count()).toBe(0);
    expect(await rows(page).count()).toBe(0);
  });

  test('is over when the address no longer asks for it: the Go server is asked again', async ({ stand }) => {
    const { page, open } = stand;
    await open('?pipeline=foo&stage=DEV&demo');
    await row(page, '2 / 1').waitFor();
    expect(asked(stand)).toEqual([]);
    await open('?pipeline=foo&stage=DEV');
    await row(page, '2 / 1').waitFor();
    expect(await simulated(page).count()).toBe(0);
    expect(asked(stand)).toEqual(['GET /go/api/stages/foo/DEV/history/0']);
  });

  test('says what it needs where the browser refuses its worker', async ({ stand }) => {
    const { page, open } = stand;
    await page.addInitScript(() => {
      ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error('refused'));
    });
    await open('?pipeline=foo&stage=DEV&demo');
    const said = page.getByText('The demo cannot start, since this browser refuses its service worker');
    await said.waitFor();
    expect(await said.textContent()).toContain('refused');
    expect(await rows(page).count()).toBe(0);
    expect(asked(stand)).toEqual([]);
  });

  test('works on plain http too, where browsers have no service workers', async ({ stand }) => {
    const { page, open } = stand;
    await page.addInitScript(() => {
      Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
    });
    await open('?pipeline=foo&stage=DEV&demo');
    await expect.poll(() => counters(page)).toEqual(['2 / 1', '1 / 1']);
    expect(await simulated(page).isVisible()).toBe(true);
    expect(asked(stand)).toEqual([]);
  });
});

describe('The server in the address', () => {
  test('is refused with a notice where it is no path on this origin', async ({ stand }) => {
    const { page, open } = stand;
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(stand.site.origin)) elsewhere.push(request.url());
    });
    const refused = [
      'https://elsewhere.example/go',
      '//elsewhere.example/go',
      '/\\elsewhere.example/go',
      '/\t/elsewhere.example/go',
      'javascript:alert(1)',
      'go',
      '/',
      '',
      '/go?x=',
      '/go#x',
    ];
    for (const server of refused) {
      await open(`?pipeline=foo&stage=DEV&server=${encodeURIComponent(server)}`);
      await row(page, '2 / 1').waitFor();
      expect(
        await page.getByRole('status').filter({ hasText: 'The address names the server' }).textContent(),
      ).toBe(
        `The address names the server “${server}”, which is not a path on this page’s own origin. /go is asked instead.`,
      );
      expect(await runLink(page, '2 / 1').getAttribute('href')).toBe('/go/pipelines/foo/2/DEV/1');
    }
    expect(asked(stand)).toEqual(refused.map(() => 'GET /go/api/stages/foo/DEV/history/0'));
    expect(elsewhere).toEqual([]);
  });

  test('is asked where it is a path here, with or without a slash at its end', async ({ stand }) => {
    const { page, open } = stand;
    for (const [server, is] of [
      ['/sim/latency=1/go', '/sim/latency=1/go'],
      ['/sim/latency=1/go/', '/sim/latency=1/go'],
      ['/go', '/go'],
    ] as const) {
      await open(`?pipeline=foo&stage=DEV&server=${encodeURIComponent(server)}`);
      await row(page, '2 / 1').waitFor();
      expect(await page.getByText('The address names the server').count()).toBe(0);
      expect(await runLink(page, '2 / 1').getAttribute('href')).toBe(`${is}/pipelines/foo/2/DEV/1`);
      expect(asked(stand).at(-1)).toBe(`GET ${is}/api/stages/foo/DEV/history/0`);
      await page.getByRole('button', { name: 'More', exact: true }).click();
      expect(await page.getByRole('link', { name: 'Open on the Go server' }).getAttribute('href')).toBe(
        `${is}/pipelines/foo/2/DEV/1`,
      );
    }
    expect(asked(stand)).toHaveLength(3);
  });

  test('stays while paging', async ({ stand }) => {
    const { page, open } = stand;
    await open('?pipeline=website&stage=test&server=/sim/latency=1/go');
    await expectRuns(page, '1–10');
    await page.getByRole('button', { name: 'Older' }).click();
    await expectRuns(page, '11–20');
    expect(new URL(page.url()).searchParams.get('server')).toBe('/sim/latency=1/go');
    expect(asked(stand).every((line) => line.startsWith('GET /sim/latency=1/go/'))).toBe(true);
  });
});

describe('The page’s title', () => {
  test('names the newest run’s state and the stage', async ({ stand }) => {
    const { page, open } = stand;
    await open('?pipeline=foo&stage=DEV');
    await expect.poll(() => page.title()).toBe('Failed: foo / DEV');
    stand.go.startRun('foo', 'DEV');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(() => page.title()).toBe('Building: foo / DEV');
    stand.go.finishRun('foo', 'DEV', 'Passed');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(() => page.title()).toBe('Passed: foo / DEV');
  });

  test('names the page further back, where the newest run’s state would mislead', async ({ stand }) => {
    const { page, open } = stand;
    await open('?pipeline=website&stage=test');
    await expect.poll(() => page.title()).toBe('Failing: website / test');
    await page.getByRole('button', { name: 'Older' }).click();
    await expect.poll(() => page.title()).toBe('website / test – page 2');
    await page.getByRole('button', { name: 'Oldest' }).click();
    await expect.poll(() => page.title()).toBe('website / test – page 244');
    await page.reload();
    await expect.poll(() => page.title()).toBe('website / test – page 244');
    await page.getByRole('button', { name: 'Newest' }).click();
    await expect.poll(() => page.title()).toBe('Failing: website / test');
  });

  test('says that the runs are older ones where the server does not count its pages', async ({ stand }) => {
    const { page, open } = stand;
    await open('?pipeline=website&stage=test&server=/sim/26.1.0/go');
    await expect.poll(() => page.title()).toBe('Failing: website / test');
    await page.getByRole('button', { name: 'Older' }).click();
    await expect.poll(() => page.title()).toBe('website / test – older runs');
    await page.getByRole('button', { name: 'Newer' }).click();
    await expect.poll(() => page.title()).toBe('Failing: website / test');
  });

  test('names the stage alone where there are no runs', async ({ stand }) => {
    const { page, open } = stand;
    await open('?pipeline=greenfield&stage=build');
    await page.getByText('No runs', { exact: true }).waitFor();
    expect(await page.title()).toBe('greenfield / build');
  });
});

describe('The page’s menu', () => {
  const menuButton = (page: Page) => page.getByRole('button', { name: 'More', exact: true });
  const copyButton = (page: Page) => page.getByRole('button', { name: 'Copy link' });

  async function openMenu(page: Page): Promise<void> {
    await menuButton(page).click();
    await copyButton(page).waitFor();
  }

  /** Where the menu's link leads, and the heading of the page there. */
  async function goPage(page: Page): Promise<[path: string | null, heading: string | undefined]> {
    const path = await page.getByRole('link', { name: 'Open on the Go server' }).getAttribute('href');
    const html = await (await page.request.get(new URL(path ?? '', page.url()).href)).text();
    return [path, /<h1>(.*)<\/h1>/.exec(html)?.[1]];
  }

  /** What the next paste gives. */
  async function pasted(stand: Stand): Promise<string> {
    const other = await stand.context.newPage();
    await stand.open('', other);
    const place = field(other, 'Pipeline');
    await place.fill('');
    await place.press('ControlOrMeta+V');
    return place.inputValue();
  }

  test('copies a link to the very runs that are shown', async ({ stand }) => {
    const { page, open, context } = stand;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open('?pipeline=website&stage=test');
    await expectRuns(page, '1–10');
    await page.getByRole('button', { name: 'Older' }).click();
    await expectRuns(page, '11–20');
    await openMenu(page);
    await copyButton(page).click();
    await page.getByRole('status').filter({ hasText: 'Link copied.' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(`${stand.site.origin}/?pipeline=website&stage=test&offset=10&total=2431`);
    // The widget's own button keeps the focus: a keyboard user goes on from there.
    expect(await copyButton(page).evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test('copies the link on plain http too, where browsers have no clipboard API', async ({ stand }) => {
    const { page, open } = stand;
    await page.addInitScript(() => {
      Object.defineProperty(window, 'isSecureContext', { value: false });
      Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });
    });
    await open('?pipeline=foo&stage=DEV');
    await row(page, '2 / 1').waitFor();
    await openMenu(page);
    await copyButton(page).click();
    await page.getByRole('status').filter({ hasText: 'Link copied.' }).waitFor();
    expect(await page.locator('textarea').count()).toBe(0);
    expect(await copyButton(page).evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await pasted(stand)).toBe(`${stand.site.origin}/?pipeline=foo&stage=DEV`);
  });

  test('shows the link to copy by hand where the browser refuses', async ({ stand }) => {
    const { page, open } = stand;
    await page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'clipboard', {
        value: { writeText: () => Promise.reject(new Error('refused')) },
      });
      Object.defineProperty(Document.prototype, 'execCommand', { value: () => false });
    });
    await open('?pipeline=foo&stage=DEV');
    await row(page, '2 / 1').waitFor();
    await openMenu(page);
    await copyButton(page).click();
    await page
      .getByRole('status')
      .filter({ hasText: `Copy this: ${stand.site.origin}/?pipeline=foo&stage=DEV` })
      .waitFor();
    expect(await page.getByText('Link copied.').count()).toBe(0);
  });

  test('opens the newest run on the Go server', async ({ stand }) => {
    const { page, open } = stand;
    await open('?pipeline=foo&stage=DEV');
    await row(page, '2 / 1').waitFor();
    await openMenu(page);
    expect(await goPage(page)).toEqual([
      '/go/pipelines/foo/2/DEV/1',
      'Run 2 / 1 of stage DEV in pipeline foo',
    ]);
  });

  test('opens the Go server’s front page, which every version has, where there are no runs', async ({
    stand,
  }) => {
    const { page, open } = stand;
    await open('?pipeline=greenfield&stage=build');
    await page.getByText('No runs', { exact: true }).waitFor();
    await openMenu(page);
    expect((await goPage(page))[0]).toBe('/go/');
  });

  test('makes the page light, dark or as the system, and keeps the choice', async ({ stand }) => {
    const { open } = stand;
    const page = await stand.anotherPage({ colorScheme: 'dark' });
    const looks = (): Promise<[string, string]> =>
      page.evaluate(() => [
        getComputedStyle(document.documentElement).colorScheme,
        getComputedStyle(document.body).backgroundColor,
      ]);
    const LIGHT = 'rgb(238, 240, 243)';
    const DARK = 'rgb(13, 16, 20)';
    await open('?pipeline=foo&stage=DEV', page);
    await row(page, '2 / 1').waitFor();
    expect(await looks()).toEqual(['light dark', DARK]);
    await openMenu(page);
    const group = page.getByRole('group', { name: 'Looks' });
    expect(await group.getByRole('radio').count()).toBe(3);
    expect(await group.getByRole('radio', { name: 'As the system' }).isChecked()).toBe(true);

    await group.getByRole('radio', { name: 'Light' }).check();
    expect(await looks()).toEqual(['light', LIGHT]);
    await page.reload();
    await row(page, '2 / 1').waitFor();
    expect(await looks()).toEqual(['light', LIGHT]);

    await page.emulateMedia({ colorScheme: 'light' });
    await openMenu(page);
    expect(await group.getByRole('radio', { name: 'Light' }).isChecked()).toBe(true);
    await group.getByRole('radio', { name: 'Dark' }).check();
    expect(await looks()).toEqual(['dark', DARK]);

    await group.getByRole('radio', { name: 'As the system' }).check();
    expect(await looks()).toEqual(['light dark', LIGHT]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await looks()).toEqual(['light dark', DARK]);
  });

  test('closes by Escape and gives the focus back', async ({ stand }) => {
    const { page, open } = stand;
    await open('?pipeline=foo&stage=DEV');
    await row(page, '2 / 1').waitFor();
    expect(await copyButton(page).count()).toBe(0);
    expect(await menuButton(page).getAttribute('aria-expanded')).toBe('false');
    await menuButton(page).press('Enter');
    await copyButton(page).waitFor();
    expect(await menuButton(page).getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Tab');
    expect(await copyButton(page).evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await copyButton(page).count()).toBe(0);
    expect(await menuButton(page).evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test('closes by a click beside it, and by its own button', async ({ stand }) => {
    const { page, open } = stand;
    await open('?pipeline=foo&stage=DEV');
    await row(page, '2 / 1').waitFor();
    await openMenu(page);
    await page.getByRole('group', { name: 'Looks' }).getByText('Looks').click();
    expect(await copyButton(page).count()).toBe(1);
    await page.getByRole('columnheader', { name: 'State' }).click();
    await expect.poll(() => copyButton(page).count()).toBe(0);
    await openMenu(page);
    await menuButton(page).click();
    await expect.poll(() => copyButton(page).count()).toBe(0);
  });

  test('closes when the focus goes on to something else', async ({ stand }) => {
    const { page, open } = stand;
    await open('?pipeline=foo&stage=DEV');
    await row(page, '2 / 1').waitFor();
    const newestBar = page.getByRole('link', { name: /^2 \/ 1 / });
    await newestBar.waitFor();
    await openMenu(page);
    for (let steps = 0; steps < 5 && (await copyButton(page).count()) > 0; steps += 1)
      await page.keyboard.press('Tab');
    expect(await copyButton(page).count()).toBe(0);
    expect(await newestBar.evaluate((bar) => bar === document.activeElement)).toBe(true);
  });
});
