import { runCounter } from '../stage/StageRun.ts';
import type { RunId } from '../stage/StageRun.ts';

/** Every text about a button that is held, and about a host page that is asked. */
export const controlMessages = {
  hold: 'Hold to cancel',
  holdLabel: (run: RunId) => `Hold to cancel run ${runCounter(run)}`,
  holding: 'Keep holding',
  holdingLabel: (run: RunId) => `Keep holding to cancel run ${runCounter(run)}`,
  holdHelp: 'Held for a second, it cancels at once. Pressed shortly, it asks first.',
  waiting: 'Waiting…',
  waitingLabel: (run: RunId) => `Waiting… Cancel of run ${runCounter(run)} not sent yet`,
  /** While the host page is asked. */
  waitingFor: (run: RunId) =>
    `The page around this history is being asked whether to cancel run ${runCounter(run)}. Nothing has been sent yet.`,
  giveUp: 'Do not cancel',
  /** Why nothing was sent. */
  vetoed: {
    host: 'The page around this history did not allow it.',
    fault: 'The page around this history failed when it was asked.',
    reader: 'Given up before the page around this history had answered.',
  },
  /** `reason`: the host page's own text. */
  vetoedBecause: (reason: string) => `The page around this history did not allow it: ${reason}`,
  nothingSent: 'No cancel was sent.',
};
