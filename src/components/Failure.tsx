import { useRef } from 'react';
import type { ReactNode } from 'react';
import { ApiError } from '../api/ApiError.ts';
import type { ApiFailure } from '../api/ApiError.ts';
import { frontPage } from '../api/goServerLinks.ts';
import { failureWords } from './failureWords.ts';
import { useFocusPassedOn } from './useFocusPassedOn.ts';
import { useMessages } from './wording.ts';

interface FailureProps {
  readonly error: Error;
  readonly server: string;
  /** Is it tried again without the reader? */
  readonly goesOn: boolean;
  readonly onRetry: () => void;
  /** Called when it goes while one of its buttons has the focus. Must be stable. */
  readonly passFocusOn: () => void;
}

/** The whole place of the rows, when there are none to show. */
export function FailureScreen(props: FailureProps) {
  const screen = useRef<HTMLDivElement>(null);
  useFocusPassedOn(screen, props.passFocusOn);
  return (
    <div ref={screen} role="alert" className="stage-history-screen" part="screen">
      <FailureText {...props} />
    </div>
  );
}

/** Beside rows that were read before, which stay. Screen readers are told by the widget's announcements. */
export function FailureNotice(props: FailureProps) {
  const messages = useMessages();
  const notice = useRef<HTMLDivElement>(null);
  useFocusPassedOn(notice, props.passFocusOn);
  return (
    <div ref={notice} className="stage-history-notice" part="notice">
      <FailureText {...props} note={messages.rowsAreOld} />
    </div>
  );
}

type FailureTextProps = Omit<FailureProps, 'passFocusOn'> & { readonly note?: ReactNode };

/** Nothing comes of trying these again before the reader has done something. */
const HOPELESS: readonly ApiFailure[] = ['signed-out', 'bad-name'];

function FailureText({ error, server, goesOn, onRetry, note }: FailureTextProps) {
  const messages = useMessages();
  const known = error instanceof ApiError ? error : undefined;
  const { title, text, detail } = failureWords(error, server, messages);
  return (
    <>
      <p className="stage-history-title">{title}</p>
      <p>
        {text} {goesOn && known !== undefined && !HOPELESS.includes(known.kind) && messages.goesOn} {note}
      </p>
      {detail !== '' && (
        <p>
          <code>{detail}</code>
        </p>
      )}
      <div className="stage-history-answers">
        {known?.kind === 'signed-out' && (
          <a
            className="stage-history-button"
            data-solid="true"
            href={frontPage(server)}
            target="_blank"
            rel="noreferrer"
          >
            {messages.signIn}
          </a>
        )}
        <button type="button" className="stage-history-button" onClick={onRetry}>
          {messages.retry}
        </button>
      </div>
    </>
  );
}
