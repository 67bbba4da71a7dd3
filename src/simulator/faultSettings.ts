import type { Fault } from './fault.ts';
import { FAULTS } from './faults.ts';
import type { CallKind } from './generations/routes.ts';

const LIMITS: readonly CallKind[] = ['history', 'instance', 'cancel', 'rerun', 'permission', 'version'];

/** One fault as it was asked for. */
export interface FaultSetting {
  readonly fault: Fault;
  /** The only kind of request it meets; undefined: all. */
  readonly only: CallKind | undefined;
  /** @see FaultyCall.value */
  readonly value: number;
  /** How many matching requests it meets, counted from the first; `Infinity`: all. */
  readonly times: number;
}

/** What is said to somebody who asks for a fault that does not exist. */
export class UnknownSetting extends Error {
  constructor(setting: string) {
    const known = [...FAULTS].map(([name, { about }]) => `  ${name.padEnd(11)} ${about}`).join('\n');
    super(
      `Unknown setting: ${setting}\n\nSettings, separated by commas:\n${known}\n\n` +
        'history:, instance:, cancel:, rerun:, permission: (pipeline history) or version: before a setting limits it to that request, ' +
        'x2 after it to the first two requests. In an address, a version like 26.1.0 (from 14.3.0 on) among the ' +
        'settings chooses the server.',
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
    const parts =
      /^(?:(history|instance|cancel|rerun|permission|version):)?([a-z]+|\d{3})(?:=(-?\d{1,9}))?(?:x(\d{1,9}))?$/.exec(
        setting,
      );
    const [, only, name = '', value, times] = parts ?? [];
    const fault = FAULTS.get(name);
    if (!fault || !isValueFor(fault, value)) throw new UnknownSetting(setting);
    return {
      fault,
      only: LIMITS.find((kind) => kind === only),
      value: Number(value ?? 0),
      times: Number(times ?? Infinity),
    };
  });
}

/** A latency without its number, or a number where none belongs, is a slip and not a setting. */
function isValueFor({ takes }: Fault, value: string | undefined): boolean {
  if (takes === undefined || value === undefined) return takes === undefined && value === undefined;
  return takes === 'integer' || !value.startsWith('-');
}
