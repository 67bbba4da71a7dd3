import { API_CHOICES } from '../api/createStagesApi.ts';
import type { ApiChoice } from '../api/createStagesApi.ts';
import type { HeadingLevel } from '../components/headings.ts';
import type { ColorScheme, Density } from '../components/looks.ts';
import type { StageAction, StageHistoryProps } from '../components/StageHistoryProps.ts';

/** Reads an attribute's text; `undefined` where it says nothing that could be used, which is the default then. */
type Parser<T> = (text: string) => T | undefined;

const text: Parser<string> = (value) => value;

const number: Parser<number> = (value) => {
  const read = value.trim() === '' ? NaN : Number(value);
  return Number.isNaN(read) ? undefined : read;
};

/** As HTML has it, there is enough; but what is on by default can be turned off only by a word. */
const boolean: Parser<boolean> = (value) => {
  const word = value.trim().toLowerCase();
  if (['', 'true', 'yes'].includes(word)) return true;
  return ['false', 'no'].includes(word) ? false : undefined;
};

/** As HTML has it: what is there counts, whatever it says, but for a word that says no. */
const flag: Parser<boolean> = (value) => boolean(value) ?? true;

/** A word that says neither is no yes, and the host has said something: what the server says does not count then. */
const permission: Parser<boolean> = (value) => boolean(value) ?? false;

const oneOf =
  <T extends string>(...words: readonly T[]): Parser<T> =>
  (value) =>
    words.find((word) => word === value.trim());

/** Words with spaces or commas between; others are left out. An empty text is an empty list. */
const listOf =
  <T extends string>(...words: readonly T[]): Parser<readonly T[]> =>
  (value) => {
    const named = value.split(/[\s,]+/);
    return words.filter((word) => named.includes(word));
  };

const LEVELS: readonly HeadingLevel[] = [1, 2, 3, 4, 5, 6];

/** Each attribute of the element, by the prop that it sets. The attribute is the prop's name in kebab-case. */
export const ATTRIBUTES = {
  pipeline: text,
  stage: text,
  server: text,
  api: oneOf<ApiChoice>(...API_CHOICES),
  pageSize: number,
  operatePermission: permission,
  actions: listOf<StageAction>('cancel', 'rerun'),
  deniedCancel: oneOf('hide', 'explain'),
  activeInterval: number,
  idleInterval: number,
  page: text,
  run: text,
  overview: boolean,
  flakiness: boolean,
  view: text,
  density: oneOf<Density>('comfortable', 'compact'),
  headingLevel: (value) => LEVELS.find((level) => level === number(value)),
  colorScheme: oneOf<ColorScheme>('light', 'dark'),
  wall: flag,
  locale: text,
  timeZone: text,
  readOnly: flag,
  confirm: oneOf('always', 'hold'),
  addressPrefix: text,
} satisfies { readonly [P in keyof StageHistoryProps]?: Parser<NonNullable<StageHistoryProps[P]>> };

/** The props that have an attribute. */
export type AttributeProp = keyof typeof ATTRIBUTES;

/** Props that are no text, and are set as properties of the element alone. */
export const PROPERTIES = [
  'fetch',
  'headers',
  'queryClient',
  'runLink',
  'language',
  'messages',
] as const satisfies readonly Exclude<keyof StageHistoryProps, AttributeProp>[];

/** The props that the element can be given. */
export type ElementProp = AttributeProp | (typeof PROPERTIES)[number];

/** `pageSize` as an attribute: `page-size`. */
export function attributeOf(prop: string): string {
  return prop.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const PROP_OF: ReadonlyMap<string, AttributeProp> = new Map(
  props().map((prop) => [attributeOf(prop), prop] as const),
);

/** The attributes' names, as the element observes them. */
export const ATTRIBUTE_NAMES: readonly string[] = [...PROP_OF.keys()];

/** All props that can be set on the element as properties. */
export const ELEMENT_PROPS: readonly ElementProp[] = [...props(), ...PROPERTIES];

/**
 * What an attribute says: the prop it is of and its value, `undefined` where it was removed. `undefined` for an attribute
 * that is none of ours.
 */
export function readAttribute(
  name: string,
  value: string | null,
): { readonly prop: AttributeProp; readonly value: unknown } | undefined {
  const prop = PROP_OF.get(name);
  return prop && { prop, value: value === null ? undefined : ATTRIBUTES[prop](value) };
}

/**
 * What a property is set to. Frameworks set properties where a page writes attributes, so a text is read as the attribute
 * would be: `readOnly = ''` is what `read-only` is. `null` is `undefined`.
 */
export function readProperty(prop: ElementProp, value: unknown): unknown {
  const attribute = PROP_OF.get(attributeOf(prop));
  if (attribute !== undefined && typeof value === 'string') return ATTRIBUTES[attribute](value);
  return value ?? undefined;
}

function props(): AttributeProp[] {
  // The keys of an object of our own, which nobody adds to.
  return Object.keys(ATTRIBUTES) as AttributeProp[];
}
