import type { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ApiChoice } from '../api/createStagesApi.ts';
import type { RequestOptions } from '../api/line.ts';
import type { HistoryPage, PageToken } from '../api/StagesApi.ts';
import type { RunId, StageRun } from '../stage/StageRun.ts';
import type { HeadingLevel } from './headings.ts';
import type { AskHost, CancelSettled, StageFailure } from './hostControl.ts';
import type { MessageOverrides, StageHistoryLanguage } from './language.ts';
import type { ColorScheme, Density } from './looks.ts';
import type { ViewToken } from './view.ts';

/** Something that a reader can do to a run. */
export type StageAction = 'cancel' | 'rerun';

/** The props of `StageHistory`. */
export interface StageHistoryProps {
  /** The Go server's address up to and including its context path. Default `/go`; Go servers answer only pages of their own origin. */
  readonly server?: string | undefined;
  /**
   * Which generation of the server's API to speak. Default `auto`: the server is asked for its version, once a browser
   * session. `legacy` is the documented API.
   */
  readonly api?: ApiChoice | undefined;
  /** Runs a page, 10 to 100. Default 10, which is also what servers before GoCD 20.4 always give. */
  readonly pageSize?: number | undefined;
  /** The pipeline's name. */
  readonly pipeline: string;
  /** The stage's name within the pipeline. */
  readonly stage: string;
  /** Whether the reader may operate the stage, where the host page knows better than the server's answer. Default: what the server says. */
  readonly operatePermission?: boolean | undefined;
  /**
   * What the reader can do here, where the server and the reader's permission allow it. Default: `cancel`. `rerun`: runs,
   * or jobs of them, can be run again from a run's details: stages on servers from GoCD 20.4, jobs from 20.9.
   */
  readonly actions?: readonly StageAction[] | undefined;
  /** What stands where an active run may not be cancelled: nothing (the default), or the button, disabled, with the reason. */
  readonly deniedCancel?: 'hide' | 'explain' | undefined;
  /**
   * How many milliseconds to wait between reads while a run of the stage is active; default 5,000. Three times as many
   * while the window does not have the focus; none are made while the tab is hidden. At least 1,000; 0: not read again by itself.
   */
  readonly activeInterval?: number | undefined;
  /** The same while no run is active; default 30,000. */
  readonly idleInterval?: number | undefined;
  /** The page to show, as `onPageChange` gave it; an empty text is the newest. Default: the widget keeps its own place, from the newest on. */
  readonly page?: PageToken | undefined;
  /**
   * Called with the page the reader turned to (`turned`), and with the token under which the same page is now
   * found because runs have arrived since (`carried`). A host that sets `page` sets it to this.
   */
  readonly onPageChange?: ((page: PageToken, why: 'turned' | 'carried') => void) | undefined;
  /**
   * The run whose details are open, by its counters: `142/1`. Opened at first, and whenever another is named. Any
   * other text opens none. Runs that the reader opens stay open.
   */
  readonly run?: string | undefined;
  /**
   * Called when the reader opens or closes a run, with the one to name in a link: the last one that was opened and is
   * open still.
   */
  readonly onRunOpen?: ((run: string | undefined) => void) | undefined;
  /**
   * Is there more to see than a page of runs: the strip of the newest 50, the grid, filters and comparisons? Default true.
   * They are loaded once the list is up, and cost one to four requests then. `false`: the list alone.
   */
  readonly overview?: boolean | undefined;
  /** Are jobs marked as flaky, unsteady and newly failing in the grid? Default true. */
  readonly flakiness?: boolean | undefined;
  /**
   * How the runs are looked at, as `onViewChange` gave it; an empty text is the list of all runs. Default: the widget
   * keeps its own, from the list on.
   */
  readonly view?: ViewToken | undefined;
  /** Called with the view that the reader has chosen: layout, filter, comparison. A host that sets `view` sets it to this. */
  readonly onViewChange?: ((view: ViewToken) => void) | undefined;
  /** An address of the host's that leads to a run, for links that are copied and handed on. Default: the Go server's own page about it. */
  readonly runLink?: ((run: RunId) => string) | undefined;
  /** Called with each page as it is read and whenever it has changed. */
  readonly onHistory?: ((page: HistoryPage) => void) | undefined;
  /**
   * Called with each run that was active when it was read before and has ended since. `waitedFor`: the reader has asked
   * to be told.
   */
  readonly onRunEnded?: ((run: StageRun, waitedFor: boolean) => void) | undefined;
  /** Default: one client that all widgets of the page share. */
  readonly queryClient?: QueryClient | undefined;
  /** What the host adds at the end of the heading's row. */
  readonly toolbar?: ReactNode;

