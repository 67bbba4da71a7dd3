import { useCallback, useMemo, useState } from 'react';
import type { PageToken, Rerun, StagesApi } from '../api/StagesApi.ts';
import type { StagePoll } from '../query/stagePoll.ts';
import { useCancelRun } from '../query/useCancelRun.ts';
import type { CancelManner, CancelProgress } from '../query/useCancelRun.ts';
import { useRerun } from '../query/useRerun.ts';
import type { RerunProgress } from '../query/useRerun.ts';
import type { PermissionSources } from '../stage/permission.ts';
import type { RerunKind } from '../stage/rerunRule.ts';
import type { RunDetails } from '../stage/RunDetails.ts';
import { isActiveRun } from '../stage/runState.ts';
import { runKey } from '../stage/StageRun.ts';
import type { RunId, StageName, StageRun } from '../stage/StageRun.ts';
import type { AskHost, CancelSettled } from './hostControl.ts';
import type { AskedQuestion } from './Question.tsx';
import { useHostSay } from './useHostSay.ts';
import { useLatest } from './useLatest.ts';
import { useSettled } from './useSettled.ts';

interface ActionsProps {
  readonly api: StagesApi;
  readonly name: StageName;
  readonly pageSize: number;
  readonly permission: PermissionSources;
  readonly poll: StagePoll;
  /** Can the server be told exactly which run to cancel? */
  readonly exact: boolean;
  /** The page that the rows are on. */
  readonly place: PageToken;
  /** The runs as they stand now. */
  readonly known: readonly StageRun[];
  /** A run as last read, wherever that was. */
  readonly lastSeen: (run: RunId) => StageRun | undefined;
  /** May runs be cancelled at all here? */
  readonly canCancel: boolean;
  readonly askHost: AskHost | undefined;
  readonly onSettled: ((settled: CancelSettled) => void) | undefined;
  readonly ask: (question: AskedQuestion | undefined) => void;
}

/** What a reader does to runs, from the question on. */
interface Actions {
  /** The newest cancel of each run, by `runKey`. */
  readonly progress: ReadonlyMap<string, CancelProgress>;
  /** The newest re-run of each run, by `runKey`. */
  readonly reruns: ReadonlyMap<string, RerunProgress>;
  /** The cancels that were confirmed in this widget, in that order. */
  readonly cancelsHere: readonly (CancelProgress | undefined)[];
  /** The last re-run that was confirmed in this widget. */
  readonly rerunHere: RerunProgress | undefined;
  /** Asks whether to cancel a run. Stable. */
  readonly onCancel: (run: StageRun) => void;
  /** Cancels a run whose button was held to the end. Stable. */
  readonly onHeld: (run: StageRun) => void;
  /** Asks whether to run it again. Stable. */
  readonly onRerun: (run: RunDetails, kind: RerunKind) => void;
  /** What the open question needs. */
  readonly answers: {
    readonly runs: readonly StageRun[];
    readonly onAnswered: () => void;
    readonly onCancel: (run: StageRun) => void;
    readonly onRerun: (run: RunDetails, what: Rerun) => void;
  };
}

/** Cancelling runs and running them again: the questions before it, and what becomes of it. */
export function useActions(props: ActionsProps): Actions {
  const { api, name, pageSize, permission, poll, exact, place, known, ask } = props;
  const { lastSeen, canCancel, askHost, onSettled } = props;
  const { cancel, isUnderWay, progress: sent } = useCancelRun(api, name, pageSize, permission, poll);
  const { rerun, reruns } = useRerun(api, name, poll);
  const { asked, request } = useHostSay({ askHost, canCancel, known });
  const settle = useSettled(poll, lastSeen, onSettled);
  const progress = useMemo(() => newestOfBoth(sent, asked), [sent, asked]);
  const [rerunHere, setRerunHere] = useState<string>();
  const [confirmedHere, setConfirmedHere] = useState<readonly string[]>([]);

  // By the latest rendering: meanwhile the permission may be another one, or the widget one that only shows.
  const mayCancel = useLatest(canCancel);
  const send = useLatest((run: StageRun, how: Omit<CancelManner, 'mayPost'>) => {
    if (!canCancel) return;
    void cancel(run, { ...how, mayPost: () => mayCancel.current }).then((outcome) =>
      // Another widget was first: nothing was sent from here.
      settle(run, outcome ?? { kind: 'not-alone' }),
    );
  });
  const latestKnown = useLatest(known);
  const confirm = useLatest((run: StageRun) => {
    const key = runKey(run);
    if (!canCancel || (askHost !== undefined && isUnderWay(run))) return;
    setConfirmedHere((before) => (before.slice(-3).includes(key) ? before : [...before, key]));
    // As it stands now, whatever page is shown once the host has answered: what is meant for one run stays so.
    const how = { exact, token: place };
    if (askHost === undefined) {
      send.current(run, { ...how, look: false });
      return;
    }
    let isLater = false;
    request(run, (not) => (not ? settle(run, not) : send.current(run, { ...how, look: isLater })));
    isLater = true;
  });
  const onHeld = useCallback(
    (run: StageRun) => {
      // It may be on two pages, of which one was read before it ended.
      const now = latestKnown.current.filter((one) => runKey(one) === runKey(run));
      if (now.every(isActiveRun)) confirm.current(now[0] ?? run);
    },
    [confirm, latestKnown],
  );
  return {
    progress,
    reruns,
    cancelsHere: confirmedHere.map((key) => progress.get(key)),
    rerunHere: rerunHere === undefined ? undefined : reruns.get(rerunHere),
    onCancel: useCallback((run) => ask({ about: 'cancel', run }), [ask]),
    onHeld,
    onRerun: useCallback((run, kind) => ask({ about: 'rerun', run, kind }), [ask]),
    answers: {
      runs: known,
      onAnswered: () => ask(undefined),
      onCancel: (run) => confirm.current(run),
      onRerun: (run, what) => {
        setRerunHere(runKey(run));
        rerun(run, what, known);
      },
    },
  };
}

/** Each run's newest cancel, in the order in which they were confirmed. */
function newestOfBoth(
  sent: ReadonlyMap<string, CancelProgress>,
  asked: ReadonlyMap<string, CancelProgress>,
): ReadonlyMap<string, CancelProgress> {
  if (asked.size === 0) return sent;
  // One that is on its way counts for more than what was said of another, whichever was first.
  const told = [...asked].filter(([key]) => !sent.has(key) || sent.get(key)?.outcome !== undefined);
  const all = [...sent, ...told].sort(([, one], [, other]) => one.at - other.at);
  // A key that is set again would keep its old place.
  return new Map(all.filter(([key], at) => all.findLastIndex(([other]) => other === key) === at));
}
