import { useCallback, useMemo, useState } from 'react';
import type { PageToken } from '../api/StagesApi.ts';
import type { AwaitedRun } from '../query/stagePoll.ts';
import { runKey } from '../stage/StageRun.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { mayNotify, notify } from './desktopNotification.ts';
import { useMessages } from './wording.ts';

/** A run whose end somebody waits for. */
interface Armed extends AwaitedRun {
  /** Also by a desktop notification? `refused`: the browser does not allow it. */
  readonly desktop: 'no' | 'yes' | 'refused';
}

const DESKTOP = { granted: 'yes', refused: 'refused', undecided: 'no' } as const;

/** Telling when a run ends. */
export interface TellMe {
  /** The runs that are waited for, by `runKey`. */
  readonly armed: ReadonlyMap<string, Armed>;
  /** The runs that have ended since they were waited for, oldest first. */
  readonly ended: readonly StageRun[];
  readonly toggle: (run: StageRun, token: PageToken) => void;
  /** Asks the browser for leave to notify, and does it for this run if it is given. */
  readonly askForDesktop: (run: StageRun) => void;
  /** To be called with every run that has ended. Was it waited for? */
  readonly tell: (run: StageRun) => boolean;
}

/** What the reader of one widget waits for. */
export function useTellMe(): TellMe {
  const messages = useMessages();
  const [armed, setArmed] = useState<ReadonlyMap<string, Armed>>(new Map());
  const [ended, setEnded] = useState<readonly StageRun[]>([]);

  const toggle = useCallback((run: StageRun, token: PageToken) => {
    const key = runKey(run);
    setArmed((before) => {
      const after = new Map(before);
      if (!after.delete(key)) after.set(key, { run, token, desktop: 'no' });
      return after;
    });
  }, []);

  const askForDesktop = useCallback((run: StageRun) => {
    const key = runKey(run);
    void mayNotify().then((answer) =>
      setArmed((before) => {
        const one = before.get(key);
        return one === undefined ? before : new Map(before).set(key, { ...one, desktop: DESKTOP[answer] });
      }),
    );
  }, []);

  const tell = useCallback(
    (run: StageRun) => {
      const key = runKey(run);
      const waited = armed.get(key);
      if (waited === undefined) return false;
      if (waited.desktop === 'yes') notify(messages.tellMe.ended(run), messages.tellMe.endedWhere(run));
      setArmed((before) => new Map([...before].filter(([other]) => other !== key)));
      setEnded((before) => [...before, run]);
      return true;
    },
    [armed, messages],
  );

  return useMemo(
    () => ({ armed, ended, toggle, askForDesktop, tell }),
    [armed, ended, toggle, askForDesktop, tell],
  );
}
