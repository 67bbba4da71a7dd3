import { UnknownSetting } from './faultSettings.ts';
import { isServerVersion } from './generations/abilities.ts';

/** What the settings in an address like `/sim/26.1.0,history:503x2/go` ask for. */
export interface AddressSettings {
  /** Undefined: the API document's server. */
  readonly version: string | undefined;
  /** The faults of the line, as they are written; undefined: none. */
  readonly faults: string | undefined;
}

/**
 * Sorts the settings of an address into the server's version and the faults.
 * @throws UnknownSetting for a second version
 */
export function readAddressSettings(settings: string): AddressSettings {
  const all = settings.split(',');
  const [version, second] = all.filter(isServerVersion);
  if (second !== undefined) throw new UnknownSetting(second);
  const faults = all.filter((setting) => setting !== version);
  return { version, faults: faults.length > 0 ? faults.join(',') : undefined };
}
