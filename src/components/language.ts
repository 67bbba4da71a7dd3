import type { UnitWords } from './format.ts';
import type { FoundMessages } from './glance/foundMessages.ts';
import type { GlanceMessages } from './glance/glanceMessages.ts';
import type { GridMessages } from './glance/gridMessages.ts';
import type { ListMessages } from './messages.ts';
import type { WallMessages } from './wall/wallMessages.ts';
import type { Words } from './words.ts';

/** Every text that the widget shows or has read out, in groups. Which there are and what each is given, the English ones say. */
export interface StageHistoryMessages extends ListMessages {
  /** The strip, the figures, the filters, comparisons and what is taken along. */
  readonly glance: GlanceMessages;
  /** The grid of jobs and runs. */
  readonly grid: GridMessages;
  /** The runs that a filter has found. */
  readonly found: FoundMessages;
  /** What a wall says beside them. */
  readonly wall: WallMessages;
}

/** A language that the widget can speak. */
export interface StageHistoryLanguage {
  /** Its name by BCP 47, which is the widget's `lang`. */
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  /** How numbers, lists and times are written unless the host says otherwise: BCP 47. Default: as `tag` is. */
  readonly locale?: string | undefined;
  /** Default: the symbols of the SI, `4 min 12 s`. */
  readonly units?: UnitWords | undefined;
  readonly messages: (words: Words) => StageHistoryMessages;
}

/** Other words for single messages, in the groups of {@link StageHistoryMessages}. What is not of its message's kind is passed over. */
export type MessageOverrides = Overrides<StageHistoryMessages>;

type Overrides<T> = {
  readonly [K in keyof T]?:
    | (T[K] extends (...given: never[]) => unknown ? T[K] : T[K] extends object ? Overrides<T[K]> : T[K])
    | undefined;
};
