import type { Circumstances } from './circumstances.ts';
import type { Refusals } from './generations/refusals.ts';
import type { CallKind } from './generations/routes.ts';

/** One request on its way to the server through a bad line. */
export interface FaultyCall {
  readonly request: Request;
  readonly kind: CallKind;
  /** The stage it names; empty for other requests. */
  readonly stage: string;
  /** How the API it is sent to says no. */
  readonly refuse: Refusals;
  /** The time by the server's clock, which may be off: epoch milliseconds. */
  readonly now: () => number;
  /** The number given with the fault, like 3000 in `latency=3000`; 0 without one. */
  readonly value: number;
  /** Lets the request through: whatever it does takes effect, and this is the answer. */
  readonly proceed: () => Promise<Response>;
}

interface Named {
  /** One line for a person. */
  readonly about: string;
  /** The number it takes: `natural` from 0 up, `integer` negative as well. Default: none. */
  readonly takes?: 'natural' | 'integer';
}

/** What can go wrong on the way. Only where `apply` calls `proceed` does a request reach the server and take effect. */
export interface LineFault extends Named {
  readonly apply: (call: FaultyCall) => Response | Promise<Response>;
}

/** A server that is peculiar itself, and answers all the same. */
export interface ServerFault extends Named {
  /** @param value the number given with it */
  readonly circumstances: (value: number) => Partial<Circumstances>;
}

/** What a setting can ask for. */
export type Fault = LineFault | ServerFault;
