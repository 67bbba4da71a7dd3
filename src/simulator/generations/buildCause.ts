import { hexDigits } from '../hexDigits.ts';
import type { PipelineRun } from './pipelineRuns.ts';

const SOMEBODY = 'Jez Example <jez@example.com>';

/**
 * What set a pipeline run off, in the form of the pipeline history: one Git material with one commit, and who or what
 * noticed it.
 * @param ids whether revisions carry ids: the form with offsets (to 19.12.0)
 */
export function buildCauseJson(pipeline: string, { id, counter, first }: PipelineRun, ids: boolean): object {
  const approver = first.approvedBy ?? 'changes';
  const forced = approver !== 'changes' && approver !== 'timer';
  return {
    approver: approver === 'changes' ? '' : approver,
    material_revisions: [
      {
        modifications: [
          {
            email_address: null,
            ...(ids && { id }),
            modified_time: Math.min(...first.jobs.map((job) => job.timeline.Scheduled)) - 60_000,
            user_name: SOMEBODY,
            comment: `Change ${counter} of ${pipeline}`,
            revision: hexDigits(`${pipeline} ${counter}`, 40),
          },
        ],
        material: {
          ...(!ids && { name: `https://git.example.com/${pipeline}` }),
          description: `URL: https://git.example.com/${pipeline}, Branch: main`,
          fingerprint: hexDigits(pipeline, 64),
          type: 'Git',
          ...(ids && { id: 1 }),
        },
        changed: !forced,
      },
    ],
    trigger_forced: forced,
    trigger_message: triggerMessage(approver, forced),
  };
}

function triggerMessage(approver: string, forced: boolean): string {
  if (forced) return `Forced by ${approver}`;
  return approver === 'timer' ? 'Triggered by timer' : `modified by ${SOMEBODY}`;
}
