import type { CancelDecision, CancelRequest } from '../components/hostControl.ts';

/** The type of the event that asks the host before a cancel. */
export const CANCEL_REQUESTED = 'cancelrequested';

/** What the event before a cancel says. Its `preventDefault()` forbids the cancel, too. */
export interface CancelRequestedDetail extends Pick<CancelRequest, 'run' | 'signal'> {
  /** Does not allow it, now or later, as long as it has not been answered. `reason`: shown to the reader as plain text. */
  readonly veto: (reason?: string) => void;
  /**
   * Holds the cancel back until the promise says what `onCancelRequested` may return; of several, each has to let it go on.
   * Throws where the listeners have been through already: it would come too late.
   */
  readonly waitFor: (decision: Promise<CancelDecision>) => void;
}

/**
 * Asks the listeners of an element before a cancel. Fails closed: throws where one of them has thrown, which browsers
 * keep from whoever dispatches the event.
 */
export function askListeners(
  element: HTMLElement,
  { run, signal, preventDefault }: CancelRequest,
): CancelDecision | Promise<CancelDecision> {
  const decisions: Promise<CancelDecision>[] = [];
  let isOpen = true;
  const faults: unknown[] = [];
  const onError = ({ error }: ErrorEvent): void => void faults.push(error);
  const detail: CancelRequestedDetail = {
    run,
    signal,
    veto: preventDefault,
    waitFor: (decision) => {
      if (!isOpen)
        throw new Error(`${CANCEL_REQUESTED}: waitFor() has to be called before the listener returns.`);
      decisions.push(decision);
    },
  };
  const view = element.ownerDocument.defaultView;
  view?.addEventListener('error', onError, { capture: true });
  const isAllowed = element.dispatchEvent(
    new CustomEvent(CANCEL_REQUESTED, { detail, cancelable: true, bubbles: true, composed: true }),
  );
  view?.removeEventListener('error', onError, { capture: true });
  isOpen = false;
  // Heard in any case, so that no rejection goes astray.
  const all = Promise.all(decisions);
  all.catch(() => undefined);
  if (faults.length > 0)
    throw new Error(`A listener of ${CANCEL_REQUESTED} has thrown, so nothing was cancelled.`);
  if (!isAllowed) return false;
  if (decisions.length === 0) return undefined;
  return all.then((said) => said.find((one) => one !== undefined && one !== true));
}
