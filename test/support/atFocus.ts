import type { Page } from 'playwright-core';

/**
 * What the keyboard is at, in whatever shadow root: the body where it is at nothing. `read` runs in the page; it can use
 * nothing from outside itself.
 */
export async function atFocus<R>(page: Page, read: (at: Element | null) => R): Promise<R> {
  const handle = await page.evaluateHandle(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  });
  return handle.evaluate(read);
}
