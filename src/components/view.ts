import { FILTER_PARAMETERS } from '../stage/runFilter.ts';

/**
 * How the runs are looked at: layout, filter and comparison, in the form of a piece of an address
 * (`view=grid&state=failed`). Empty: the list of all runs. What it does not understand of one, the widget passes over.
 */
export type ViewToken = string;

/** The list of all runs. */
export const ALL_RUNS: ViewToken = '';

/** The ways in which runs can be laid out. */
export type Layout = 'list' | 'grid';

/** The parameters of an address that make up a view. */
export const VIEW_PARAMETERS = ['view', ...FILTER_PARAMETERS, 'compare'] as const;

/** How the view lays the runs out. */
export function layoutOf(view: ViewToken): Layout {
  return new URLSearchParams(view).get('view') === 'grid' ? 'grid' : 'list';
}

/** Does the view hold runs back? */
export function isFiltered(view: ViewToken): boolean {
  const parameters = new URLSearchParams(view);
  return FILTER_PARAMETERS.some((name) => parameters.has(name));
}

/** The same view in another layout. */
export function withLayout(view: ViewToken, layout: Layout): ViewToken {
  return changed(view, ['view'], layout === 'grid' ? 'view=grid' : '');
}

/** The same view with another filter, as `writeFilter` writes it. */
export function withFilter(view: ViewToken, filter: string): ViewToken {
  return changed(view, FILTER_PARAMETERS, filter);
}

/** The same view with two runs side by side, as `142/1,141/1`; empty: none. */
export function withComparison(view: ViewToken, runs: string): ViewToken {
  return changed(view, ['compare'], runs === '' ? '' : `compare=${runs}`);
}

/** The piece of an address without these parameters, and with others in their place; in the order of {@link VIEW_PARAMETERS}. */
function changed(view: ViewToken, without: readonly string[], others: string): ViewToken {
  const kept = [...new URLSearchParams(view)].filter(([name]) => !without.includes(name));
  return writeView(new URLSearchParams([...kept, ...new URLSearchParams(others)]));
}

/** A view from the parameters of an address, whatever else these hold. */
export function viewIn(parameters: URLSearchParams): ViewToken {
  const view = new URLSearchParams();
  for (const name of VIEW_PARAMETERS) {
    const value = parameters.get(name);
    if (value !== null) view.set(name, value);
  }
  return writeView(view);
}

/** Commas and the slashes of runs stay readable: in a query they need no code (RFC 3986, 3.4). */
function writeView(view: URLSearchParams): ViewToken {
  const sorted = VIEW_PARAMETERS.flatMap((name) => {
    const value = view.get(name);
    return value === null ? [] : [[name, value]];
  });
  return new URLSearchParams(sorted).toString().replaceAll('%2C', ',').replaceAll('%2F', '/');
}
