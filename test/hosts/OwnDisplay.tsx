import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import {
  createStagesApi,
  NEWEST,
  runCounter,
  runKey,
  runState,
  useCancelStage,
  useStageHistory,
  useStageRun,
} from '../../src/index.ts';
import type { StageName, StageRun } from '../../src/index.ts';

const client = new QueryClient();
const api = createStagesApi('/go', 'auto', { headers: { 'X-Host': 'own' } });

/** A host that draws everything itself, and has the rest from the hooks. */
export function OwnDisplay(name: StageName) {
  return (
    <QueryClientProvider client={client}>
      <Runs {...name} />
    </QueryClientProvider>
  );
}

function Runs(name: StageName) {
  const [page, setPage] = useState(NEWEST);
  const [ended, setEnded] = useState('');
  const source = { api, ...name };
  const history = useStageHistory({
    ...source,
    page,
    activeInterval: 1_000,
    onRunEnded: (run) => setEnded(`${runCounter(run)} ended: ${runState(run)}`),
  });
  const { verdictOf, cancel, stateOf } = useCancelStage({ ...source, history });
  const shown = history.page;
  if (shown === undefined) return <p>{history.error?.message ?? 'reading'}</p>;
  return (
    <>
      <p id="ended">{ended}</p>
      <ul>
        {shown.runs.map((run: StageRun) => (
          <li key={runKey(run)}>
            {runCounter(run)} {runState(run)} {stateOf(run)?.step.kind}{' '}
            {verdictOf(run).allowed && <button onClick={() => cancel(run)}>Stop</button>}
          </li>
        ))}
      </ul>
      {shown.runs[0] && <Details {...source} {...shown.runs[0]} />}
      <button disabled={shown.older === undefined} onClick={() => setPage(shown.older ?? NEWEST)}>
        Older runs
      </button>
    </>
  );
}

function Details(run: Parameters<typeof useStageRun>[0]) {
  const { answer } = useStageRun(run);
  return (
    <p id="details">
      {answer?.said === 'run' ? answer.run.jobs.map(({ agent }) => agent).join() : answer?.said}
    </p>
  );
}
