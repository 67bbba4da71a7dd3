import type { JSHandle, Page } from 'playwright-core';

/** What a screen reader is told from now on: each text that the page's status regions come to say, in its order. */
export async function announcements(page: Page): Promise<JSHandle<readonly string[]>> {
  const all = await page.locator('[role="status"]').elementHandles();
  return page.evaluateHandle((regions) => {
    const texts: string[] = [];
    const observer = new MutationObserver(() => {
      const text = [...regions].map((region) => region.textContent).join('');
      if (text !== '' && texts.at(-1) !== text) texts.push(text);
    });
    for (const region of regions)
      observer.observe(region, { characterData: true, childList: true, subtree: true });
    return texts;
  }, all);
}
