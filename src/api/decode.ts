import { ApiError } from './ApiError.ts';

/**
 * Reads JSON of unknown shape field by field, knowing at each step the path it is at, so that a wrong answer
 * is reported as `stages[3].counter: text expected, nothing there`.
 */
export class Reader {
  readonly path: string;
  private readonly value: unknown;

  constructor(value: unknown, path = '') {
    this.value = value;
    this.path = path;
  }

  /** The field of an object. Throws an {@link ApiError} of kind `malformed` where this is no object. */
  field(name: string): Reader {
    if (!isRecord(this.value)) throw this.wrong('an object');
    const own = Object.hasOwn(this.value, name) ? this.value[name] : undefined;
    return new Reader(own, this.path === '' ? name : `${this.path}.${name}`);
  }

  /** The members of a list. */
  list(): Reader[] {
    if (!Array.isArray(this.value)) throw this.wrong('a list');
    return this.value.map((member: unknown, index) => new Reader(member, `${this.path}[${index}]`));
  }

  /** Text of at least one character. */
  text(): string {
    if (typeof this.value !== 'string' || this.value === '') throw this.wrong('text');
    return this.value;
  }

  /** Text that may be empty. */
  maybeEmptyText(): string {
    if (typeof this.value !== 'string') throw this.wrong('text');
    return this.value;
  }

  /** Epoch milliseconds within what a JavaScript date can hold. */
  date(): number {
    if (typeof this.value !== 'number' || Number.isNaN(new Date(this.value).getTime()))
      throw this.wrong('epoch milliseconds');
    return this.value;
  }

  /** A whole number of at least `least`. */
  count(least = 0): number {
    if (typeof this.value !== 'number' || !Number.isSafeInteger(this.value) || this.value < least)
      throw this.wrong(`a whole number from ${least}`);
    return this.value;
  }

  /** A number as text: some servers write `1`, others `"1"`. */
  textOrCount(): string {
    return typeof this.value === 'number' ? String(this.count()) : this.text();
  }

  /** `true` or `false`. */
  flag(): boolean {
    if (typeof this.value !== 'boolean') throw this.wrong('true or false');
    return this.value;
  }

  /** What `read` gives, or `undefined` where the field is absent or null, as Go servers write "not known". */
  optional<T>(read: (reader: Reader) => T): T | undefined {
    return this.value === undefined || this.value === null ? undefined : read(this);
  }

  /** An error that names this path, what belongs there and what was found. */
  wrong(expected: string): ApiError {
    return this.fault(`${expected} expected, ${describe(this.value)}`);
  }

  /** An error that names this path and says what is the matter with it. */
  fault(matter: string): ApiError {
    return new ApiError('malformed', { detail: `${this.path === '' ? 'the answer' : this.path}: ${matter}` });
  }
}

/** Parses JSON. Throws an {@link ApiError} of kind `not-json`. */
export function parseJson(text: string): Reader {
  try {
    return new Reader(JSON.parse(text));
  } catch (cause) {
    const page = text.trimStart().startsWith('<');
    throw new ApiError('not-json', {
      detail: text.trim() === '' ? 'an empty answer' : page ? 'a web page' : 'text that is not JSON',
      cause,
    });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing there';
  let json: string;
  try {
    json = JSON.stringify(value);
  } catch {
    // Nested more deeply than it can be written.
    return `found ${Array.isArray(value) ? 'a list' : 'an object'}`;
  }
  return `found ${json.length > 40 ? `${json.slice(0, 40)}…` : json}`;
}
