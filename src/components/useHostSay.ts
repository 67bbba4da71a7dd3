import { useEffect, useRef, useState } from 'react';
import type { CancelOutcome } from '../query/cancelStep.ts';
import type { CancelProgress } from '../query/useCancelRun.ts';
import { isActiveRun } from '../stage/runState.ts';
import { runKey } from '../stage/StageRun.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { report } from './hostControl.ts';
import type { AskHost } from './hostControl.ts';
import { useLatest } from './useLatest.ts';

/** How long a host's reason may be, in characters. */
const LONGEST_REASON = 400;

interface HostSayProps {
  readonly askHost: AskHost | undefined;
  /** May runs be cancelled at all here? */
  readonly canCancel: boolean;
  /** The runs as they stand now. */
  readonly known: readonly StageRun[];
}

/** The host's say before a cancel. */
interface HostSay {
  /** The newest cancel of each run that the host has been asked about and that was not sent, by `runKey`. */
  readonly asked: ReadonlyMap<string, CancelProgress>;
  /**
   * Puts a confirmed cancel to the host. `answered` is called once: with nothing when it may be sent, or with why not.
   * Does nothing while the host is being asked about this run.
   */
  readonly request: (run: StageRun, answered: (not?: CancelOutcome) => void) => void;
}

/** Asks the host before a cancel. Fails closed: only a plain yes is one. What is open when the widget goes is never sent. */
export function useHostSay({ askHost, canCancel, known }: HostSayProps): HostSay {
  const [asked, setAsked] = useState<ReadonlyMap<string, CancelProgress>>(new Map());
  const open = useRef(new Map<string, (not: CancelOutcome) => void>());
  const latest = useLatest({ askHost, canCancel });

  useEffect(() => {
    const { current } = open;
    return () => {
      for (const end of [...current.values()]) end(vetoed('reader'));
    };
  }, []);
  useEffect(() => {
    for (const [key, end] of [...open.current]) {
      // It may be on two pages, of which one was read before it ended.
      const over = known.find((run) => runKey(run) === key && !isActiveRun(run));
      if (!canCancel) end(vetoed('reader'));
      else if (over) end(overAlready(over, known));
    }
  });

  const request: HostSay['request'] = (run, answered) => {
    const key = runKey(run);
    if (open.current.has(key)) return;
    const at = Date.now();
    const controller = new AbortController();
    const note = (progress: CancelProgress | undefined): void =>
      setAsked((before) => {
        const after = new Map(before);
        if (!after.delete(key) && progress === undefined) return before;
        return progress === undefined ? after : after.set(key, progress);
      });
    // Of this request: a late answer to one that is over must not count for the next one about the same run.
    const isOpen = (): boolean => open.current.get(key) === giveUp;
    const end = (not?: CancelOutcome): void => {
      if (!isOpen()) return;
      open.current.delete(key);
      // Time has passed, in which the host may have made this a widget that only shows.
      const why = not ?? (latest.current.canCancel ? undefined : vetoed('reader'));
      note(why && { run, outcome: why, at });
      answered(why);
    };
    const giveUp = (why: CancelOutcome): void => {
      end(why);
      controller.abort();
    };
    const fail = (error: unknown): void => {
      end(vetoed('fault'));
      report(error);
    };
    const failLater = (error: unknown): void => {
      // What is given up often ends so: an aborted fetch is no fault of the host's.
      if (isOpen()) fail(error);
    };
    const conclude = (answer: unknown): void => end(vetoOf(answer));

    open.current.set(key, giveUp);
    try {
      const answer: unknown = latest.current.askHost?.({
        run,
        signal: controller.signal,
        preventDefault: (reason) => end(vetoed('host', reason)),
      });
      if (!isPromise(answer)) {
        conclude(answer);
        return;
      }
      // Always heard to its end, so that no rejection goes astray.
      answer.then(conclude, failLater);
      if (isOpen()) note({ run, outcome: undefined, at, giveUp: () => giveUp(vetoed('reader')) });
    } catch (error) {
      fail(error);
    }
  };
  return { asked, request };
}

function vetoed(by: 'host' | 'fault' | 'reader', reason?: unknown): CancelOutcome {
  const said = typeof reason === 'string' ? reason.trim().slice(0, LONGEST_REASON) : '';
  return { kind: 'vetoed', by, reason: said === '' ? undefined : said };
}

/** What an answer of the host comes to: nothing where it lets the cancel go on. Hosts are not type-checked here. */
function vetoOf(answer: unknown): CancelOutcome | undefined {
  if (answer === undefined || answer === true) return undefined;
  const isTold = typeof answer === 'object' && answer !== null && 'veto' in answer;
  return vetoed('host', isTold ? answer.veto : undefined);
}

function overAlready(now: StageRun, known: readonly StageRun[]): CancelOutcome {
  // A run may be on two pages.
  const others = known.filter((run) => isActiveRun(run) && runKey(run) !== runKey(now));
  const active = [...new Map(others.map((run) => [runKey(run), run])).values()];
  return { kind: 'held-back', check: { go: false, why: 'finished', confirmed: now, active } };
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
