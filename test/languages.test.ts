import { describe, expect } from 'vitest';
import { expectAccessible, hostTest, test } from './support/browserTest.ts';
import { confirmButton, expectState, row } from './support/history.ts';

/** What a reader of each language meets on the way to a cancelled run. */
const SPOKEN = [
  {
    ...{ lang: 'de', dir: 'ltr', column: 'Lauf', range: 'Läufe 1–1 von 1', button: 'Lauf 1 / 1 abbrechen' },
    title: 'Lauf 1 / 1 von demo_pipeline / first_stage abbrechen?',
    ...{ keep: 'Weiterlaufen lassen', state: 'Abgebrochen', news: '1 / 1 wurde abgebrochen.' },
  },
  {
    ...{
      lang: 'ja',
      dir: 'ltr',
      column: '実行',
      range: '実行 1～1 / 全 1 件',
      button: '実行 1 / 1 をキャンセル',
    },
    title: 'demo_pipeline / first_stage の実行 1 / 1 をキャンセルしますか？',
    ...{ keep: '実行を続ける', state: 'キャンセル済み', news: '1 / 1 はキャンセルされました。' },
  },
  {
    ...{
      lang: 'ar',
      dir: 'rtl',
      column: 'التشغيل',
      range: 'التشغيلات 1–1 من 1',
      button: 'إلغاء التشغيل 1 / 1',
    },
    title: 'هل تريد إلغاء التشغيل 1 / 1 من demo_pipeline / first_stage؟',
    ...{ keep: 'دعه يعمل', state: 'ملغى', news: 'أُلغي 1 / 1.' },
  },
];

/** Without the marks that keep names in their own direction. */
const plain = (text: string | null): string => (text ?? '').replace(/[\u2068\u2069]/g, '');

describe('The page in another language', () => {
  test.for(SPOKEN)('is read in $lang, and cancels by its words', async (spoken, { stand }) => {
    const { page, open } = stand;
    await open(`?pipeline=demo_pipeline&stage=first_stage&overview=no&lang=${spoken.lang}`);
    const widget = page.locator('section.stage-history');
    await row(page, '1 / 1').waitFor();
    expect(await widget.getAttribute('lang')).toBe(spoken.lang);
    expect(await widget.getAttribute('dir')).toBe(spoken.dir);
    expect(await widget.getByRole('columnheader').first().textContent()).toBe(spoken.column);
    expect(plain(await widget.locator('footer').textContent())).toContain(spoken.range);

    await widget.locator('button.stage-history-cancel[data-armed]').click();
    const question = page.getByRole('alertdialog');
    expect(plain(await question.getByRole('heading').textContent())).toBe(spoken.title);
    await question.getByRole('button', { name: spoken.keep, exact: true }).waitFor();
    await confirmButton(page).waitFor();
    if (spoken.lang === 'ar') await expectAccessible(page, undefined, 'section.stage-history');
    expect(plain(await confirmButton(page).textContent())).toBe(spoken.button);
    await confirmButton(page).click();
    await expectState(page, '1 / 1', spoken.state);
    await expect
      .poll(async () => (await page.getByRole('status').allTextContents()).map(plain))
      .toContain(spoken.news);
  });

  test('runs from right to left in Arabic, and counters do not', async ({ stand }) => {
    const { open } = stand;
    const page = await stand.anotherPage({ viewport: { width: 340, height: 800 } });
    await open('?pipeline=website&stage=test&lang=ar', page);
    await page.getByText('نجح', { exact: true }).first().waitFor();
    await expectAccessible(page, undefined, 'section.stage-history');
    const order = await page
      .locator('tr.stage-history-run th a')
      .first()
      .evaluate((link) => {
        const text = document.createTreeWalker(link, NodeFilter.SHOW_TEXT).nextNode();
        const place = (at: number): number => {
          const range = document.createRange();
          if (text !== null) range.setStart(text, at);
          if (text !== null) range.setEnd(text, at + 1);
          return range.getBoundingClientRect().left;
        };
        const last = (text?.textContent?.length ?? 1) - 1;
        return place(0) < place(last);
      });
    expect(order, 'the pipeline counter stands before the stage counter').toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  });
});

describe('A host', () => {
  hostTest('has single words, the locale and the time zone its own way', async ({ stand }) => {
    const { page, site } = stand;
    await page.goto(`${site.origin}/?case=worded&pipeline=foo&stage=DEV`);
    const time = row(page, '2 / 1').locator('time > small');
    await time.waitFor();
    expect(await time.textContent()).toMatch(/^Sep 23, 2014, 04:21 PM (GMT\+9|JST)$/);
    expect(await page.getByRole('columnheader').first().textContent()).toBe('Build');
    expect(await page.getByRole('columnheader').nth(1).textContent()).toBe('State');
    expect(await page.locator('section.stage-history').getAttribute('lang')).toBe('en');
  });
});
