import type { Locator } from 'playwright-core';
import { blur, focus, hide, show } from '../support/attention.ts';
import { confirmButton } from '../support/history.ts';
import type { LiveStand } from '../support/liveTest.ts';
import { shownRuns } from './runs.ts';

/** Somebody at the page. */
export interface Reader {
  /** Looks at the page and at nothing else. */
  readonly attend: () => Promise<void>;
  /** Goes to another tab, or to another window beside the page. */
  readonly leave: (where: 'tab' | 'window') => Promise<void>;
  readonly isThere: () => boolean;
  /** Selects text in the rows, which has to keep them where they are. */
  readonly select: () => Promise<void>;
  /** Turns some pages towards the oldest. */
  readonly turnBack: (pages: number) => Promise<void>;
  /** Back to the newest page, whole. */
  readonly toNewest: (way?: 'at once' | 'step by step') => Promise<void>;
  /** Every run there is, page by page from the newest to the oldest. */
  readonly readAll: () => Promise<string[]>;
  /** Lets go of all that holds rows, which come to their newest within some seconds. */
  readonly letGo: () => Promise<void>;
  /** The rows that nothing may move now, as counters; `undefined` where rows are live. */
  readonly held: () => readonly string[] | undefined;
  /** From here on rows may come to be others, whatever was held. */
  readonly forgetHeld: () => void;
  /**
   * Presses the run's Cancel button, and answers the question. Returns whether it came to that: there may be no button,
   * and the run may end meanwhile. `onConfirm`: just before the answer is yes.
   */
  readonly cancel: (counter: string, confirm: boolean, onConfirm: () => void) => Promise<boolean>;
}

/** @see Reader */
export function createReader({ page, pass }: LiveStand): Reader {
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  let there = true;
  let held: readonly string[] | undefined;
  const hold = async (): Promise<void> => {
    held = (await shownRuns(page)).map(({ counter }) => counter);
  };
  /** By keyboard: the pointer has to find its way around dialogs, and lies over actions afterwards. */
  const press = async (name: string): Promise<boolean> => {
    const found = button(name);
    if ((await found.count()) === 0 || (await found.getAttribute('aria-disabled')) !== null) return false;
    await found.press('Enter');
    await pass(0);
    return true;
  };

  const letGo = async (): Promise<void> => {
    held = undefined;
    await page.mouse.move(0, 0);
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await button('Refresh').focus();
    await pass(2_500);
  };

  return {
    attend: async () => {
      await show(page);
      await focus(page);
      there = true;
      await pass(1);
    },
    leave: async (where) => {
      if (where === 'tab') there = false;
      await (where === 'tab' ? hide : blur)(page);
    },
    isThere: () => there,
    select: async () => {
      await page.locator('.stage-history-by').first().selectText();
      await pass(1);
      await hold();
    },
    turnBack: async (pages) => {
      for (let turns = 0; turns < pages; turns += 1) await press('Older');
      await button('Refresh').focus();
      await hold();
    },
    toNewest: async (way = 'at once') => {
      held = undefined;
      for (let steps = 0; way === 'step by step' && steps < 5; steps += 1) if (!(await press('Newer'))) break;
      // A step to the newest page shows only what is newer than the page before.
      if (way === 'at once' && (await shownRuns(page)).length < 10) await press('Older');
      await press('Newest');
    },
    readAll: async () => {
      const all: string[] = [];
      do all.push(...(await shownRuns(page)).map(({ counter }) => counter));
      while (await press('Older'));
      return all;
    },
    letGo,
    held: () => held,
    forgetHeld: () => (held = undefined),
    cancel: async (counter, confirm, onConfirm) => {
      held = undefined;
      const cancel = page.locator(`button[aria-label="Cancel run ${counter}"][data-armed]`);
      for (let looks = 0; looks < 4 && (await cancel.count()) === 0; looks += 1) await pass(3_000);
      if ((await cancel.count()) === 0) return false;
      await cancel.click();
      await pass(600);
      const yes = confirmButton(page);
      const isOpen = (await yes.count()) > 0 && (await yes.getAttribute('aria-disabled')) === null;
      if (isOpen && confirm) {
        onConfirm();
        await yes.click();
      } else {
        await page.keyboard.press('Escape');
      }
      await pass(1_000);
      return isOpen;
    },
  };
}
