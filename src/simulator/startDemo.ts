import { setupWorker } from 'msw/browser';
import { createGoServer } from './goServer.ts';
import { mswHandlers } from './mswHandlers.ts';

/**
 * Puts a simulated Go server into this browser tab: a service worker answers the page's requests to `/go` and
 * `/sim`, everything else goes out as usual. Where the browser has no service workers
 * (plain http), msw stands in for `fetch` within the page instead. Rejects where the worker is refused.
 */
export async function startDemo(): Promise<void> {
  const worker = setupWorker(...mswHandlers(createGoServer()));
  await worker.start({
    // Relative to the page, which may be served from any folder.
    serviceWorker: { url: './mockServiceWorker.js' },
    onUnhandledRequest: 'bypass',
    quiet: true,
  });
}
