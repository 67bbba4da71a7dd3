import { runCounter } from '../../stage/StageRun.ts';
import type { RunId } from '../../stage/StageRun.ts';
import type { Words } from '../words.ts';

/** The forms in which runs can be taken along. */
export type TakenForm = 'CSV' | 'JSON';

/** Every text about taking runs along. */
export const takeAlongMessages = ({ formatNumber }: Words) => ({
  button: 'Take along',
  what: (count: number) => (count === 1 ? 'The matching run:' : `The ${formatNumber(count)} matching runs:`),
  nothing: 'No run matches: there is nothing to take along.',
  download: (form: TakenForm) => `Download ${form}`,
  copy: (form: TakenForm) => `Copy ${form}`,
  /** Whether it reached the disk is between the browser and the reader. */
  downloaded: (count: number, file: string) =>
    `${runsInWords(formatNumber, count)} given to the browser as ${file}.`,
  copied: (count: number, form: TakenForm) => `${runsInWords(formatNumber, count)} copied as ${form}.`,
  copyLink: 'Copy link',
  linkCopied: (run: RunId) => `Link to ${runCounter(run)} copied.`,
  copyFailedJobs: 'Copy failed jobs',
  failedJobsCopied: (count: number) =>
    `${count === 1 ? '1 failed job' : `${formatNumber(count)} failed jobs`} copied as Markdown.`,
  notCopied: 'The browser did not let it be copied.',
  /** For whoever has to copy it by hand. */
  copyThis: (text: string) => `The browser did not let it be copied. It is ${text}`,
});

function runsInWords(formatNumber: Words['formatNumber'], count: number): string {
  return count === 1 ? '1 run' : `${formatNumber(count)} runs`;
}
