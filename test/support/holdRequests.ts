import type { Page } from 'playwright-core';

/** What {@link holdRequests} holds: what the page asks of the Go server, or the cancels among it. */
export const TO_GO = /\/go\/api\//;
export const CANCELS = /\/go\/api\/.*\/cancel$/;

/**
 * Keeps those requests of the page from the server until the returned function is called, and none after that. What
 * is seen only while they are under way stays to be looked at, however slow the computer is.
 */
export async function holdRequests(page: Page, which: RegExp): Promise<() => void> {
  let letGo: (() => void) | undefined;
  const free = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(which, async (route) => {
    await free;
    // The page may have given the request up by then.
    await route.continue().catch(() => undefined);
  });
  return () => letGo?.();
}
