import { expect, inject } from 'vitest';
import { connectionNoise, hostTest } from './support/browserTest.ts';
import { counters, failureNotice } from './support/history.ts';
import { servePage } from './support/servePage.ts';

hostTest(
  'a Go server of another origin: whoever embeds the widget is told why it stays empty',
  async ({ stand }) => {
    const { page, go, open, site } = stand;
    stand.expectConsole(connectionNoise, /blocked by CORS policy/);
    const elsewhere = await servePage(inject('hostFolder'), go);
    await open(`?case=elsewhere&server=${elsewhere.origin}/go`);
    const failure = page.getByRole('alert').filter({ hasText: 'The Go server cannot be reached' });
    await failure
      .getByText(/another origin, since Go servers send no CORS headers: let a reverse proxy/)
      .waitFor();
    expect(await failure.locator('code').textContent()).toBe(`${site.origin} → ${elsewhere.origin}`);
    await elsewhere.stop();

    await open('?case=elsewhere');
    await expect.poll(() => counters(page)).toHaveLength(10);
    await site.stop();
    await page.getByRole('button', { name: 'Refresh' }).click();
    const notice = failureNotice(page, 'The Go server cannot be reached');
    await notice.waitFor();
    expect(await notice.textContent(), 'of the page’s own server that is down').not.toContain('CORS');
  },
);
