import type { FaultyCall } from './faults.ts';
import { readFaultSettings } from './faultSettings.ts';

/** The way a request takes to the server. It remembers how often its faults have struck. */
export type FaultyLine = (call: Omit<FaultyCall, 'value'>) => Promise<Response>;

/** A line on which nothing goes wrong. */
export const clearLine: FaultyLine = ({ proceed }) => proceed();

/**
 * A line with faults, met in the order they are written.
 * @throws UnknownSetting
 */
export function createFaultyLine(settings: string): FaultyLine {
  const faults = readFaultSettings(settings).map((setting) => ({ setting, left: setting.times }));
  return (call) => {
    const met = faults.filter(({ setting, left }) => left > 0 && (setting.only ?? call.kind) === call.kind);
    for (const fault of met) fault.left -= 1;
    return met.reduceRight<() => Promise<Response>>(
      (proceed, { setting }) =>
        async () =>
          setting.fault.apply({ ...call, value: setting.value, proceed }),
      call.proceed,
    )();
  };
}
