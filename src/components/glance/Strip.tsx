import { memo, useCallback, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { runKey } from '../../stage/StageRun.ts';
import type { RunId, StageRun } from '../../stage/StageRun.ts';
import { useGlanceMessages } from './glanceMessages.ts';
import type { GlanceMessages } from './glanceMessages.ts';
import { StripBar } from './StripBar.tsx';

/** How many runs have a bar. */
export const STRIP_RUNS = 50;

interface StripProps {
  /** Newest first, at most {@link STRIP_RUNS}. */
  readonly runs: readonly StageRun[];
  readonly hrefOf: (run: RunId) => string;
  readonly onGoTo: (run: RunId) => void;
}

/** The newest runs as bars, newest first. One stop of the Tab key; arrows, Home and End go from bar to bar. */
export const Strip = memo(function Strip({ runs, hrefOf, onGoTo }: StripProps) {
  const glanceMessages = useGlanceMessages();
  const [focused, setFocused] = useState<string>();
  const [pointed, setPointed] = useState<string>();
  const [lastFocused, setLastFocused] = useState<string>();
  const list = useRef<HTMLOListElement>(null);

  const onPoint = useCallback((run: StageRun | undefined) => setPointed(run && runKey(run)), []);
  const onFocus = useCallback((run: StageRun | undefined) => {
    setFocused(run && runKey(run));
    if (run !== undefined) setLastFocused(runKey(run));
  }, []);
  const onKeyDown = useCallback((event: KeyboardEvent<HTMLAnchorElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey || list.current === null) return;
    const bars = [...list.current.querySelectorAll('a')];
    const to = target(event.key, bars, bars.indexOf(event.currentTarget));
    if (to === undefined) return;
    event.preventDefault();
    to.focus();
  }, []);
  const passFocusOn = useCallback(
    () => list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
    [],
  );

  const keys = runs.map(runKey);
  const stop = lastFocused !== undefined && keys.includes(lastFocused) ? lastFocused : keys[0];
  const told = find(runs, keys, pointed) ?? find(runs, keys, focused);
  return (
    <div className="stage-history-strip">
      <ol ref={list} role="list" aria-label={glanceMessages.strip.label(runs.length)}>
        {runs.map((run, at) => (
          <StripBar
            key={keys[at]}
            run={run}
            href={hrefOf(run)}
            isStop={keys[at] === stop}
            onGoTo={onGoTo}
            onPoint={onPoint}
            onFocus={onFocus}
            onKeyDown={onKeyDown}
            passFocusOn={passFocusOn}
          />
        ))}
      </ol>
      {/* Every bar says this itself. */}
      <p className="stage-history-strip-caption" aria-hidden="true">
        {told === undefined ? <Ends runs={runs} /> : <span>{described(glanceMessages, told)}</span>}
      </p>
    </div>
  );
});

function Ends({ runs }: { runs: readonly StageRun[] }) {
  const glanceMessages = useGlanceMessages();
  const oldest = runs.at(-1);
  if (oldest === undefined) return null;
  return (
    <>
      <span>{glanceMessages.strip.newest}</span>
      <span>{dated(glanceMessages, oldest, runs.length < STRIP_RUNS)}</span>
    </>
  );
}

function dated({ strip }: GlanceMessages, oldest: StageRun, isShort: boolean): string {
  return strip.oldest(oldest, isShort, Date.now());
}

function described({ strip }: GlanceMessages, run: StageRun): string {
  return strip.short(run, Date.now());
}

function find(
  runs: readonly StageRun[],
  keys: readonly string[],
  key: string | undefined,
): StageRun | undefined {
  return key === undefined ? undefined : runs[keys.indexOf(key)];
}

/** The bar a key leads to; `undefined` where it leads nowhere. */
function target(key: string, bars: readonly HTMLElement[], at: number): HTMLElement | undefined {
  if (key === 'Home') return bars[0];
  if (key === 'End') return bars.at(-1);
  const [bar] = bars;
  if (bar === undefined) return undefined;
  // The newest run is where reading begins, and arrows go where they point.
  const isMirrored = getComputedStyle(bar).direction === 'rtl';
  if (key === 'ArrowRight') return bars[Math.max(0, at + (isMirrored ? -1 : 1))];
  if (key === 'ArrowLeft') return bars[Math.max(0, at - (isMirrored ? -1 : 1))];
  return undefined;
}
