/** How much room a run takes. */
export type Density = 'comfortable' | 'compact';

/** Which of its two sets of colours a widget has. */
export type ColorScheme = 'light' | 'dark';

/** What a host says of the widget's looks, beside the tokens. */
export interface Looks {
  readonly density?: Density | undefined;
  readonly colorScheme?: ColorScheme | undefined;
}

/** The attributes of the widget's outermost element by which the stylesheet knows of its looks. */
export function looksOf({ density, colorScheme }: Looks) {
  return { 'data-density': density, 'data-color-scheme': colorScheme };
}
