import { formatNumber } from '../format.ts';

/** Every text about the runs that a filter has found. */
export const foundMessages = {
  nothing: {
    title: 'No run matches',
    text: (known: number, isComplete: boolean) =>
      isComplete
        ? `None of all ${formatNumber(known)} runs matches this filter.`
        : `None of the ${formatNumber(known)} newest runs matches this filter. Older ones have not been searched.`,
  },
  shown: (shown: number, matching: number) =>
    `Newest ${formatNumber(shown)} of ${formatNumber(matching)} matching runs`,
  showMore: (count: number) => `Show ${formatNumber(count)} more`,
};
