import type { ComponentProps } from 'react';
import { TextualButton } from './TextualButton.tsx';
import { chunkOf } from './useChunk.ts';
import type { ChunkState } from './useChunk.ts';
import { useMessages } from './wording.ts';

/** All that shows more than a page of runs: loaded once the list is up, and paid by nobody before. */
export const glance = chunkOf(() => import('./glance/glance.ts'));

/** What {@link glance} holds. */
export type GlancePart = NonNullable<ReturnType<typeof glance.loaded>>;

interface GlancePlaceProps {
  readonly chunk: ChunkState<GlancePart>;
  /** `undefined` while there is no list that it could stand above. */
  readonly shown: ComponentProps<GlancePart['GlanceTop']> | undefined;
  /** Called when a button goes while it has the focus. Must be stable. */
  readonly passFocusOn: () => void;
}

/** The place above the rows, as high from the beginning as it is going to be. */
export function GlancePlace({ chunk: { part, error, retry }, shown, passFocusOn }: GlancePlaceProps) {
  const messages = useMessages();
  if (part !== undefined && shown !== undefined) return <part.GlanceTop {...shown} />;
  return (
    <div
      className="stage-history-glance-place"
      data-loading={shown !== undefined && error === undefined ? '' : undefined}
    >
      {error !== undefined && (
        <p className="stage-history-note">
          {messages.chunkFailed}{' '}
          <TextualButton onPress={retry} passFocusOn={passFocusOn}>
            {messages.retry}
          </TextualButton>
        </p>
      )}
    </div>
  );
}
