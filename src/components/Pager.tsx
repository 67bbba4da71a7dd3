import { useQueryClient } from '@tanstack/react-query';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { pageNumbered } from '../api/offsetPages.ts';
import { NEWEST } from '../api/StagesApi.ts';
import type { PageCount, PageToken, StagesApi } from '../api/StagesApi.ts';
import { historyQuery } from '../query/historyQuery.ts';
import type { StageName } from '../stage/StageRun.ts';
import { PageNumber } from './PageNumber.tsx';
import { useMessages } from './wording.ts';

interface PagerProps {
  readonly api: StagesApi;
  readonly name: StageName;
  /** What is shown, in words. */
  readonly range: string;
  readonly newer: PageToken | undefined;
  readonly older: PageToken | undefined;
  readonly oldest: PageToken | undefined;
  readonly count: PageCount | undefined;
  readonly pageSize: number;
  /** `newer`: a step to newer runs, after which none that is shown now is to be shown again. Must be stable. */
  readonly onTurn: (token: PageToken, step?: 'newer') => void;
}

/** Turns pages. Tokens come from the page shown and go back unread: nothing is computed here. */
export const Pager = memo(function Pager(props: PagerProps) {
  const messages = useMessages();
  const { api, name, range, newer, older, oldest, count, pageSize, onTurn } = props;
  const client = useQueryClient();
  const { pager } = messages;
  const step = (label: ReactNode, token: PageToken | undefined, way?: 'newer' | 'older') => (
    <PagerButton
      token={token}
      onTurn={(to) => (way === 'newer' ? onTurn(to, 'newer') : onTurn(to))}
      onNear={(near) => {
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor came late in React Query 5, and hosts bring their own
        if (way !== undefined) void client.prefetchQuery(historyQuery(api, name, near, pageSize));
      }}
    >
      {label}
    </PagerButton>
  );
  return (
    <footer className="stage-history-footer" part="pager">
      <span className="stage-history-range">{range}</span>
      <nav aria-label={`${pager.label}: ${name.pipeline} / ${name.stage}`} className="stage-history-pager">
        {step(pager.newest, newer === undefined ? undefined : NEWEST)}
        {step(<Arrow way="newer" />, newer, 'newer')}
        {count && (
          <PageNumber
            page={count.page}
            pages={count.pages}
            onPage={(number) => onTurn(pageNumbered(number, count.pageSize))}
          />
        )}
        {step(<Arrow way="older" />, older, 'older')}
        {count && step(pager.oldest, oldest)}
      </nav>
    </footer>
  );
});

function Arrow({ way }: { way: 'newer' | 'older' }) {
  const messages = useMessages();
  const arrow = <span aria-hidden="true">{way === 'newer' ? '‹' : '›'}</span>;
  return way === 'newer' ? (
    <>
      {arrow} {messages.pager.newer}
    </>
  ) : (
    <>
      {messages.pager.older} {arrow}
    </>
  );
}

interface PagerButtonProps {
  readonly token: PageToken | undefined;
  readonly onTurn: (token: PageToken) => void;
  /** The reader is about to press: pointer over it, or focus on it. */
  readonly onNear: (token: PageToken) => void;
  readonly children: ReactNode;
}

/** At an end of the history it stays focusable, so that the keyboard's place is not lost on the last step. */
function PagerButton({ token, onTurn, onNear, children }: PagerButtonProps) {
  const near = (): void => {
    if (token !== undefined) onNear(token);
  };
  return (
    <button
      type="button"
      className="stage-history-button"
      aria-disabled={token === undefined || undefined}
      onPointerEnter={near}
      onFocus={near}
      onClick={() => {
        if (token !== undefined) onTurn(token);
      }}
    >
      {children}
    </button>
  );
}
