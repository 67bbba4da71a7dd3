/** What a widget keeps in the address of the page around it. Empty: nothing. */
export interface AddressPart {
  /** The page of runs, as a token. */
  readonly page: string;
  /** The run that is open, as `142/1`. */
  readonly run: string;
  /** Layout, filter and comparison. */
  readonly view: string;
}

const PARTS = ['page', 'run', 'view'] as const;

/** Nothing is kept. */
export const NOTHING_KEPT: AddressPart = { page: '', run: '', view: '' };

/** Reads a widget's part of an address, from `?` on. `prefix`: what the names of its parameters begin with. */
export function readPart(search: string, prefix: string): AddressPart {
  const parameters = new URLSearchParams(search);
  const [page, run, view] = PARTS.map((part) => parameters.get(prefix + part) ?? '');
  return { page: page ?? '', run: run ?? '', view: view ?? '' };
}

/** The same address with another part, everything else in it as it was, letter by letter. Empty where nothing is left. */
export function writePart(search: string, prefix: string, part: AddressPart): string {
  const ours = PARTS.map((name) => prefix + name);
  const others = search
    .replace(/^\?/, '')
    .split('&')
    .filter((piece) => piece !== '' && !ours.includes(nameOf(piece)));
  const kept = PARTS.filter((name) => part[name] !== '').map(
    (name) => `${encodeURIComponent(prefix + name)}=${encode(part[name])}`,
  );
  const all = [...others, ...kept].join('&');
  return all === '' ? '' : `?${all}`;
}

/** As the browser reads it: a plus is a space. */
function nameOf(piece: string): string {
  const [name = ''] = new URLSearchParams(piece).keys();
  return name;
}

/** The slash of a run, commas and the signs within a view stay readable: in a value they need no code, but for & and +. */
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%2C', ',').replaceAll('%3D', '=');
}
