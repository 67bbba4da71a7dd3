import type { Locator, Page } from 'playwright-core';
import type { StageHistoryElement } from '../../src/element/StageHistoryElement.tsx';

/** The element's name. */
export const TAG = 'gocd-stage-history';

/** Every event of the element that tells of something. The one that asks is not among them. */
const TELLING = [
  ...['pagechange', 'viewchange', 'runopen', 'history', 'runended'],
  ...['newruns', 'failure', 'cancelsettled'],
];

/**
 * Puts elements of these attributes on a page that knows the element, in place of all that is on it, each in the shadow
 * root of another one; and has the page note the events that reach its document.
 */
export async function putElements(
  page: Page,
  ...elements: readonly Readonly<Record<string, string>>[]
): Promise<Locator> {
  await page.waitForFunction((tag) => customElements.get(tag) !== undefined, TAG);
  await page.evaluate(
    ({ tag, elements, telling }) => {
      document.body.innerHTML = '<main><h1>A page</h1><div id="one"></div><div id="other"></div></main>';
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      // On the document, from within another shadow root: only what bubbles and leaves both comes here.
      for (const type of telling)
        document.addEventListener(type, (event) => {
          if (!(event instanceof CustomEvent)) return;
          heard.push([type, Object.keys(event.detail as object), event.cancelable]);
        });
      const around = document.querySelector('#one')?.attachShadow({ mode: 'open' });
      for (const given of elements) {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
        around?.append(element);
      }
    },
    { tag: TAG, elements, telling: TELLING },
  );
  return page.locator(TAG);
}

/** The events that came so far, each kind of them once: type, what its detail has, whether it can be prevented. */
export async function heard(page: Page): Promise<unknown[]> {
  const all = await page.evaluate<unknown[]>('window.heard');
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** Does something to the first element on the page. */
export async function withElement<R>(
  page: Page,
  act: (element: StageHistoryElement) => R | Promise<R>,
): Promise<R> {
  const handle = await page.waitForSelector(TAG, { state: 'attached' });
  return handle.evaluate(act);
}
