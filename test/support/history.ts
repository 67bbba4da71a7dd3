import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';

/** The rows of runs, without the heading's. */
export function rows(page: Page): Locator {
  return page.locator('tr.stage-history-run');
}

/** The row of a run, by its counter: `142 / 1`. */
export function row(page: Page, counter: string): Locator {
  return rows(page).filter({ has: page.getByRole('link', { name: counter, exact: true }) });
}

/** The counters of the runs shown, from the top. */
export async function counters(page: Page): Promise<string[]> {
  return rows(page).locator('th > a').allTextContents();
}

/** The run's state as its row shows it. */
export async function stateOf(page: Page, counter: string): Promise<string | null> {
  return row(page, counter).locator('.stage-history-state > span').textContent();
}

/** Waits until the row shows a state. */
export async function expectState(page: Page, counter: string, state: string): Promise<void> {
  await expect.poll(() => stateOf(page, counter)).toBe(state);
}

/** Presses a run's Cancel button as a person does who has seen it: not in the half second in which it appears. */
export async function pressCancel(page: Page, counter: string): Promise<void> {
  await page.locator(`button[aria-label="Cancel run ${counter}"][data-armed]`).click();
}

/** Stops the page reading by itself, for who counts what it asks, or changes what it is not to know of yet. */
export async function pauseUpdates(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pause updates' }).press('Enter');
  await page.getByRole('button', { name: 'Resume updates' }).waitFor();
}

/** Shows the runs that have come while the reader was at something in the rows: `1 newer run`. */
export async function showNewer(page: Page, button: string): Promise<void> {
  // By keyboard: a dialog that has just closed takes the clicks that were meant for it.
  await page.getByRole('button', { name: button, exact: true }).press('Enter');
}

/** What stands below rows that could not be read again, by the failure's title. */
export function failureNotice(page: Page, title: string): Locator {
  return page.locator('.stage-history-runs ~ .stage-history-notices > .stage-history-notice').filter({
    has: page.getByText(title, { exact: true }),
  });
}

/** A text that screen readers are told. */
export function announced(page: Page, text: string): Locator {
  return page.getByRole('status').and(page.getByText(text, { exact: true }));
}

/** The confirming button of the open question, once it takes clicks. */
export function confirmButton(page: Page): Locator {
  return page.locator('dialog[open] button[data-armed]');
}

/** Asks for a cancel and confirms it. */
export async function cancelRun(page: Page, counter: string): Promise<void> {
  await pressCancel(page, counter);
  await confirmButton(page).click();
}
