import type { BrowserContext, Page } from 'playwright-core';

declare global {
  interface Window {
    /** Left in the page by {@link installAttention}. */
    rigAttention?: { visible: boolean; focused: boolean; online: boolean };
  }
}

/**
 * Lets {@link hide}, {@link blur} and {@link goOffline} work in all pages of the context. A headless browser believes
 * of every page that it is seen and has the focus, so what pages are told of it is replaced. So is what they are told
 * of the network: the browser tells pages that it is back a moment before requests go through again.
 */
export async function installAttention(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const attention = { visible: true, focused: true, online: true };
    window.rigAttention = attention;
    Object.defineProperties(document, {
      visibilityState: { get: () => (attention.visible ? 'visible' : 'hidden') },
      hidden: { get: () => !attention.visible },
      hasFocus: { value: () => attention.visible && attention.focused },
    });
    Object.defineProperty(navigator, 'onLine', { get: () => attention.online });
    for (const type of ['offline', 'online'])
      window.addEventListener(type, (event) => {
        if (event.isTrusted) event.stopImmediatePropagation();
      });
  });
}

/**
 * Another tab comes before the page, which no longer sees itself as visible. Only what the page is told: the browser
 * does not slow its timers, and the window's own `blur` is for {@link blur}. A reload shows the page again.
 */
export async function hide(page: Page): Promise<void> {
  await setVisible(page, false);
}

/** The page's tab comes to the front again. */
export async function show(page: Page): Promise<void> {
  await setVisible(page, true);
}

/** The focus goes to another window, beside which the page stays visible. */
export async function blur(page: Page): Promise<void> {
  await setFocused(page, false);
}

/** The focus comes back to the page's window. */
export async function focus(page: Page): Promise<void> {
  await setFocused(page, true);
}

/**
 * Takes the network from all pages of the context. Really: requests under way fail, and so do new ones. The browser
 * writes of each to its console.
 */
export async function goOffline(context: BrowserContext): Promise<void> {
  await context.setOffline(true);
  await tellOnline(context, false);
}

/** Gives it back, and tells the pages once requests go through. */
export async function goOnline(context: BrowserContext): Promise<void> {
  await context.setOffline(false);
  await tellOnline(context, true);
}

async function setVisible(page: Page, visible: boolean): Promise<void> {
  await page.evaluate((now) => {
    if (!window.rigAttention || window.rigAttention.visible === now) return;
    window.rigAttention.visible = now;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, visible);
}

async function setFocused(page: Page, focused: boolean): Promise<void> {
  await page.evaluate((now) => {
    if (!window.rigAttention || window.rigAttention.focused === now) return;
    window.rigAttention.focused = now;
    window.dispatchEvent(new Event(now ? 'focus' : 'blur'));
  }, focused);
}

async function tellOnline(context: BrowserContext, online: boolean): Promise<void> {
  await Promise.all(
    context.pages().map((page) =>
      page.evaluate(async (now) => {
        // Not by fetch, whose requests the rig waits for.
        const passes = async (): Promise<boolean> => {
          const request = new XMLHttpRequest();
          request.open('HEAD', location.pathname);
          request.setRequestHeader('Cache-Control', 'no-store');
          return new Promise((resolve) => {
            request.onload = () => resolve(true);
            request.onerror = () => resolve(false);
            request.send();
          });
        };
        while ((await passes()) !== now);
        if (!window.rigAttention || window.rigAttention.online === now) return;
        window.rigAttention.online = now;
        window.dispatchEvent(new Event(now ? 'online' : 'offline'));
      }, online),
    ),
  );
}
