import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { createStagesApi } from '../api/createStagesApi.ts';
import type { ApiChoice } from '../api/createStagesApi.ts';
import type { PageToken } from '../api/StagesApi.ts';
import { intervalOf, pageSizeOf } from '../query/hostNumbers.ts';
import { DEFAULT_INTERVALS } from '../query/pollPace.ts';
import { sharedQueryClient } from '../query/sharedQueryClient.ts';
import { runPage } from '../api/goServerLinks.ts';
import type { RunId } from '../stage/StageRun.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { HeadingLevelContext, headingLevelOf } from './headings.ts';
import { HistoryView } from './HistoryView.tsx';
import { callHost } from './hostControl.ts';
import type { StageAction, StageHistoryProps } from './StageHistoryProps.ts';
import { useAddressSync } from './useAddressSync.ts';
import type { LeftInAddress } from './useAddressSync.ts';
import { useChunk } from './useChunk.ts';
import { useOwnWay } from './useOwnWay.ts';
import { layoutOf } from './view.ts';
import type { ViewToken } from './view.ts';
import { wallChunk, WallPlace } from './WallPlace.tsx';
import { useWording, WordingContext } from './wording.ts';

const DEFAULT_ACTIONS: readonly StageAction[] = ['cancel'];

/**
 * The history of one stage of a Go server: its runs page by page, newest first, with their jobs, and a Cancel
 * button where the reader may use it. Needs the stylesheet; throws nothing: failures are shown in its place.
 */
export function StageHistory(props: StageHistoryProps) {
  const { server = '/go', api = 'auto', pipeline, stage, queryClient = sharedQueryClient() } = props;
  const own = [props.fetch !== undefined, props.headers !== undefined];
  const [left] = useState<LeftInAddress>(() => ({}));
  const wording = useWording(props.language, props.messages, props.locale, props.timeZone);
  return (
    <WordingContext.Provider value={wording}>
      <ErrorBoundary looks={props}>
        <QueryClientProvider client={queryClient}>
          {/* Another stage is another widget: no row, page, question or notice is carried over. So is another client, whose cache knows nothing of ours. */}
          <OneStage
            key={JSON.stringify([server, api, pipeline, stage, props.addressPrefix, idOf(queryClient), own])}
            {...props}
            server={server}
            choice={api}
            left={left}
          />
        </QueryClientProvider>
      </ErrorBoundary>
    </WordingContext.Provider>
  );
}

const ids = new WeakMap<QueryClient, number>();
let lastId = 0;

function idOf(client: QueryClient): number {
  const id = ids.get(client) ?? (lastId += 1);
  ids.set(client, id);
  return id;
}

interface OneStageProps extends StageHistoryProps {
  readonly server: string;
  readonly choice: ApiChoice;
  readonly left: LeftInAddress;
}

function OneStage(props: OneStageProps) {
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
  const { density, colorScheme } = props;
  const looks = useMemo(() => ({ density, colorScheme }), [density, colorScheme]);
  const ownWay = useOwnWay(props);
  const api = useMemo(() => createStagesApi(server, choice, ownWay), [server, choice, ownWay]);
  const name = useMemo(() => ({ pipeline, stage }), [pipeline, stage]);
  const active = intervalOf(props.activeInterval, DEFAULT_INTERVALS.active);
  const idle = intervalOf(props.idleInterval, DEFAULT_INTERVALS.idle);
  const intervals = useMemo(() => ({ active, idle }), [active, idle]);
  const { part: own, keep } = useAddressSync(props.addressPrefix, props.left);
  // What a host sets itself is not kept here as well, or Back would undo it twice.
  const isOwnPage = page === undefined;
  const isOwnRun = run === undefined && (props.addressPrefix ?? '') !== '';
  const isOwnView = props.view === undefined;
  const onToken = useCallback(
    (to: PageToken, why: 'turned' | 'carried') => {
      // What was open stays behind with its page.
      const left = why === 'turned' && isOwnRun ? { run: '' } : {};
      if (isOwnPage) keep({ page: to, ...left }, why === 'turned' ? 'push' : 'replace');
      callHost(() => onPageChange?.(to, why));
    },
    [onPageChange, keep, isOwnPage, isOwnRun],
  );
  const onOpen = useCallback(
    (to: string | undefined) => {
      if (isOwnRun) keep({ run: to ?? '' }, 'replace');
      onRunOpen?.(to);
    },
    [onRunOpen, keep, isOwnRun],
  );
  const onView = useCallback(
    (to: ViewToken) => {
      // Back leads from the grid to the list again, and not through each letter of a filter.
      if (isOwnView) keep({ view: to }, layoutOf(to) === layoutOf(own.view) ? 'replace' : 'push');
      onViewChange?.(to);
    },
    [onViewChange, keep, isOwnView, own.view],
  );
  const linkOf = useCallback(
    (to: RunId) => runLink?.(to) ?? absolute(runPage(api.server, to)),
    [runLink, api],
  );
  // The host's word may come from plain JavaScript, where `readOnly` without a value can be an empty text: only a plain no is one.
  const readOnly: unknown = props.readOnly ?? false;
  const mayAct = readOnly === false;
  const pageSize = pageSizeOf(props.pageSize);
  const isWall = props.wall === true;
  const wall = useChunk(wallChunk, isWall);
  if (isWall)
    return (
      <HeadingLevelContext.Provider value={headingLevelOf(props.headingLevel)}>
        <WallPlace
          chunk={wall}
          {...{ api, name, pageSize, intervals, onHistory, onRunEnded, looks }}
          onNewRuns={props.onNewRuns}
          onFailure={props.onFailure}
        />
      </HeadingLevelContext.Provider>
    );
  return (
    <HeadingLevelContext.Provider value={headingLevelOf(props.headingLevel)}>
      <HistoryView
        api={api}
        name={name}
        token={page ?? own.page}
        pageSize={pageSize}
        onToken={onToken}
        intervals={intervals}
        onHistory={onHistory}
        onRunEnded={onRunEnded}
        operatePermission={operatePermission}
        explainDenied={deniedCancel === 'explain'}
        canCancel={mayAct && actions.includes('cancel')}
        canRerun={mayAct && actions.includes('rerun')}
        run={isOwnRun ? own.run : run}
        onRunOpen={onOpen}
        overview={props.overview ?? true}
        flakiness={props.flakiness ?? true}
        view={props.view ?? own.view}
        onView={onView}
        linkOf={linkOf}
        toolbar={toolbar}
        looks={looks}
        hold={props.confirm === 'hold'}
        onCancelRequested={props.onCancelRequested}
        onCancelSettled={props.onCancelSettled}
        onNewRuns={props.onNewRuns}
        onFailure={props.onFailure}
      />
    </HeadingLevelContext.Provider>
  );
}

/** As a link that can be handed on. On a server, where no page is known that it could be relative to, as it is. */
function absolute(address: string): string {
  return typeof document === 'undefined' ? address : new URL(address, document.baseURI).href;
}
