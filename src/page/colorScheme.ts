import { stored, store } from './storage.ts';

/** How the page looks: as the system does, or always one way. */
export const COLOR_SCHEMES = ['system', 'light', 'dark'] as const;

/** One of {@link COLOR_SCHEMES}. */
export type ColorScheme = (typeof COLOR_SCHEMES)[number];

const KEY = 'color-scheme';

/** The reader's choice in this browser; `system` where none was made. */
export function colorScheme(): ColorScheme {
  const choice = stored(KEY);
  return COLOR_SCHEMES.find((scheme) => scheme === choice) ?? 'system';
}

/** Makes the page look so, now and at the next visit. */
export function setColorScheme(scheme: ColorScheme): void {
  store(KEY, scheme);
  applyColorScheme();
}

/** Makes the page look as chosen. To be called before anything is drawn. */
export function applyColorScheme(): void {
  const scheme = colorScheme();
  document.documentElement.style.colorScheme = scheme === 'system' ? 'light dark' : scheme;
}
