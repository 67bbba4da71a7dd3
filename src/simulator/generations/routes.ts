import type { Ability } from './abilities.ts';
import type { Asked } from './asked.ts';
import { cancelByCounters, cancelById, cancelByName } from './cancelAnswers.ts';
import { cursorHistory, cursorPipelineHistory } from './cursorAnswers.ts';
import { legacyInstance, v1Instance, v2Instance, v3Instance } from './instanceAnswers.ts';
import { documentHistory, legacyHistory, legacyPipelineHistory, v1History } from './offsetAnswers.ts';
import { rerunFailedJobs, rerunSelectedJobs, runStage } from './rerunAnswers.ts';
import type { DocumentAbility } from './spokenServer.ts';
import { versionAnswer } from './versionResource.ts';

/** What a request is for, whichever generation it is meant for. */
export type CallKind = 'history' | 'instance' | 'cancel' | 'rerun' | 'version' | 'permission' | 'other';

/** One address of one generation. */
export interface Route {
  readonly kind: CallKind;
  /** What a server must be able to do, to know this address. */
  readonly ability: Ability | DocumentAbility;
  readonly method: 'GET' | 'POST';
  /** Below `/go/api`; `:` is any segment. */
  readonly paths: readonly string[];
  /** The only `Accept` it answers to, to the letter; undefined: any or none. */
  readonly accept?: string;
  /** Whether answers carry an ETag: legacy servers alone, which ran Rails. */
  readonly etag?: boolean;
  readonly answer: (asked: Asked) => Response | Promise<Response>;
}

const accepting = (version: 'v1' | 'v2' | 'v3') => ({ accept: `application/vnd.go.cd.${version}+json` });
const history = { kind: 'history', method: 'GET' } as const;
const withOffset = { paths: ['stages/:/:/history', 'stages/:/:/history/:'] };
const withCursor = { paths: ['stages/:/:/history'] };
const cancel = { kind: 'cancel', method: 'POST' } as const;
const counters = { ...cancel, paths: ['stages/:/:/:/:/cancel'], answer: cancelByCounters };
const rerun = { kind: 'rerun', method: 'POST' } as const;
const instance = { kind: 'instance', method: 'GET' } as const;
const behindNames = { paths: ['stages/:/:/instance/:/:'] };
const betweenNames = { paths: ['stages/:/:/:/:'] };
const permission = { kind: 'permission', method: 'GET' } as const;

/** All addresses. Of those a server knows, the first that fits path and `Accept` answers. */
export const ROUTES: readonly Route[] = [
  { ...history, ability: 'documentHistory', ...withOffset, answer: documentHistory },
  { ...history, ability: 'v1History', ...withOffset, ...accepting('v1'), answer: v1History },
  { ...history, ability: 'v2History', ...withCursor, ...accepting('v2'), answer: cursorHistory },
  { ...history, ability: 'v3History', ...withCursor, ...accepting('v3'), answer: cursorHistory },
  // Last, since it answers to any header at all.
  { ...history, ability: 'legacyHistory', ...withOffset, etag: true, answer: legacyHistory },

  { ...cancel, ability: 'cancelByName', paths: ['stages/:/:/cancel'], answer: cancelByName },
  { ...cancel, ability: 'cancelById', paths: ['stages/:/cancel'], answer: cancelById },
  { ...counters, ability: 'v1CancelByCounters', ...accepting('v1') },
  { ...counters, ability: 'v2CancelByCounters', ...accepting('v2') },
  { ...counters, ability: 'v3CancelByCounters', ...accepting('v3') },

  {
    ...rerun,
    ability: 'rerunJobs',
    paths: ['stages/:/:/:/:/run-failed-jobs'],
    ...accepting('v3'),
    answer: rerunFailedJobs,
  },
  {
    ...rerun,
    ability: 'rerunJobs',
    paths: ['stages/:/:/:/:/run-selected-jobs'],
    ...accepting('v3'),
    answer: rerunSelectedJobs,
  },
  { ...rerun, ability: 'runStage', paths: ['stages/:/:/:/run'], ...accepting('v2'), answer: runStage },

  // Behind the cancels and the re-runs, which may be of a stage named `instance`.
  { ...instance, ability: 'v1Instance', ...behindNames, ...accepting('v1'), answer: v1Instance },
  { ...instance, ability: 'legacyInstance', ...behindNames, etag: true, answer: legacyInstance },
  { ...instance, ability: 'v2Instance', ...betweenNames, ...accepting('v2'), answer: v2Instance },
  { ...instance, ability: 'v3Instance', ...betweenNames, ...accepting('v3'), answer: v3Instance },

  {
    ...permission,
    ability: 'v1PipelineHistory',
    paths: ['pipelines/:/history'],
    ...accepting('v1'),
    answer: cursorPipelineHistory,
  },
  {
    ...permission,
    ability: 'legacyPipelineHistory',
    paths: ['pipelines/:/history', 'pipelines/:/history/:'],
    etag: true,
    answer: legacyPipelineHistory,
  },

  {
    kind: 'version',
    method: 'GET',
    ability: 'version',
    paths: ['version'],
    ...accepting('v1'),
    answer: versionAnswer,
  },
];
