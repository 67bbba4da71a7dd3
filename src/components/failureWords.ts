import { ApiError } from '../api/ApiError.ts';
import { crossing, thisPage } from '../api/barrier.ts';
import type { ListMessages } from './messages.ts';

/** What a failure is told with. */
export interface FailureWords {
  readonly title: string;
  readonly text: string;
  /** Facts for who looks after the server or the page; empty: none. */
  readonly detail: string;
}

type FailureMessages = Pick<ListMessages, 'failure' | 'broken' | 'detail' | 'barrier' | 'silentBehindProxy'>;

/** What a failure is called. */
export function titleOf(error: Error, messages: Pick<ListMessages, 'failure' | 'broken'>): string {
  if (!(error instanceof ApiError)) return messages.broken.title;
  return messages.failure[isProxys(error) ? 'unreachable' : error.kind].title;
}

/**
 * What is said of a failure. Where the connection failed, the addresses may tell whoever embeds the widget why.
 * @param server the Go server's address, as the widget was given it
 */
export function failureWords(error: Error, server: string, messages: FailureMessages): FailureWords {
  const title = titleOf(error, messages);
  if (!(error instanceof ApiError)) return { title, text: messages.broken.text, detail: error.message };
  const detail = messages.detail(error.status, error.detail);
  if (isProxys(error)) return { title, text: messages.silentBehindProxy, detail };
  const { barrier, from, to } = error.kind === 'unreachable' ? crossing(server, thisPage()) : NO_CROSSING;
  if (barrier === undefined) return { title, text: messages.failure[error.kind].text, detail };
  return { title, text: messages.barrier[barrier], detail: `${from} → ${to}` };
}

const NO_CROSSING = { barrier: undefined, from: '', to: '' };

/** Said by a proxy that got no answer of the Go server's; whether it had taken effect is as little known as of a lost connection. */
function isProxys({ status }: ApiError): boolean {
  return status === 502 || status === 504;
}
