import { useState } from 'react';
import { StageHistory } from '../../src/index.ts';
import type { CancelDecision, CancelRequest, StageAction } from '../../src/index.ts';

declare global {
  interface Window {
    /** What the widgets have told the host, in that order. */
    told: string[];
    /** Answers the request that waits; `fail`: rejects it. */
    answer: ((answer: CancelDecision) => void) & { fail?: (why: Error) => void };
    /** Makes the widget one that only shows. */
    onlyShow: () => void;
    /** Shows another stage. */
    showStage: (stage: string) => void;
  }
}

const parameters = new URLSearchParams(window.location.search);
const ACTIONS: readonly StageAction[] = ['cancel', 'rerun'];

window.told = [];
const tell = (text: string): void => void window.told.push(text);

/** What the host says to a cancel, by `&say=`. */
const SAYINGS: Readonly<
  Record<string, (request: CancelRequest) => CancelDecision | Promise<CancelDecision>>
> = {
  yes: () => undefined,
  no: () => false,
  prevent: ({ preventDefault }) => preventDefault('Frozen until Monday.'),
  why: () => ({ veto: 'Ask <b>ops</b> first.' }),
  throw: () => {
    throw new Error('this host cannot say');
  },
  later: async ({ signal }) => {
    signal.addEventListener('abort', () => tell('aborted'));
    return new Promise<CancelDecision>((resolve, reject) => {
      window.answer = resolve;
      window.answer.fail = reject;
    });
  },
};

/** A host that uses all there is to control a widget: `&readonly`, `&confirm=hold`, `&say=no`, `&prefix=a-,b-`. */
export function ControlHost({ pipeline, stage }: { pipeline: string; stage: string }) {
  const [readOnly, setReadOnly] = useState(parameters.has('readonly'));
  const [shown, setShown] = useState(stage);
  window.onlyShow = () => setReadOnly(true);
  window.showStage = setShown;
  const say = SAYINGS[parameters.get('say') ?? ''];
  const prefixes = parameters.get('prefix')?.split(',') ?? [undefined];
  return prefixes.map((addressPrefix) => (
    <StageHistory
      key={addressPrefix}
      pipeline={pipeline}
      stage={shown}
      actions={ACTIONS}
      overview={parameters.has('overview')}
      readOnly={readOnly}
      confirm={parameters.get('confirm') === 'hold' ? 'hold' : 'always'}
      addressPrefix={addressPrefix}
      {...(parameters.has('page') ? { page: parameters.get('page') ?? '' } : {})}
      {...(say && {
        onCancelRequested: (request: CancelRequest) => {
          tell(`asked ${request.run.pipelineCounter}/${request.run.stageCounter}`);
          return say(request);
        },
      })}
      onCancelSettled={({ run, result }) => {
        tell(`settled ${run.pipelineCounter}/${run.stageCounter} ${result}`);
        if (parameters.has('broken')) throw new Error('this host is broken');
      }}
      onHistory={() => {
        if (parameters.has('broken')) throw new Error('this host is broken');
      }}
      onNewRuns={(runs, orMore) =>
        tell(`new ${runs.map((run) => run.pipelineCounter).join(' ')}${orMore ? ' or more' : ''}`)
      }
      onFailure={(failure) => tell(failure ? `failure ${failure.kind}: ${failure.message}` : 'well again')}
      onRunEnded={(run) => tell(`ended ${run.pipelineCounter}`)}
    />
  ));
}
