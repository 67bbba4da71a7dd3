import '../../src/element.ts';
import type { StageHistoryLanguage } from '../../src/index.ts';
import { ar } from '../../src/locales/ar.ts';

declare global {
  interface Window {
    /** For a test that gives it to an element. */
    arabic: StageHistoryLanguage;
  }
}

/** Puts it there. */
export function offerArabic(): void {
  window.arabic = ar;
}
