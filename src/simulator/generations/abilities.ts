/**
 * What a Go server can do, by the first and the last version that can (no last one: today's, 26.1.0, still can).
 * Several generations live side by side on many versions. Read from GoCD's source at its tags.
 */
const ABILITIES = {
  /** Stage history with offsets, whatever the `Accept` header. */
  legacyHistory: ['14.3.0', '19.5.0'],
  /** Stage history with offsets, for `Accept: application/vnd.go.cd.v1+json`. */
  v1History: ['19.3.0', '20.3.0'],
  /** Stage history with cursors. */
  v2History: ['20.1.0', '21.3.0'],
  v3History: ['20.9.0'],
  /** A cursor page once served is served ever after: gocd/gocd#8345, mended in 20.6.0. */
  frozenCursorPages: ['20.1.0', '20.5.0'],
  /** One run of a stage with its times, by the counters behind its name; then between the names. */
  legacyInstance: ['15.1.0', '19.2.0'],
  v1Instance: ['19.3.0', '20.3.0'],
  v2Instance: ['20.1.0', '21.3.0'],
  v3Instance: ['20.9.0'],
  /** Cancels the latest run of a stage. */
  cancelByName: ['14.3.0', '19.10.0'],
  /** Undocumented; cancels exactly the run with that id. */
  cancelById: ['14.3.0', '19.7.0'],
  /** Those two are not found without `Confirm: true`. */
  confirmHeader: ['16.3.0', '19.10.0'],
  /** Cancels exactly the run with those counters. */
  v1CancelByCounters: ['19.8.0', '20.3.0'],
  v2CancelByCounters: ['20.1.0', '21.3.0'],
  v3CancelByCounters: ['20.9.0'],
  /** Runs jobs of a run again: those that failed, or those that are named. */
  rerunJobs: ['20.9.0'],
  /** Runs a whole stage. When it came to be at this address is not known; 20.9.0 has it. */
  runStage: ['20.1.0'],
  /** Pipeline history, with offsets and without a special `Accept`; then with cursors. */
  legacyPipelineHistory: ['14.3.0', '19.12.0'],
  v1PipelineHistory: ['20.1.0'],
  version: ['16.6.0'],
  /** The version is told to somebody not signed in. When this began is not known; 26.1.0 does. */
  versionForAnybody: ['20.1.0'],
  /** No permission is 403; before it was 401. */
  forbiddenIs403: ['18.6.0'],
  /** No challenge to a script that sends `X-Requested-With: XMLHttpRequest`. */
  sparesScripts: ['18.3.0'],
} as const satisfies Readonly<Record<string, readonly [first: string, last?: string]>>;

/** One thing some Go servers can do. */
export type Ability = keyof typeof ABILITIES;

/** The first released version that speaks any of this. */
const FIRST_VERSION = '14.3.0';

/** Whether this is the number of a released version that has a stage history: `14.3.0` and later. */
export function isServerVersion(text: string): boolean {
  return /^\d{2}\.\d{1,2}\.\d{1,2}$/.test(text) && compare(text, FIRST_VERSION) >= 0;
}

/** Whether a server of this version has the ability. */
export function hasAbility(version: string, ability: Ability): boolean {
  const [first, last]: readonly [string, string?] = ABILITIES[ability];
  return compare(version, first) >= 0 && (last === undefined || compare(version, last) <= 0);
}

function compare(one: string, other: string): number {
  const parts = other.split('.').map(Number);
  const difference = one.split('.').map((part, index) => Number(part) - (parts[index] ?? 0));
  return difference.find((part) => part !== 0) ?? 0;
}
