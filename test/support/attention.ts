import type { BrowserContext, Page } from 'playwright-core';

declare global {
  interface Window {
    /** Left in the page by {@link installAttention}. */
    rigAttention?: { visible: boolean; focused: boolean };
  }
}

/**
 * Lets {@link hide} and {@link blur} work in all pages of the context. A headless browser believes of every page that
 * it is seen and has the focus, so what pages are told of it is replaced.
 */
export async function installAttention(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const attention = { visible: true, focused: true };
    window.rigAttention = attention;
    Object.defineProperties(document, {
      visibilityState: { get: () => (attention.visible ? 'visible' : 'hidden') },
      hidden: { get: () => !attention.visible },
      hasFocus: { value: () => attention.visible && attention.focused },
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

/** Takes the network from all pages of the context. Really: requests under way fail, `navigator.onLine` is false. */
export async function goOffline(context: BrowserContext): Promise<void> {
  await setOnline(context, false);
}

/** Gives it back. */
export async function goOnline(context: BrowserContext): Promise<void> {
  await setOnline(context, true);
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

async function setOnline(context: BrowserContext, online: boolean): Promise<void> {
  await context.setOffline(!online);
  // The pages hear of it a little later than the call returns.
  await Promise.all(
    context.pages().map((page) => page.waitForFunction((now) => navigator.onLine === now, online)),
  );
}
