import { API_CHOICES } from '../api/createStagesApi.ts';
import type { ApiChoice } from '../api/createStagesApi.ts';
import { viewIn } from '../components/view.ts';
import type { ViewToken } from '../components/view.ts';
import { NEWEST } from '../api/StagesApi.ts';
import type { PageToken } from '../api/StagesApi.ts';
import { LANGUAGES } from './loadLanguage.ts';
import type { LanguageTag } from './loadLanguage.ts';

/** What the page's address says. */
export interface Address {
  /** Empty where the address names none. */
  readonly pipeline: string;
  /** Empty where the address names none. */
  readonly stage: string;
  /** A path on this page's origin. */
  readonly server: string;
  /** Which generation of the server's API to speak. */
  readonly api: ApiChoice;
  readonly page: PageToken;
  /** The run whose details are open, as `142/1`; empty where none is. */
  readonly run: string;
  /** How the runs are looked at: list or grid, filter, comparison. */
  readonly view: ViewToken;
  /** Is there more than the list? */
  readonly overview: boolean;
  /** Is the page a wall: for a screen that nobody touches? */
  readonly wall: boolean;
  /** The widget's language; `undefined` is English. */
  readonly lang: LanguageTag | undefined;
  /** Show the demo instead of a Go server. */
  readonly demo: boolean;
}

/** Where a Go server is found unless the address says otherwise. */
export const DEFAULT_SERVER = '/go';

/** Pipeline counter and stage counter. */
const RUN = /^\d{1,9}\/\d{1,9}$/;

/** Of all parameters, those that together name a page. */
const PAGE_PARAMETERS = ['offset', 'total', 'after', 'before'];

/** Reads the part of an address from `?` on. `refused` says in words what was not taken. */
export function readAddress(search: string): { address: Address; refused: string | undefined } {
  const parameters = new URLSearchParams(search);
  const server = parameters.get('server') ?? DEFAULT_SERVER;
  const isOurs = isPathHere(server);
  const askedApi = parameters.get('api') ?? 'auto';
  const choice = API_CHOICES.find((known) => known === askedApi);
  const run = parameters.get('run') ?? '';
  const isRun = run === '' || RUN.test(run);
  const askedLang = parameters.get('lang') ?? 'en';
  const lang = LANGUAGES.find((known) => known === askedLang);
  const address = {
    pipeline: parameters.get('pipeline')?.trim() ?? '',
    stage: parameters.get('stage')?.trim() ?? '',
    server: isOurs ? server.replace(/\/+$/, '') : DEFAULT_SERVER,
    api: choice ?? 'auto',
    page: pageOf(parameters),
    run: isRun ? run : '',
    view: viewIn(parameters),
    overview: parameters.get('overview') !== 'no',
    wall: parameters.has('wall'),
    lang,
    demo: parameters.has('demo'),
  };
  const refusals = [
    isOurs
      ? ''
      : `The address names the server “${server}”, which is not a path on this page’s own origin. ${DEFAULT_SERVER} is asked instead.`,
    choice !== undefined
      ? ''
      : `The address names the API “${askedApi}”, which is none of ${API_CHOICES.join(', ')}. The server is asked what it speaks.`,
    isRun
      ? ''
      : `The address names the run “${run}”. Runs are named by their counters, like 142/1. None is opened.`,
    lang !== undefined || askedLang === 'en'
      ? ''
      : `The address names the language “${askedLang}”, which is none of en, ${LANGUAGES.join(', ')}. English is spoken instead.`,
  ].filter((refusal) => refusal !== '');
  return { address, refused: refusals.length === 0 ? undefined : refusals.join(' ') };
}

/** Writes an address, shortest form: what is as usual is left out. */
export function writeAddress(address: Address): string {
  const { pipeline, stage, server, api, page, run, view, overview, wall, lang, demo } = address;
  const parameters = new URLSearchParams();
  if (pipeline !== '') parameters.set('pipeline', pipeline);
  if (stage !== '') parameters.set('stage', stage);
  for (const [name, value] of new URLSearchParams(page)) parameters.set(name, value);
  if (server !== DEFAULT_SERVER) parameters.set('server', server);
  if (api !== 'auto') parameters.set('api', api);
  if (!overview) parameters.set('overview', 'no');
  if (lang !== undefined) parameters.set('lang', lang);
  // URLSearchParams would write "wall=" and "demo=", and the slash of a run as %2F.
  const query = [
    parameters.toString(),
    run === '' ? '' : `run=${run}`,
    view,
    wall ? 'wall' : '',
    demo ? 'demo' : '',
  ]
    .filter((part) => part !== '')
    .join('&');
  return `?${query}`;
}

function pageOf(parameters: URLSearchParams): PageToken {
  const page = new URLSearchParams();
  for (const name of PAGE_PARAMETERS) {
    const value = parameters.get(name);
    if (value !== null) page.set(name, value);
  }
  return page.size === 0 ? NEWEST : page.toString();
}

/**
 * `/go` is; `//elsewhere`, `/\elsewhere`, `https://elsewhere` and `javascript:…` are not. Control characters are
 * refused because address parsers drop some of them, which can make two slashes of one.
 */
function isPathHere(server: string): boolean {
  return /^\/[^/\\?#\p{Cc}][^\\?#\p{Cc}]*$/u.test(server);
}
