import { FAULTS } from './faults.ts';
import type { Fault, FaultyCall } from './faults.ts';

/** One fault as it was asked for. */
export interface FaultSetting {
  readonly fault: Fault;
  /** The only kind of request it meets; undefined: all. */
  readonly only: FaultyCall['kind'] | undefined;
  /** @see FaultyCall.value */
  readonly value: number;
  /** How many matching requests it meets, counted from the first; `Infinity`: all. */
  readonly times: number;
}

/** What is said to somebody who asks for a fault that does not exist. */
export class UnknownSetting extends Error {
  constructor(setting: string) {
    const known = [...FAULTS].map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`).join('\n');
    super(
      `Unknown setting: ${setting}\n\nSettings, separated by commas:\n${known}\n\n` +
        'history: or cancel: before a setting limits it to that request, x2 after it to the first two requests.',
    );
    this.name = 'UnknownSetting';
  }
}

/**
 * Reads settings like `latency=3000,cancel:503x2`.
 * @throws UnknownSetting
 */
export function readFaultSettings(settings: string): FaultSetting[] {
  return settings.split(',').map((setting) => {
    const parts = /^(?:(history|cancel):)?([a-z]+|\d{3})(?:=(\d{1,9}))?(?:x(\d{1,9}))?$/.exec(setting);
    const [, only, name = '', value, times] = parts ?? [];
    const fault = FAULTS.get(name);
    // A latency without its number, or a number where none belongs, is a slip and not a setting.
    if (!fault || (value !== undefined) !== (name === 'latency')) throw new UnknownSetting(setting);
    return {
      fault,
      only: only === 'history' || only === 'cancel' ? only : undefined,
      value: Number(value ?? 0),
      times: Number(times ?? Infinity),
    };
  });
}
