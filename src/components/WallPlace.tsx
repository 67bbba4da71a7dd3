import { useEffect } from 'react';
import type { ComponentProps } from 'react';
import { looksOf } from './looks.ts';
import { LoadingScreen } from './Screens.tsx';
import { chunkOf } from './useChunk.ts';
import type { ChunkState } from './useChunk.ts';
import { useLanguageAttributes, useMessages } from './wording.ts';

/** The widget of a screen that nobody touches: loaded there, and paid by nobody else. */
export const wallChunk = chunkOf(() => import('./wall/wall.ts'));

type WallPart = NonNullable<ReturnType<typeof wallChunk.loaded>>;

/** How long to wait before another try to load it, in milliseconds. */
const RETRY_MS = 30_000;

interface WallPlaceProps extends ComponentProps<WallPart['Wall']> {
  readonly chunk: ChunkState<WallPart>;
}

/** The wall, and what stands in its place until it is there. Nobody is there to press a button: it tries again by itself. */
export function WallPlace({ chunk: { part, error, retry }, ...wall }: WallPlaceProps) {
  const messages = useMessages();
  const language = useLanguageAttributes();
  useEffect(() => {
    if (error === undefined) return undefined;
    const timer = setTimeout(retry, RETRY_MS);
    return () => clearTimeout(timer);
  }, [error, retry]);
  if (part !== undefined) return <part.Wall {...wall} />;
  return (
    <section className="stage-history" part="frame" {...language} {...looksOf(wall.looks)}>
      <div data-loading={error === undefined ? '' : undefined}>
        {error === undefined ? (
          <LoadingScreen name={wall.name} rows={1} />
        ) : (
          <p role="alert" className="stage-history-screen" part="screen">
            {messages.chunkFailed}
          </p>
        )}
      </div>
    </section>
  );
}
