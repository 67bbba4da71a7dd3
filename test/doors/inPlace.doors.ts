import { describe, expect } from 'vitest';
import { test } from '../support/browserTest.ts';
import { TAG } from '../support/element.ts';
import { rows } from '../support/history.ts';

describe('The page that the tests are tried on once more', () => {
  test('shows its history by the element of the script tag, and by nothing else', async ({ stand }) => {
    const { page } = stand;
    await stand.open('?pipeline=website&stage=test&overview=no');
    await expect.poll(() => page.locator(`${TAG} tr.stage-history-run`).count()).toBe(10);
    expect(await rows(page).count()).toBe(10);
    expect(await page.evaluate(() => document.querySelectorAll('.stage-history').length)).toBe(0);
    const scripts = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    );
    expect(scripts).toContain('/gocd-stage-history.js');
  });
});
