import { memo, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { runState } from '../../stage/runState.ts';
import type { RunId, StageRun } from '../../stage/StageRun.ts';
import { useFocusPassedOn } from '../useFocusPassedOn.ts';
import { barName } from './barName.ts';
import { useGlanceMessages } from './glanceMessages.ts';
import type { GlanceMessages } from './glanceMessages.ts';
import { isPlainClick } from './isPlainClick.ts';

interface StripBarProps {
  readonly run: StageRun;
  readonly href: string;
  /** The one bar that the Tab key comes to. */
  readonly isStop: boolean;
  readonly onGoTo: (run: RunId) => void;
  /** The pointer is over it or has left it. */
  readonly onPoint: (run: StageRun | undefined) => void;
  readonly onFocus: (run: StageRun | undefined) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLAnchorElement>) => void;
  /** Called when it goes while it has the focus. */
  readonly passFocusOn: () => void;
}

/** One run in the strip: its state as shape and height, everything else in its name. All functions must be stable. */
export const StripBar = memo(function StripBar(props: StripBarProps) {
  const glanceMessages = useGlanceMessages();
  const { run, href, isStop, onGoTo, onPoint, onFocus, onKeyDown, passFocusOn } = props;
  const link = useRef<HTMLAnchorElement>(null);
  useFocusPassedOn(link, passFocusOn);
  return (
    <li>
      <a
        ref={link}
        href={href}
        tabIndex={isStop ? 0 : -1}
        aria-label={named(glanceMessages, run)}
        data-state={runState(run).toLowerCase()}
        onPointerEnter={() => onPoint(run)}
        onPointerLeave={() => onPoint(undefined)}
        onFocus={() => onFocus(run)}
        onBlur={() => onFocus(undefined)}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          onGoTo(run);
        }}
      >
        <i aria-hidden="true" />
      </a>
    </li>
  );
});

/** The date and not the age, which would have to be written anew in fifty places as time passes. */
function named(messages: GlanceMessages, run: StageRun): string {
  return barName(messages, run, Date.now());
}
