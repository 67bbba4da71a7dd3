import type { ReactNode } from 'react';
import { onSkew, serverSkew } from '../api/serverClock.ts';
import type { Typical } from '../query/useTypicalDuration.ts';
import { approval } from '../stage/approval.ts';
import type { RunDetails } from '../stage/RunDetails.ts';
import { runState } from '../stage/runState.ts';
import { runTimes } from '../stage/runTimes.ts';
import type { RunTimes } from '../stage/runTimes.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { standing } from '../stage/typicalDuration.ts';
import type { TypicalDuration } from '../stage/typicalDuration.ts';
import { MARK_OF, StateMark } from './StateMark.tsx';
import { useStage } from './stageContext.ts';
import { everySecond, everyTwentySeconds } from './ticker.ts';
import { Ticking } from './Ticking.tsx';
import { cancellerOf } from './cancelSentence.ts';
import type { Format } from './format.ts';
import type { ListMessages } from './messages.ts';
import { useFormat, useMessages } from './wording.ts';

const TICKS = [everySecond.subscribe, onSkew];
/** Of today, a time stands alone; from tomorrow on with its date. */
const DATE_TICKS = [everyTwentySeconds.subscribe, onSkew];

interface RunFactsProps {
  readonly run: StageRun;
  /** With its times, where the server tells them. */
  readonly details: RunDetails | undefined;
  readonly typical: Typical;
  /** The moment up to which this may be told to hold, in epoch milliseconds (UTC) by the server's clock. */
  readonly upTo: () => number;
  /** A row above says in which state it is. */
  readonly hasRow: boolean;
}

/** A run's facts in words, each with its name. */
export function RunFacts({ run, details, typical, upTo, hasRow }: RunFactsProps) {
  const messages = useMessages();
  const state = runState(run);
  const { api, causes } = useStage();
  const { fact } = messages.run;
  const times = details && runTimes(details);
  const cause = causes.find(({ pipelineCounter }) => pipelineCounter === run.pipelineCounter);
  const canceller = cancellerOf(run, messages.cancel.theServer);
  const isWhole = run.rerunOfCounter === null;
  return (
    <dl className="stage-history-facts">
      {!hasRow && (
        <Fact name={fact.state}>
          <StateMark kind={MARK_OF[state]} /> {messages.state[state]}
        </Fact>
      )}
      {details && (
        <Fact name={fact.duration}>
          {times === undefined ? (
            messages.run.durationNotTold
          ) : times.to === undefined ? (
            <GoingFor from={times.from} upTo={upTo} server={api.server} />
          ) : (
            <Took from={times.from} to={times.to} server={api.server} />
          )}
          {times && isWhole && <Compared run={run} times={times} usual={typical.duration} />}
        </Fact>
      )}
      {times && <Fact name={fact.usually}>{usually(messages, isWhole, typical)}</Fact>}
      {times?.to === undefined && times && isWhole && (typical.duration ?? typical.isAsked) && (
        <Fact name={fact.expected}>
          {typical.duration ? (
            <Expected from={times.from} usual={typical.duration} upTo={upTo} server={api.server} />
          ) : (
            messages.run.notKnownYet
          )}
        </Fact>
      )}
      <Fact name={fact.approvedBy}>{messages.approval(approval(run))}</Fact>
      {canceller !== undefined && <Fact name={fact.cancelledBy}>{canceller}</Fact>}
      {!isWhole && (
        <Fact name={fact.rerunOf}>
          {run.pipelineCounter} / {run.rerunOfCounter}
        </Fact>
      )}
      {/* Known later than the others, where it has to be asked for. */}
      {cause?.trigger !== undefined && (
        <Fact name={fact.trigger}>
          <bdi>{cause.trigger}</bdi>
        </Fact>
      )}
      {cause?.label !== undefined && (
        <Fact name={fact.label}>
          <bdi>{cause.label}</bdi>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function usually(
  messages: ListMessages,
  isWhole: boolean,
  { duration, isAsked, hasFailed }: Typical,
): string {
  if (!isWhole) return messages.run.partial;
  if (duration !== undefined) return messages.run.usually(duration);
  if (hasFailed && !isAsked) return messages.run.usuallyNotRead;
  return isAsked ? messages.run.usuallyAsked : messages.run.usuallyNotKnown;
}

function Took({ from, to, server }: { from: number; to: number; server: string }) {
  const messages = useMessages();
  const format = useFormat();
  const tell = (): string =>
    messages.run.took(to - from, clockTime(format, from, server), clockTime(format, to, server));
  return <Ticking tell={tell} on={DATE_TICKS} />;
}

interface OngoingProps {
  readonly from: number;
  readonly upTo: () => number;
  readonly server: string;
}

function GoingFor({ from, upTo, server }: OngoingProps) {
  const messages = useMessages();
  const format = useFormat();
  const tell = (): string =>
    messages.run.goingFor(Math.max(0, upTo() - from), clockTime(format, from, server));
  return <Ticking tell={tell} on={TICKS} />;
}

/** The moments are the server's; the clock on the reader's wall may show another time. */
function clockTime(format: Format, moment: number, server: string): string {
  return format.formatClock(moment - serverSkew(server), Date.now());
}

/** How a passed run stands to what is usual. One that failed or was cancelled stopped early, which says nothing. */
function Compared({
  run,
  times,
  usual,
}: {
  run: StageRun;
  times: RunTimes;
  usual: TypicalDuration | undefined;
}) {
  const messages = useMessages();
  if (usual === undefined || times.to === undefined || runState(run) !== 'Passed') return null;
  const took = times.to - times.from;
  const stands = standing(took, usual);
  return stands && <>, {messages.run.standing[stands](Math.abs(took - usual.median))}</>;
}

function Expected({ from, usual, upTo, server }: OngoingProps & { readonly usual: TypicalDuration }) {
  const messages = useMessages();
  const { formatMinute } = useFormat();
  const tell = (): string => {
    const elapsed = upTo() - from;
    const left = usual.median - elapsed;
    if (left > 0)
      return messages.run.expected(formatMinute(from + usual.median - serverSkew(server), Date.now()), left);
    return standing(elapsed, usual) === 'longer'
      ? messages.run.overdue(elapsed - usual.median)
      : messages.run.anyMoment;
  };
  return <Ticking tell={tell} on={TICKS} />;
}
