import { ApiError } from '../../api/ApiError.ts';
import { failureTitle } from '../Failure.tsx';
import { messages } from '../messages.ts';

interface WallScreenProps {
  readonly error: Error;
  /** Is it tried again without anybody? */
  readonly goesOn: boolean;
}

/** Why there are no runs to show, with nothing to press. */
export function WallScreen({ error, goesOn }: WallScreenProps) {
  const known = error instanceof ApiError ? error : undefined;
  const detail = known ? messages.detail(known.status, known.detail) : error.message;
  return (
    <div role="alert" className="stage-history-wall-screen" part="screen">
      <p className="stage-history-wall-title">{failureTitle(error)}</p>
      <p>{known ? messages.failure[known.kind].text : messages.broken.text}</p>
      {goesOn && known?.kind !== 'signed-out' && <p>{messages.goesOn}</p>}
      {detail !== '' && <small>{detail}</small>}
    </div>
  );
}
