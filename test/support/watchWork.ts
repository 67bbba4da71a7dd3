import type { BrowserContext, Page } from 'playwright-core';

/** What a page has done since it was last asked to begin counting. */
export interface Work {
  /** How often React has committed anything. */
  readonly commits: number;
  /** Changes of the document in the rows, but for what ticks: each as `run: what changed`. */
  readonly rows: readonly string[];
  /** Changes of texts that change as time passes, in the rows or not. */
  readonly ticks: number;
  /** Changes of what screen readers are told. */
  readonly told: number;
  /** All other changes in the document's body. */
  readonly elsewhere: number;
}

declare global {
  interface Window {
    /** Where a page that is watched counts. */
    stageHistoryWork: Work;
  }
}

/** Has every page of a context count. To be called before a page opens. */
export async function watchWork(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const rows: string[] = [];
    const work = { commits: 0, rows, ticks: 0, told: 0, elsewhere: 0 };
    // What React's production build reports to, as if its developer tools were there.
    const hook = {
      supportsFiber: true,
      renderers: new Map<number, unknown>(),
      inject: () => 1,
      checkDCE: () => undefined,
      onCommitFiberRoot: () => void (work.commits += 1),
      onCommitFiberUnmount: () => undefined,
      onPostCommitFiberRoot: () => undefined,
    };
    Object.assign(window, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook, stageHistoryWork: work });

    const place = (node: Node): void => {
      const element = node instanceof Element ? node : node.parentElement;
      if (element?.closest('[data-ticks]')) work.ticks += 1;
      else if (element?.closest('[role=status], [role=alert], [aria-live]')) work.told += 1;
      else if (element?.closest('.stage-history-runs tbody')) work.rows.push(describe(element));
      else if (element?.closest('body')) work.elsewhere += 1;
    };
    const describe = (element: Element): string => {
      const run = element.closest('tr')?.querySelector('th a')?.textContent ?? 'rows';
      const job = element.closest('.stage-history-job')?.querySelector('span')?.textContent;
      const part = job ?? element.closest('td, th, tr, tbody')?.className ?? '';
      return `${run}: ${part === '' ? element.tagName.toLowerCase() : part}`;
    };
    new MutationObserver((changes) => {
      for (const { target } of changes) place(target);
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

/** Begins to count anew. */
export async function beginCounting(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(window.stageHistoryWork, { commits: 0, rows: [], ticks: 0, told: 0, elsewhere: 0 });
  });
}

/** What has been done since {@link beginCounting}. */
export async function workOf(page: Page): Promise<Work> {
  return page.evaluate(() => window.stageHistoryWork);
}
