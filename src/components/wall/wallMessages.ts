import type { Words } from '../words.ts';
import { messagesHook } from '../wording.ts';

/** What a wall says beside what the list says, too. */
export const wallMessages = ({ formatList, formatNumber }: Words) => ({
  asOf: (time: string) => `as of ${time}`,
  asOfLongAgo: (time: string, ago: string) => `as of ${time}, ${ago} ago`,
  standing: {
    late: 'These runs may be old',
    paused: 'Updates are paused',
    off: 'Not updated by itself',
  },
  /** The number first, since long lists are cut at their end. */
  named: (word: string, names: readonly string[]) =>
    names.length === 1
      ? `${formatList(names)} ${word}`
      : `${formatNumber(names.length)} ${word}: ${formatList(names)}`,
  jobWord: { failing: 'failing', failed: 'failed', other: 'unknown' },
});

/** {@link wallMessages}, in any language. */
export type WallMessages = ReturnType<typeof wallMessages>;

/** {@link wallMessages} in the widget's language. */
export const useWallMessages = messagesHook('wall', wallMessages);
