import { createElement, useEffect, useLayoutEffect, useRef } from 'react';
import type { StageHistoryProps } from '../../src/components/StageHistoryProps.ts';
import { ELEMENT_PROPS } from '../../src/element/attributes.ts';
import type { StageHistoryElement } from '../../src/element/StageHistoryElement.tsx';

export type { StageAction, StageHistoryProps } from '../../src/components/StageHistoryProps.ts';

/**
 * In the place of the component, for pages that are to show the element instead: sets its properties, and hands on what
 * its events tell. It is a host that leads its reader where it sets `page` or `view`. The toolbar stands before the
 * element, which takes none.
 */
export function StageHistory(props: StageHistoryProps) {
  const place = useRef<StageHistoryElement>(null);
  const now = useRef(props);
  useLayoutEffect(() => {
    now.current = props;
    for (const prop of ELEMENT_PROPS)
      if (place.current && place.current[prop] !== props[prop])
        Object.assign(place.current, { [prop]: props[prop] });
  });
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const gone = new AbortController();
    const listen: StageHistoryElement['addEventListener'] = (
      type: string,
      listener: EventListenerOrEventListenerObject,
    ) => element.addEventListener(type, listener, { signal: gone.signal });
    listen('pagechange', (event) => {
      if (now.current.page !== undefined) event.preventDefault();
      now.current.onPageChange?.(event.detail.page, event.detail.why);
    });
    listen('viewchange', (event) => {
      if (now.current.view !== undefined) event.preventDefault();
      now.current.onViewChange?.(event.detail.view);
    });
    listen('runopen', ({ detail }) => now.current.onRunOpen?.(detail.run));
    listen('history', ({ detail }) => now.current.onHistory?.(detail.page));
    listen('runended', ({ detail }) => now.current.onRunEnded?.(detail.run, detail.waitedFor));
    listen('newruns', ({ detail }) => now.current.onNewRuns?.(detail.runs, detail.orMore));
    listen('failure', ({ detail }) => now.current.onFailure?.(detail.failure));
    listen('cancelsettled', ({ detail }) => now.current.onCancelSettled?.(detail));
    listen('cancelrequested', ({ detail: { run, signal, veto, waitFor } }) => {
      const said = now.current.onCancelRequested?.({ run, signal, preventDefault: veto });
      if (said !== undefined) waitFor(Promise.resolve(said));
    });
    return () => gone.abort();
  }, []);
  return (
    <>
      {props.toolbar}
      {createElement('gocd-stage-history', {
        ref: place,
        style: props.wall === true ? { height: '100%' } : undefined,
      })}
    </>
  );
}
