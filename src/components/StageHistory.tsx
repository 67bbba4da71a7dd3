import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { createStagesApi } from '../api/createStagesApi.ts';
import type { ApiChoice } from '../api/createStagesApi.ts';
import type { RequestOptions } from '../api/line.ts';
import { NEWEST } from '../api/StagesApi.ts';
import type { HistoryPage, PageToken } from '../api/StagesApi.ts';
import { intervalOf, pageSizeOf } from '../query/hostNumbers.ts';
import { DEFAULT_INTERVALS } from '../query/pollPace.ts';
import { sharedQueryClient } from '../query/sharedQueryClient.ts';
import { runPage } from '../api/goServerLinks.ts';
import type { RunId, StageRun } from '../stage/StageRun.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { HistoryView } from './HistoryView.tsx';
import { useOwnWay } from './useOwnWay.ts';
import { ALL_RUNS } from './view.ts';
import type { ViewToken } from './view.ts';

/** Something that a reader can do to a run. */
export type StageAction = 'cancel' | 'rerun';

const DEFAULT_ACTIONS: readonly StageAction[] = ['cancel'];

/** The props of {@link StageHistory}. */
export interface StageHistoryProps {
  /** The Go server's address up to and including its context path. Default `/go`; Go servers answer only pages of their own origin. */
  readonly server?: string | undefined;
  /**
   * Which generation of the server's API to speak. Default `auto`: the server is asked for its version, once a browser
   * session. `legacy` is the documented API.
   */
  readonly api?: ApiChoice | undefined;
  /** Runs a page, 10 to 100. Default 10, which is also what servers before GoCD 20.4 always give. */
  readonly pageSize?: number | undefined;
  /** The pipeline's name. */
  readonly pipeline: string;
  /** The stage's name within the pipeline. */
  readonly stage: string;
  /** Whether the reader may operate the stage, where the host page knows better than the server's answer. Default: what the server says. */
  readonly operatePermission?: boolean | undefined;
  /**
   * What the reader can do here, where the server and the reader's permission allow it. Default: `cancel`. `rerun`: runs,
   * or jobs of them, can be run again from a run's details: stages on servers from GoCD 20.4, jobs from 20.9.
   */
  readonly actions?: readonly StageAction[] | undefined;
  /** What stands where an active run may not be cancelled: nothing (the default), or the button, disabled, with the reason. */
  readonly deniedCancel?: 'hide' | 'explain' | undefined;
  /**
   * How many milliseconds to wait between reads while a run of the stage is active; default 5,000. Three times as many
   * while the window does not have the focus; none are made while the tab is hidden. At least 1,000; 0: not read again by itself.
   */
  readonly activeInterval?: number | undefined;
  /** The same while no run is active; default 30,000. */
  readonly idleInterval?: number | undefined;
  /** The page to show, as `onPageChange` gave it; an empty text is the newest. Default: the widget keeps its own place, from the newest on. */
  readonly page?: PageToken | undefined;
  /**
   * Called with the page the reader turned to (`turned`), and with the token under which the same page is now
   * found because runs have arrived since (`carried`). A host that sets `page` sets it to this.
   */
  readonly onPageChange?: ((page: PageToken, why: 'turned' | 'carried') => void) | undefined;
  /**
   * The run whose details are open, by its counters: `142/1`. Opened at first, and whenever another is named. Any
   * other text opens none. Runs that the reader opens stay open.
   */
  readonly run?: string | undefined;
  /**
   * Called when the reader opens or closes a run, with the one to name in a link: the last one that was opened and is
   * open still.
   */
  readonly onRunOpen?: ((run: string | undefined) => void) | undefined;
  /**
   * Is there more to see than a page of runs: the strip of the newest 50, the grid, filters and comparisons? Default true.
   * They are loaded once the list is up, and cost one to four requests then. `false`: the list alone.
   */
  readonly overview?: boolean | undefined;
  /** Are jobs marked as flaky, unsteady and newly failing in the grid? Default true. */
  readonly flakiness?: boolean | undefined;
  /**
   * How the runs are looked at, as `onViewChange` gave it; an empty text is the list of all runs. Default: the widget
   * keeps its own, from the list on.
   */
  readonly view?: ViewToken | undefined;
  /** Called with the view that the reader has chosen: layout, filter, comparison. A host that sets `view` sets it to this. */
  readonly onViewChange?: ((view: ViewToken) => void) | undefined;
  /** An address of the host's that leads to a run, for links that are copied and handed on. Default: the Go server's own page about it. */
  readonly runLink?: ((run: RunId) => string) | undefined;
  /** Called with each page as it is read and whenever it has changed. */
  readonly onHistory?: ((page: HistoryPage) => void) | undefined;
  /**
   * Called with each run that was active when it was read before and has ended since. `waitedFor`: the reader has asked
   * to be told.
   */
  readonly onRunEnded?: ((run: StageRun, waitedFor: boolean) => void) | undefined;
  /** Default: one client that all widgets of the page share. */
  readonly queryClient?: QueryClient | undefined;
  /** What the host adds at the end of the heading's row. */
  readonly toolbar?: ReactNode;
  /**
   * Sends the requests in place of the browser's `fetch`. A widget with this or `headers` shares what it reads with no
   * other widget and no other tab.
   */
  readonly fetch?: RequestOptions['fetch'];
  /** Headers to add to every request (a bearer token, a CSRF token), or a function that says them before each. */
  readonly headers?: RequestOptions['headers'];
}