  /** `compact`: one line a run, smaller type, what has passed folded into a count. Default `comfortable`. */
  readonly density?: Density | undefined;
  /** The level of the widget's heading, 1 to 6, as the outline of the host's page has it; headings within follow. Default 2. */
  readonly headingLevel?: HeadingLevel | undefined;
  /** Light or dark, whatever the page around is. Default: the `color-scheme` that the host's styles give the place. */
  readonly colorScheme?: ColorScheme | undefined;
  /**
   * For a screen that nobody touches: the newest runs in large type, as many as fit into the height that the host gives
   * the place; no controls; the screen is kept awake where the browser allows it. What is about actions, pages, views
   * and open runs has no meaning then. Default false.
   */
  readonly wall?: boolean | undefined;
  /** What the widget speaks: one of `gocd-stage-history/locales/…`, or a host's own. Default: English, which is built in. */
  readonly language?: StageHistoryLanguage | undefined;
  /** Other words for single messages, in the groups of `StageHistoryMessages`: `{ cancel: { button: 'Stop' } }`. Functions should be stable. */
  readonly messages?: MessageOverrides | undefined;
  /** How numbers, lists and times are written: BCP 47, as `en-US`. Default: as the language is, English as in Britain. */
  readonly locale?: string | undefined;
  /** In which time zone times are told: an IANA name, as `Europe/Berlin`. Default: the reader's. One that the browser does not know is as if it were not given. */
  readonly timeZone?: string | undefined;
  /**
   * Nothing here changes anything on the server: no cancel, no running again, and no question about the permission for
   * it, whatever `actions` says. All reading stays. A cancel that waits for `onCancelRequested` is given up. Default false.
   */
  readonly readOnly?: boolean | undefined;
  /**
   * How a cancel is confirmed. `always` (the default): by a question. `hold`: by holding the button for a second, with the
   * pointer or with Enter or Space; letting go earlier asks the question, and so does a click of no pointer or key, as
   * assistive technologies send it. Leaving the button, Escape and scrolling give it up.
   */
  readonly confirm?: 'always' | 'hold' | undefined;
  /**
   * Called once with each cancel that the reader has confirmed, before anything is sent. Return nothing or `true` to let
   * it go on, `false` or `{ veto: 'why' }` not to, or a promise of these; or call `request.preventDefault()`. While a promise
   * is open the reader sees that your page is asked, and may give up. A function that throws and a promise that rejects
   * are a veto, and are reported as uncaught errors. After a promise's yes the run is read again before the cancel is sent.
   */
  readonly onCancelRequested?: AskHost | undefined;
  /**
   * Called once with each cancel that was confirmed in this widget, when it is known what became of it: at once where
   * nothing was sent or the server refused, otherwise when the run has ended, or with `unknown` a minute after the
   * server's answer. Not called after the widget is gone.
   */
  readonly onCancelSettled?: ((settled: CancelSettled) => void) | undefined;
  /**
   * Called with the runs that have come since the newest page was read before, newest first; not with those of the first
   * reading. `orMore`: a whole page of them, so there may be others that were not seen. They need not be on the screen.
   */
  readonly onNewRuns?: ((runs: readonly StageRun[], orMore: boolean) => void) | undefined;
  /**
   * Called when the runs cannot be read: once for each failure, however often it is tried again, and once more with
   * nothing when it is over. What fails of a cancel is told by `onCancelSettled`.
   */
  readonly onFailure?: ((failure: StageFailure | undefined) => void) | undefined;
  /**
   * Keeps page, open run and view in the address of your page, in parameters whose names begin with this: `deploy-page`,
   * `deploy-run`, `deploy-view` for `deploy-`. All else in the address stays as it is, `history.state` too. Each widget of a
   * page needs a prefix of its own. Turning a page and changing the layout are steps that Back undoes. What you give by
   * `page`, `run` or `view` stays yours, and out of the address. Default: the address is left alone.
   */
  readonly addressPrefix?: string | undefined;
  /**
   * Sends the requests in place of the browser's `fetch`. A widget with this or `headers` shares what it reads with no
   * other widget and no other tab.
   */
  readonly fetch?: RequestOptions['fetch'];
  /** Headers to add to every request (a bearer token, a CSRF token), or a function that says them before each. */
  readonly headers?: RequestOptions['headers'];
}
