import type { Circumstances } from './circumstances.ts';
import type { FaultyCall } from './fault.ts';
import { readFaultSettings } from './faultSettings.ts';
import type { CallKind } from './generations/routes.ts';

/** What one request meets on its way to the server. */
export interface Passage {
  /** What is peculiar to the server it gets to. */
  readonly circumstances: Partial<Circumstances>;
  /** Takes the request there, through the faults. */
  readonly carry: (call: Omit<FaultyCall, 'value'>) => Promise<Response>;
}

/** The way requests take to the server. It counts each request of which it is told, since faults may end. */
export type FaultyLine = (kind: CallKind) => Passage;

/** A line on which nothing goes wrong. */
export const clearLine: FaultyLine = () => ({ circumstances: {}, carry: ({ proceed }) => proceed() });

/**
 * A line with faults, met in the order they are written. Of two that say the same of the server the last one holds.
 * @throws UnknownSetting
 */
export function createFaultyLine(settings: string): FaultyLine {
  const faults = readFaultSettings(settings).map((setting) => ({ setting, left: setting.times }));
  return (kind) => {
    const met = faults.filter(({ setting, left }) => left > 0 && (setting.only ?? kind) === kind);
    for (const fault of met) fault.left -= 1;
    return {
      circumstances: met.reduce<Partial<Circumstances>>(
        (all, { setting: { fault, value } }) =>
          'circumstances' in fault ? { ...all, ...fault.circumstances(value) } : all,
        {},
      ),
      carry: (call) =>
        met.reduceRight<() => Promise<Response>>(
          (proceed, { setting: { fault, value } }) =>
            'apply' in fault ? async () => fault.apply({ ...call, value, proceed }) : proceed,
          call.proceed,
        )(),
    };
  };
}
