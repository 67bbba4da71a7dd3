import { describe, expect } from 'vitest';
import { test } from './support/browserTest.ts';
import { counters, row, stateOf } from './support/history.ts';

describe('The history of a stage', () => {
  test('shows the document’s example: two runs, newest first, each with its job', async ({ stand }) => {
    const { page, open } = stand;
    await open('?pipeline=foo&stage=DEV');
    await expect.poll(() => counters(page)).toEqual(['2 / 1', '1 / 1']);

    expect(await stateOf(page, '2 / 1')).toBe('Failed');
    expect(await stateOf(page, '1 / 1')).toBe('Passed');
    const newest = row(page, '2 / 1');
    expect(await newest.getByRole('cell').nth(2).textContent()).toBe('admin');
    expect(await row(page, '1 / 1').getByRole('cell').nth(2).textContent()).toBe('triggered by changes');
    expect(await newest.getByRole('link', { name: '2 / 1' }).getAttribute('href')).toBe(
      '/go/pipelines/foo/2/DEV/1',
    );
    expect(await newest.getByRole('link', { name: 'UnitTest Failed' }).getAttribute('href')).toBe(
      '/go/tab/build/detail/foo/2/DEV/1/UnitTest',
    );
  });

  test('tells when a run began: its age, and date, time and zone without hovering', async ({ stand }) => {
    const page = await stand.anotherPage({ timezoneId: 'Asia/Tokyo' });
    await stand.open('?pipeline=foo&stage=DEV', page);
    const time = row(page, '2 / 1').locator('time');
    await time.waitFor();
    expect(await time.getAttribute('datetime')).toBe('2014-09-23T07:21:16.262Z');
    const years = Math.floor((Date.now() - Date.parse('2014-09-23T07:21:16.262Z')) / (365 * 86_400_000));
    expect(await time.locator('> [data-ticks]').textContent()).toMatch(new RegExp(`^${years} yrs? ago$`));
    expect(await time.locator('> small').textContent()).toMatch(/^23 Sept? 2014, 16:21 (GMT\+9|JST)$/);
  });
});
