import { isServerVersion } from './generations/abilities.ts';

/** What the settings in an address like `/sim/26.1.0,history:503x2/go` ask for. */
export interface AddressSettings {
  /** Undefined: the API document's server. */
  readonly version: string | undefined;
  /** The faults of the line, as they are written; undefined: none. A second version is left among them. */
  readonly faults: string | undefined;
}

/** Sorts the settings of an address into the server's version and the faults. */
export function readAddressSettings(settings: string): AddressSettings {
  const all = settings.split(',');
  const chosen = all.findIndex(isServerVersion);
  const faults = all.filter((_, index) => index !== chosen);
  return { version: all[chosen], faults: faults.length > 0 ? faults.join(',') : undefined };
}
