import type { Locator } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectAccessible, statusNoise, test } from './support/browserTest.ts';
import type { Stand } from './support/browserTest.ts';
import { heard, putElements, TAG, withElement } from './support/element.ts';
import { confirmButton, expectState, pauseUpdates, pressCancel, rows } from './support/history.ts';

const DEMO = { pipeline: 'demo_pipeline', stage: 'first_stage', overview: 'no' };

/** A plain page with one element of these attributes, by the script tag, that notes what it is told. */
async function show(stand: Stand, attributes: Readonly<Record<string, string>>): Promise<Locator> {
  await stand.open('embed.html');
  return putElements(stand.page, attributes);
}

/** What reached the Go server. */
function asked({ go }: Stand): string[] {
  return go.requests.map(({ method, path }) => `${method} ${path}`);
}

/** Below the rows, which of them are shown. */
function range(element: Locator, text: string): Locator {
  return element.locator('.stage-history-range').and(element.getByText(text, { exact: true }));
}

describe('The element', () => {
  test('follows its attributes: set, changed and removed', async ({ stand }) => {
    const { page } = stand;
    const element = await show(stand, { pipeline: 'website', stage: 'test' });
    await expect.poll(() => rows(page).count()).toBe(10);
    // On by default, and gone by a word.
    await element.getByRole('button', { name: 'Grid' }).waitFor();
    await withElement(page, (it) => it.setAttribute('overview', 'false'));
    await expect.poll(() => element.getByRole('button', { name: 'Grid' }).count()).toBe(0);
    await withElement(page, (it) => it.removeAttribute('overview'));
    await element.getByRole('button', { name: 'Grid' }).waitFor();

    await withElement(page, (it) => {
      it.setAttribute('stage', 'deploy');
      it.setAttribute('pipeline', 'payments');
    });
    await element.getByRole('heading', { name: 'payments / deploy' }).waitFor();
    await expect.poll(() => rows(page).count()).toBe(10);
    // In two steps, and yet no stage was asked for that there is not.
    expect(asked(stand).filter((line) => line.includes('website/deploy'))).toEqual([]);

    await withElement(page, (it) => it.removeAttribute('stage'));
    await element.getByText('shows nothing until its attributes pipeline and stage say').waitFor();
    expect(await rows(page).count()).toBe(0);
  });

  test('tells what happens by events, and follows its reader unless it is prevented', async ({ stand }) => {
    const { page } = stand;
    // A server that speaks the document's API has no word for the times of runs.
    stand.expectConsole(statusNoise(404));
    const element = await show(stand, { pipeline: 'website', stage: 'test', overview: 'no' });
    await expect.poll(() => rows(page).count()).toBe(10);
    await pauseUpdates(page);
    await element.getByRole('button', { name: 'Older' }).click();
    await expect.poll(() => withElement(page, (it) => it.page)).toContain('offset=10');
    await range(element, 'Runs 11–20 of 2,431').waitFor();
    await rows(page).first().getByRole('button', { name: 'Details of run' }).click();
    await expect
      .poll(() => heard(page))
      .toEqual([
        ['history', ['page'], false],
        ['pagechange', ['page', 'why'], true],
        ['runopen', ['run'], false],
      ]);

    // A host that leads its reader itself.
    await withElement(page, (it) => it.addEventListener('pagechange', (event) => event.preventDefault()));
    const before = await withElement(page, (it) => it.page);
    await element.getByRole('button', { name: 'Older' }).click();
    await page.waitForTimeout(200);
    expect(await withElement(page, (it) => it.page)).toBe(before);
    expect(await range(element, 'Runs 11–20 of 2,431').count()).toBe(1);
    await withElement(page, (it) => {
      it.page = '';
    });
    await range(element, 'Runs 1–10 of 2,431').waitFor();
  });

  test('cancels a run through the question, gives the focus back and tells of the end', async ({ stand }) => {
    const { page } = stand;
    await show(stand, DEMO);
    await expectState(page, '1 / 1', 'Building');
    await pressCancel(page, '1 / 1');
    await page.getByRole('alertdialog').waitFor();
    await expectAccessible(page);
    const focused = (): Promise<string | null | undefined> =>
      withElement(page, ({ shadowRoot }) => {
        const focused = shadowRoot?.activeElement;
        return focused?.getAttribute('aria-label') ?? focused?.textContent;
      });
    expect(await focused()).toBe('Keep running');
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Cancel run 1 / 1');
    await page.keyboard.press('Enter');
    await confirmButton(page).press('Enter');
    await expectState(page, '1 / 1', 'Cancelled');
    expect(asked(stand).filter((line) => line.startsWith('POST'))).toHaveLength(1);
    // The button is gone, and the keyboard's place is still in the widget.
    await expect.poll(focused).toBe('1 / 1');
    await expect
      .poll(async () => JSON.stringify(await heard(page)))
      .toContain('["runended",["run","waitedFor"],false]');
  });

  test('survives being moved: nothing is read again and nothing forgotten', async ({ stand }) => {
    const { page } = stand;
    const element = await show(stand, { pipeline: 'website', stage: 'test', overview: 'no' });
    await expect.poll(() => rows(page).count()).toBe(10);
    await pauseUpdates(page);
    await element.getByRole('button', { name: 'Older' }).click();
    await range(element, 'Runs 11–20 of 2,431').waitFor();
    const before = asked(stand).length;
    const sameRow = await withElement(page, async (it) => {
      const first = it.shadowRoot?.querySelector('tbody tr');
      document.querySelector('#other')?.append(it);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return first != null && first === it.shadowRoot?.querySelector('tbody tr');
    });
    expect(sameRow).toBe(true);
    expect(await page.locator(`#other > ${TAG}`).count()).toBe(1);
    // Still paused, as the reader has left it.
    expect(await element.getByRole('button', { name: 'Resume updates' }).count()).toBe(1);
    expect(asked(stand)).toHaveLength(before);

    // Taken out it is over, and put in again it begins anew.
    expect(
      await withElement(page, async (it) => {
        it.remove();
        await new Promise((resolve) => setTimeout(resolve, 100));
        const left = it.shadowRoot?.querySelectorAll('tr').length;
        document.querySelector('#other')?.append(it);
        return left;
      }),
    ).toBe(0);
    await range(element, 'Runs 11–20 of 2,431').waitFor();
  });

  test('is moved with its question, which stays above the page and for the same run', async ({ stand }) => {
    const { page, go } = stand;
    await show(stand, { pipeline: 'demo_pipeline', stage: 'first_stage', overview: 'no' });
    await pressCancel(page, '1 / 1');
    const dialog = page.getByRole('alertdialog');
    await dialog.waitFor();
    await withElement(page, (it) => document.querySelector('#other')?.append(it));
    expect(await dialog.evaluate((it) => it.matches(':modal'))).toBe(true);
    await confirmButton(page).press('Enter');
    await expectState(page, '1 / 1', 'Cancelled');
    expect(go.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('may be defined twice, and takes properties: those set before it was defined, too', async ({
    stand,
  }) => {
    const { page, site } = stand;
    await page.goto(`${site.origin}/embed.html?twice`);
    await rows(page).first().waitFor();
    // The script once more, under another address, is another module: with a definition of its own.
    await page.addScriptTag({ type: 'module', url: './gocd-stage-history.js?v=2' });
    await page.evaluate((tag) => {
      const early = document.createElement('early-history');
      Object.assign(early, { pipeline: 'foo', stage: 'DEV', overview: false, headers: { 'X-Host': 'yes' } });
      document.body.replaceChildren(early);
      const known = customElements.get(tag);
      if (known) customElements.define('early-history', class extends known {});
    }, TAG);
    await expect.poll(() => rows(page).count()).toBe(2);
    expect(stand.go.requests.at(-1)?.path).toBe('/go/api/stages/foo/DEV/history/0');
    expect(stand.go.requests.at(-1)?.headers.get('X-Host')).toBe('yes');
  });
});

describe('The plain page with four widgets', () => {
  test('shows each in its own way, whatever the page says of bare elements', async ({ stand }) => {
    const { page, open } = stand;
    await open('embed.html');
    const widgets = page.locator(TAG);
    await expect.poll(() => widgets.getByRole('table').count()).toBe(4);
    const looks = await widgets.evaluateAll((all) =>
      all.map((element) => {
        const section = element.shadowRoot?.querySelector('section');
        const cell = element.shadowRoot?.querySelector('td');
        const link = element.shadowRoot?.querySelector('th a');
        if (!section || !cell || !link) throw new Error('There is no history in it.');
        return [
          getComputedStyle(section).backgroundColor,
          getComputedStyle(section).fontFamily.split(',')[0],
          getComputedStyle(cell).textTransform + getComputedStyle(cell).letterSpacing,
          getComputedStyle(link).float + getComputedStyle(link).fontSize,
        ];
      }),
    );
    expect(looks).toEqual([
      ['rgb(255, 255, 255)', 'system-ui', 'nonenormal', 'none14px'],
      ['rgb(255, 253, 247)', 'Georgia', 'nonenormal', 'none14px'],
      ['rgb(20, 24, 29)', 'system-ui', 'nonenormal', 'none14px'],
      ['rgb(255, 255, 255)', 'system-ui', 'nonenormal', 'none14px'],
    ]);
    // Nothing of it reaches the page: no style element, no sheet, no frame.
    expect(await page.evaluate(() => document.styleSheets.length)).toBe(1);
    await expectAccessible(page);
  });
});
