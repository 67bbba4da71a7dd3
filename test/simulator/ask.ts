import { expect } from 'vitest';
import type { GoServer } from '../../src/simulator/goServer.ts';

/** A history body, as far as these tests look into it. */
export interface HistoryBody {
  readonly stages: readonly RunBody[];
  readonly pagination: { readonly offset: number; readonly total: number; readonly page_size: number };
}

/** A run in a history body. */
export interface RunBody {
  readonly id: number;
  readonly pipeline_counter: number;
  readonly counter: string;
  readonly result: string;
  readonly approved_by: string | null;
  readonly rerun_of_counter?: number;
  readonly can_run: boolean;
  readonly operate_permission: boolean;
  readonly jobs: readonly {
    readonly id: number;
    readonly name: string;
    readonly state: string;
    readonly result: string;
    readonly scheduled_date: number;
  }[];
}

/** Basic credentials as a header. */
export function signedInAs(userAndPassword: string): RequestInit {
  return { headers: { Authorization: `Basic ${btoa(userAndPassword)}` } };
}

/** Sends a request to the simulated server. */
export function ask(server: GoServer, path: string, init?: RequestInit): Promise<Response> {
  return server.fetch(new Request(`http://go.example${path}`, init));
}

/** Posts the document's cancel and tells status and text. */
export async function cancel(server: GoServer, stage: string, init?: RequestInit): Promise<[number, string]> {
  const answer = await ask(server, `/go/api/stages/${stage}/cancel`, { method: 'POST', ...init });
  return [answer.status, await answer.text()];
}

/** Reads a page of a stage's history. */
export async function readHistory(
  server: GoServer,
  stage: string,
  offset: number | string = 0,
  init?: RequestInit,
): Promise<HistoryBody> {
  const answer = await ask(server, `/go/api/stages/${stage}/history/${offset}`, init);
  expect(answer.status).toBe(200);
  const body: unknown = await answer.json();
  if (!isHistory(body)) throw new Error(`Not a history: ${JSON.stringify(body)}`);
  return body;
}

/** All runs of a stage, newest first. */
export async function allRuns(server: GoServer, stage: string): Promise<RunBody[]> {
  const runs: RunBody[] = [];
  for (let total = Infinity; runs.length < total;) {
    const page = await readHistory(server, stage, runs.length);
    runs.push(...page.stages);
    total = page.pagination.total;
  }
  return runs;
}

/** The newest run of a stage. */
export async function newestRun(server: GoServer, stage: string): Promise<RunBody> {
  const [newest] = (await readHistory(server, stage)).stages;
  if (!newest) throw new Error(`${stage} has no runs`);
  return newest;
}

type Fields<T> = Readonly<Record<keyof T & string, (value: unknown) => boolean>>;

const isNumber = (value: unknown) => typeof value === 'number';
const isString = (value: unknown) => typeof value === 'string';
const isBoolean = (value: unknown) => typeof value === 'boolean';
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isListOf = (isOne: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(isOne);

const isJob = hasFields<RunBody['jobs'][number]>({
  id: isNumber,
  name: isString,
  state: isString,
  result: isString,
  scheduled_date: isNumber,
});

const isRun = hasFields<RunBody>({
  id: isNumber,
  pipeline_counter: isNumber,
  counter: isString,
  result: isString,
  approved_by: (value) => value === null || isString(value),
  rerun_of_counter: (value) => value === undefined || isNumber(value),
  can_run: isBoolean,
  operate_permission: isBoolean,
  jobs: isListOf(isJob),
});

const isHistory = hasFields<HistoryBody>({
  stages: isListOf(isRun),
  pagination: hasFields<HistoryBody['pagination']>({
    offset: isNumber,
    total: isNumber,
    page_size: isNumber,
  }),
});

function hasFields<T>(fields: Fields<T>): (value: unknown) => value is T {
  const checks = Object.entries<(value: unknown) => boolean>(fields);
  return (value): value is T => {
    const found = new Map<string, unknown>(isObject(value) ? Object.entries(value) : []);
    return checks.every(([name, isRight]) => isRight(found.get(name)));
  };
}
