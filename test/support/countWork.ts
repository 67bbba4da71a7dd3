import type { BrowserContext, Page } from 'playwright-core';

/**
 * Where the document was touched. `rows`: the runs of the table, or the table as a whole; `glance`: what stands above
 * them; `ages`: what ticks, in
 * rows or elsewhere; `live`: what screen readers are told; `title`: the document's.
 */
export type Place = 'rows' | 'glance' | 'ages' | 'live' | 'title' | 'elsewhere';

/** What a page has done since the last {@link resetWork}: exact numbers, the same on every computer. */
export interface Work extends Readonly<Record<Place, number>> {
  /** How often React has committed, of all roots together. */
  readonly commits: number;
  /** Each mutation in words, by place: `4 / 1: attribute data-state of li.stage-history-job`. */
  readonly touched: Readonly<Record<Place, readonly string[]>>;
}

declare global {
  interface Window {
    /** Left in the page by {@link watchWork}. */
    rigWork?: { readonly read: () => Work; readonly reset: () => void };
  }
}

/** Counts the work of all pages of the context. Call it before they open; a page that loads begins anew. */
export async function watchWork(context: BrowserContext): Promise<void> {
  await context.addInitScript(countInPage);
}

/** The work of the page since it loaded or since {@link resetWork}. */
export async function work(page: Page): Promise<Work> {
  const done = await page.evaluate(() => window.rigWork?.read());
  if (done === undefined) throw new Error('Nobody counts on this page: call watchWork before it opens.');
  return done;
}

/** Counts from nothing again. */
export async function resetWork(page: Page): Promise<void> {
  await page.evaluate(() => window.rigWork?.reset());
}

/** Runs in the page, before its scripts; it can use nothing from outside itself. */
function countInPage(): void {
  const nothing = (): Record<Place, string[]> => ({
    rows: [],
    glance: [],
    ages: [],
    live: [],
    title: [],
    elsewhere: [],
  });
  let touched = nothing();
  let commits = 0;

  // React tells its developer tools of each commit, in production as well.
  const ignore = (): void => undefined;
  const hook = {
    renderers: new Map<number, unknown>(),
    supportsFiber: true,
    isDisabled: false,
    checkDCE: ignore,
    inject(renderer: unknown): number {
      this.renderers.set(this.renderers.size + 1, renderer);
      return this.renderers.size;
    },
    onCommitFiberRoot: () => void (commits += 1),
    onPostCommitFiberRoot: ignore,
    onCommitFiberUnmount: ignore,
    onScheduleFiberRoot: ignore,
    setStrictMode: ignore,
  };
  Object.defineProperty(window, '__REACT_DEVTOOLS_GLOBAL_HOOK__', { value: hook });

  const TABLE = '.stage-history-runs';
  const LIVE = '[role=status], [role=alert], [aria-live]';
  const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement);
  const holds = (node: Node, selector: string): boolean =>
    node instanceof Element && (node.matches(selector) || node.querySelector(selector) !== null);

  function placeOf({ target, addedNodes, removedNodes }: MutationRecord): Place {
    const isWithin = (selector: string): boolean => elementOf(target)?.closest(selector) != null;
    const moves = (selector: string): boolean =>
      [...addedNodes, ...removedNodes].some((node) => holds(node, selector));
    if (isWithin('.stage-history-time, [data-ticks]')) return 'ages';
    // A table that is thrown away and made anew touches every row, although no row's own parent is a target.
    if (isWithin(`${TABLE} tbody`) || moves(`${TABLE}, tr.stage-history-run`)) return 'rows';
    if (isWithin(LIVE) || moves(LIVE)) return 'live';
    if (isWithin('.stage-history-glance, .stage-history-filters')) return 'glance';
    return isWithin('head > title') || moves('head > title') ? 'title' : 'elsewhere';
  }

  function nameOf(node: Node): string {
    if (!(node instanceof Element)) return node.nodeType === Node.TEXT_NODE ? 'text' : node.nodeName;
    const name = [node.localName, ...node.classList].join('.');
    const run = node.matches('tr') ? node.querySelector('a')?.textContent : undefined;
    return run == null ? name : `${name} ${run}`;
  }

  function inWords({ type, target, attributeName, addedNodes, removedNodes }: MutationRecord): string {
    const element = elementOf(target);
    const run = element?.closest('tr')?.querySelector('a')?.textContent;
    const changes = [
      ...[...removedNodes].map((node) => `-${nameOf(node)}`),
      ...[...addedNodes].map((node) => `+${nameOf(node)}`),
    ];
    const what =
      type === 'attributes'
        ? `attribute ${attributeName ?? ''}`
        : type === 'characterData'
          ? 'text'
          : `children ${changes.join(' ')}`;
    return `${run == null ? '' : `${run}: `}${what} of ${nameOf(element ?? target)}`;
  }

  const note = (records: readonly MutationRecord[]): void => {
    for (const record of records) touched[placeOf(record)].push(inWords(record));
  };
  const observer = new MutationObserver(note);
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  observer.observe(document, everything);
  // What happens within a shadow root is no mutation of the document.
  // eslint-disable-next-line @typescript-eslint/unbound-method -- a proxy hands it its element
  Element.prototype.attachShadow = new Proxy(Element.prototype.attachShadow, {
    apply(attach, element: Element, options: [ShadowRootInit]) {
      const root = Reflect.apply(attach, element, options);
      observer.observe(root, everything);
      return root;
    },
  });

  window.rigWork = {
    read() {
      note(observer.takeRecords());
      const { rows, glance, ages, live, title, elsewhere } = touched;
      return {
        commits,
        rows: rows.length,
        glance: glance.length,
        ages: ages.length,
        live: live.length,
        title: title.length,
        elsewhere: elsewhere.length,
        touched,
      };
    },
    reset() {
      observer.takeRecords();
      touched = nothing();
      commits = 0;
    },
  };
}
