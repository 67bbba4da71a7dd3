import type { LongHistoryState } from '../../query/longHistory.ts';
import type { Words } from '../words.ts';
import { messagesHook } from '../wording.ts';

/** Every text about the runs that a filter has found. */
export const foundMessages = ({ formatNumber }: Words) => ({
  nothing: {
    title: 'No run matches',
    text: (known: number, isComplete: boolean) =>
      isComplete
        ? `None of all ${formatNumber(known)} runs matches this filter.`
        : `None of the ${formatNumber(known)} newest runs matches this filter. Older ones have not been searched.`,
  },
  shown: (shown: number, matching: number) =>
    `Newest ${formatNumber(shown)} of ${formatNumber(matching)} matching runs`,
  /** `Newest 50 of 2,431 runs`. */
  gridRange: (shown: number, { isComplete, total }: Pick<LongHistoryState, 'isComplete' | 'total'>) => {
    const runs = formatNumber(shown);
    if (isComplete) return shown === 1 ? 'The only run' : `All ${runs} runs`;
    return total === undefined ? `Newest ${runs} runs` : `Newest ${runs} of ${formatNumber(total)} runs`;
  },
  showOlder: (count: number) => `Show ${formatNumber(count)} older`,
  showMore: (count: number) => `Show ${formatNumber(count)} more`,
});

/** What {@link foundMessages} makes. */
export type FoundMessages = ReturnType<typeof foundMessages>;

/** The messages about the runs found, in the widget's language. */
export const useFoundMessages = messagesHook('found', foundMessages);
