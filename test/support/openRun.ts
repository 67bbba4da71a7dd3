import type { Locator, Page } from 'playwright-core';
import { asked } from './asked.ts';
import type { Stand } from './browserTest.ts';
import type { LiveStand } from './liveTest.ts';

/** Where the stage of {@link addTimedStage} is shown, with all that there is to see. */
export const WHOLE_TIMED_STAGE = '?pipeline=shop&stage=deploy';

/** The same as the list alone. */
export const TIMED_STAGE = `${WHOLE_TIMED_STAGE}&overview=no`;

/** Reads of one run, in every dialect. */
const ONE_RUN = /\/api\/stages\/[^/?]+\/(\d+\/[^/?]+\/\d+|[^/?]+\/instance\/\d+\/\d+)$/;

/** How the stage of {@link addTimedStage} is. */
export interface TimedStage {
  /** How long each run took, in milliseconds, the oldest first: 1 / 1, 2 / 1, … all passed. */
  readonly took?: readonly number[];
  /** What the Go server speaks; the documented API for `undefined`. Default 26.1.0. */
  readonly version?: string | undefined;
  readonly jobs?: readonly [string, ...string[]];
}

/** Adds a stage whose jobs end only when they are told to, so that every duration is known. */
export function addTimedStage({ go, clock }: Stand, stage: TimedStage = {}): void {
  const { took = [60_000, 120_000, 180_000], jobs = ['api', 'docs', 'web'] } = stage;
  go.setVersion('version' in stage ? stage.version : '26.1.0');
  go.addStage({ pipeline: 'shop', stage: 'deploy', jobs, pace: 'held' });
  for (const ms of took) {
    go.startRun('shop', 'deploy');
    clock.advance(ms);
    go.finishRun('shop', 'deploy', 'Passed');
    clock.advance(60_000);
  }
}

/** Starts a run of that stage whose jobs wait for an agent until `moveJob` takes them on. */
export function startHeldRun({ go }: Stand, jobs: readonly string[] = ['api', 'docs', 'web']): void {
  go.startRun('shop', 'deploy');
  for (const job of jobs) go.moveJob('shop', 'deploy', job, 'Scheduled');
}

/** The button in a run's row that opens and closes it. */
export function detailsButton(page: Page, counter: string): Locator {
  return page.getByRole('button', { name: `Details of run ${counter}`, exact: true });
}

/** What is inside an open run, in its row or led to by a link. */
export function panel(page: Page, counter: string): Locator {
  return page.getByRole('group', { name: `Details of run ${counter}`, exact: true });
}

/** What is inside of every run that is open. */
export function panels(page: Page): Locator {
  return page.getByRole('group', { name: /^Details of run / });
}

/** Opens a run by its button and waits until the server has answered. */
export async function openRun({ page, pass }: LiveStand, counter: string): Promise<Locator> {
  await detailsButton(page, counter).click();
  await pass(0);
  return panel(page, counter);
}

/** One of the facts of an open run, by its name; `undefined` where it is not told. */
export async function fact(open: Locator, name: string): Promise<string | undefined> {
  return (await facts(open))[name];
}

/** All facts of an open run. */
export async function facts(open: Locator): Promise<Record<string, string>> {
  const told = await open.locator('dl > div').evaluateAll((all) =>
    all.map((one): [string, string] => {
      const [name, value] = one.children;
      return [name?.textContent ?? '', value?.textContent ?? ''];
    }),
  );
  return Object.fromEntries(told);
}

/** A job's lane in an open run. */
export function lane(open: Locator, job: string): Locator {
  return open
    .getByRole('listitem')
    .filter({ has: open.page().getByRole('link', { name: job, exact: true }) });
}

/** What a job spent its time with, in words. */
export async function phases(open: Locator, job: string): Promise<string | null> {
  return lane(open, job).locator('.stage-history-phases').textContent();
}

/** The runs that the server was asked for one by one since `mark`, as paths. */
export function runsAsked(stand: Pick<Stand, 'go'>): string[] {
  return asked(stand, ONE_RUN);
}

/** The re-runs that have reached the Go server. */
export function rerunsPosted({ go }: Pick<Stand, 'go'>): string[] {
  return go.requests.filter(({ method }) => method === 'POST').map(({ path }) => path);
}
