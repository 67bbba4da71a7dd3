import { ApiError } from '../../api/ApiError.ts';
import { failureWords } from '../failureWords.ts';
import { useMessages } from '../wording.ts';

interface WallScreenProps {
  readonly error: Error;
  /** The Go server's address, as the widget was given it. */
  readonly server: string;
  /** Is it tried again without anybody? */
  readonly goesOn: boolean;
}

/** Why there are no runs to show, with nothing to press. */
export function WallScreen({ error, server, goesOn }: WallScreenProps) {
  const messages = useMessages();
  const { title, text, detail } = failureWords(error, server, messages);
  const isSignedOut = error instanceof ApiError && error.kind === 'signed-out';
  return (
    <div role="alert" className="stage-history-wall-screen" part="screen">
      <p className="stage-history-wall-title">{title}</p>
      <p>{text}</p>
      {goesOn && !isSignedOut && <p>{messages.goesOn}</p>}
      {detail !== '' && <small>{detail}</small>}
    </div>
  );
}
