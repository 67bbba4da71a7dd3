import { CANCEL_REQUESTED } from './askListeners.ts';
import type { CancelRequestedDetail } from './askListeners.ts';
import type { StageHistoryProps } from '../components/StageHistoryProps.ts';

type Callback<P extends keyof StageHistoryProps> = Extract<
  StageHistoryProps[P],
  (...args: never[]) => unknown
>;

/** How a prop that is called with what has happened becomes an event of the element. */
interface EventOf<A extends readonly unknown[], D> {
  /** The event's type. */
  readonly type: string;
  /** What its `detail` says. */
  readonly detail: (...told: A) => D;
  /** May the host prevent it? The prop then returns false. */
  readonly cancelable?: boolean;
  /** The prop that says the same, which follows unless the event is prevented. */
  readonly follow?: (...told: A) => FollowedProps;
}

/** Where the reader is, so far as a host may set it. */
type FollowedProps = Partial<Pick<StageHistoryProps, 'page' | 'view'>>;

function eventOf<P extends keyof StageHistoryProps>() {
  type Told = Parameters<Callback<P>>;
  return <const T extends string, D>(
    type: T,
    detail: (...told: Told) => D,
    rest: Pick<EventOf<Told, D>, 'cancelable' | 'follow'> = {},
  ) => ({ type, detail, ...rest }) satisfies EventOf<Told, D>;
}

/**
 * Each event of the element, by the prop behind it. Those that tell where the reader has gone can be prevented: then he
 * stays where he is, unless the host leads him.
 */
export const EVENTS = {
  onPageChange: eventOf<'onPageChange'>()('pagechange', (page, why) => ({ page, why }), {
    cancelable: true,
    follow: (page) => ({ page }),
  }),
  onViewChange: eventOf<'onViewChange'>()('viewchange', (view) => ({ view }), {
    cancelable: true,
    follow: (view) => ({ view }),
  }),
  onRunOpen: eventOf<'onRunOpen'>()('runopen', (run) => ({ run })),
  onHistory: eventOf<'onHistory'>()('history', (page) => ({ page })),
  onRunEnded: eventOf<'onRunEnded'>()('runended', (run, waitedFor) => ({ run, waitedFor })),
  onNewRuns: eventOf<'onNewRuns'>()('newruns', (runs, orMore) => ({ runs, orMore })),
  onFailure: eventOf<'onFailure'>()('failure', (failure) => ({ failure })),
  onCancelSettled: eventOf<'onCancelSettled'>()('cancelsettled', ({ run, result }) => ({ run, result })),
} as const;

/** The props that become events and tell what has happened. */
type EventProp = keyof typeof EVENTS;

/** Each event's type, by the prop behind it; the one that asks for something among them. */
export const EVENT_TYPES = {
  ...(Object.fromEntries(Object.entries(EVENTS).map(([prop, { type }]) => [prop, type])) as {
    readonly [P in EventProp]: (typeof EVENTS)[P]['type'];
  }),
  onCancelRequested: CANCEL_REQUESTED,
};

/** The element's events by type. */
export type StageHistoryEventMap = {
  readonly [P in EventProp as (typeof EVENTS)[P]['type']]: CustomEvent<
    ReturnType<(typeof EVENTS)[P]['detail']>
  >;
} & { readonly [CANCEL_REQUESTED]: CustomEvent<CancelRequestedDetail> };

/** Functions for the props, each of which dispatches its event and returns whether the host has let it be. */
export function tellers(
  dispatch: (type: string, detail: unknown, cancelable: boolean) => boolean,
  follow: (props: FollowedProps) => void,
): Partial<StageHistoryProps> {
  return Object.fromEntries(
    Object.entries<EventOf<readonly never[], unknown>>(EVENTS).map(([prop, event]) => [
      prop,
      (...told: never[]) => {
        const isKept = dispatch(event.type, event.detail(...told), event.cancelable === true);
        if (isKept && event.follow) follow(event.follow(...told));
        return isKept;
      },
    ]),
  );
}