/**
 * The history of one stage of a Go server: its runs page by page, newest first, with their jobs, and a Cancel
 * button where the reader may use it. Needs the stylesheet; throws nothing: failures are shown in its place.
 */
export function StageHistory(props: StageHistoryProps) {
  const { server = '/go', api = 'auto', pipeline, stage, queryClient = sharedQueryClient() } = props;
  const own = [props.fetch !== undefined, props.headers !== undefined];
  return (
    <ErrorBoundary>
      <QueryClientProvider client={queryClient}>
        {/* Another stage is another widget: no row, page, question or notice is carried over. So is another client, whose cache knows nothing of ours. */}
        <OneStage
          key={JSON.stringify([server, api, pipeline, stage, idOf(queryClient), own])}
          {...props}
          server={server}
          choice={api}
        />
      </QueryClientProvider>
    </ErrorBoundary>
  );
}

const ids = new WeakMap<QueryClient, number>();
let lastId = 0;

function idOf(client: QueryClient): number {
  const id = ids.get(client) ?? (lastId += 1);
  ids.set(client, id);
  return id;
}

function OneStage(props: StageHistoryProps & { readonly server: string; readonly choice: ApiChoice }) {
  const {
    server,
    choice,
    pipeline,
    stage,
    page,
    onPageChange,
    onHistory,
    onRunEnded,
    operatePermission,
    deniedCancel,
    actions = DEFAULT_ACTIONS,
    run,
    onRunOpen,
    onViewChange,
    runLink,
    toolbar,
  } = props;
  const ownWay = useOwnWay(props);
  const api = useMemo(() => createStagesApi(server, choice, ownWay), [server, choice, ownWay]);
  const name = useMemo(() => ({ pipeline, stage }), [pipeline, stage]);
  const active = intervalOf(props.activeInterval, DEFAULT_INTERVALS.active);
  const idle = intervalOf(props.idleInterval, DEFAULT_INTERVALS.idle);
  const intervals = useMemo(() => ({ active, idle }), [active, idle]);
  const [ownPage, setOwnPage] = useState(NEWEST);
  const onToken = useCallback(
    (to: PageToken, why: 'turned' | 'carried') => {
      setOwnPage(to);
      onPageChange?.(to, why);
    },
    [onPageChange],
  );
  const [ownView, setOwnView] = useState(ALL_RUNS);
  const onView = useCallback(
    (to: ViewToken) => {
      setOwnView(to);
      onViewChange?.(to);
    },
    [onViewChange],
  );
  const linkOf = useCallback(
    (to: RunId) => runLink?.(to) ?? absolute(runPage(api.server, to)),
    [runLink, api],
  );
  return (
    <HistoryView
      api={api}
      name={name}
      token={page ?? ownPage}
      pageSize={pageSizeOf(props.pageSize)}
      onToken={onToken}
      intervals={intervals}
      onHistory={onHistory}
      onRunEnded={onRunEnded}
      operatePermission={operatePermission}
      explainDenied={deniedCancel === 'explain'}
      canCancel={actions.includes('cancel')}
      canRerun={actions.includes('rerun')}
      run={run}
      onRunOpen={onRunOpen}
      overview={props.overview ?? true}
      flakiness={props.flakiness ?? true}
      view={props.view ?? ownView}
      onView={onView}
      linkOf={linkOf}
      toolbar={toolbar}
    />
  );
}

/** As a link that can be handed on. On a server, where no page is known that it could be relative to, as it is. */
function absolute(address: string): string {
  return typeof document === 'undefined' ? address : new URL(address, document.baseURI).href;
}
