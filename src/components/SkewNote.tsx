import { useSyncExternalStore } from 'react';
import { onSkew, serverSkew } from '../api/serverClock.ts';
import { useMessages } from './wording.ts';

/** Clocks that differ by less than this go unmentioned, in milliseconds. */
const WORTH_TELLING_MS = 60_000;

/** Says once that the server's clock is not this device's. */
export function SkewNote({ server }: { server: string }) {
  const messages = useMessages();
  const skew = useSyncExternalStore(
    onSkew,
    () => serverSkew(server),
    () => 0,
  );
  return (
    <p role="status" className="stage-history-skew">
      {Math.abs(skew) > WORTH_TELLING_MS && messages.skew(skew)}
    </p>
  );
}
