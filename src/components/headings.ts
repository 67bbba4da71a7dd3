import { createContext, createElement, useContext } from 'react';
import type { ComponentPropsWithoutRef, ReactElement, Ref } from 'react';

const TAGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

/** A level in the outline of a page. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** The level of the widget's own heading. Provided by the widget. */
export const HeadingLevelContext = createContext<number>(2);

/** What a host asks for, where there is such a level, and otherwise 2. */
export function headingLevelOf(asked: number | undefined): number {
  return asked !== undefined && TAGS[asked - 1] !== undefined ? asked : 2;
}

interface HeadingProps extends ComponentPropsWithoutRef<'h2'> {
  /** How many levels it is below the widget's own heading. There are six: below the last, all are alike. Default 0. */
  readonly below?: number;
  /** The heading itself. Not `ref`, which React 18 keeps from components that are functions. */
  readonly element?: Ref<HTMLHeadingElement>;
}

/**
 * A heading of the widget, at the level that the host's page has for it. Its type is written out: what is inferred names
 * types that React 18 does not have.
 */
export function Heading({ below = 0, element, ...heading }: HeadingProps): ReactElement {
  return createElement(TAGS[Math.min(useContext(HeadingLevelContext) + below, TAGS.length) - 1] ?? 'h2', {
    ...heading,
    ref: element,
  });
}
