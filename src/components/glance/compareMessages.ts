import { runCounter } from '../../stage/StageRun.ts';
import type { RunId, StageRun } from '../../stage/StageRun.ts';
import type { Words } from '../words.ts';

/** Every text about comparing two runs. */
export const compareMessages = ({ formatNumber, stateWord }: Words) => ({
  button: 'Compare',
  title: 'Compare',
  one: 'Run',
  other: 'with',
  choose: 'choose a run',
  option: (run: StageRun) => `${runCounter(run)} ${stateWord(run)}`,
  unknownOption: (run: RunId) => `${runCounter(run)} not read`,
  swap: 'Swap the two',
  close: 'Close the comparison',
  hint: 'Choose two runs to see which jobs came out differently.',
  notRead: (run: RunId) => `${runCounter(run)} is not among the runs read so far, so its jobs are not known.`,
  sameRun: (run: RunId) => `Both are ${runCounter(run)}: choose two different runs.`,
  changed: (count: number) =>
    count === 1
      ? '1 job is in another state:'
      : `${count === 0 ? 'No' : formatNumber(count)} jobs are in another state${count === 0 ? '.' : ':'}`,
  table: (one: RunId, other: RunId) => `Jobs of ${runCounter(one)} and ${runCounter(other)}`,
  job: 'Job',
  onlyIn: (run: RunId) => `only in ${runCounter(run)}`,
  notIn: 'not part of it',
  same: (count: number) =>
    count === 1 ? '1 job is the same in both' : `${formatNumber(count)} jobs are the same in both`,
  samePipelineRun: (counter: number) =>
    `Both belong to pipeline run ${counter}, so no change lies between them.`,
  goServer: (from: number, to: number) => `What changed from ${from} to ${to}, on the Go server`,
});
