import { expect } from 'vitest';
import { hostTest } from './support/browserTest.ts';

hostTest(
  'A host draws everything itself, by the hooks: pages, a cancel to its end, a run',
  async ({ stand }) => {
    const { page, go, open } = stand;
    go.setVersion('26.1.0');
    await open('?case=hooks&pipeline=demo_pipeline&stage=first_stage');
    const run = page.getByRole('listitem');
    await run.getByText('1 / 1 Building').waitFor();
    expect(await page.locator('#details').textContent()).not.toBe('');

    // Twice in one moment is once.
    await run.getByRole('button', { name: 'Stop' }).evaluate((button: HTMLButtonElement) => {
      button.click();
      button.click();
    });
    await run.getByText('1 / 1 Cancelled cancelled').waitFor();
    expect(await run.getByRole('button').count()).toBe(0);
    await page.getByText('1 / 1 ended: Cancelled').waitFor();
    expect(go.requests.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual([
      '/go/api/stages/demo_pipeline/1/first_stage/1/cancel',
    ]);
    expect(new Set(go.requests.map(({ headers }) => headers.get('X-Host')))).toEqual(new Set(['own']));

    await open('?case=hooks&pipeline=website&stage=test');
    await expect.poll(() => run.count()).toBe(10);
    const first = await run.first().textContent();
    await page.getByRole('button', { name: 'Older runs' }).click();
    await expect.poll(() => run.first().textContent()).not.toBe(first);
    expect(await run.count()).toBe(10);
  },
);
