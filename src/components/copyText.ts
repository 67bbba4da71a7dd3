import { focusedElement } from './shadow.ts';

/**
 * Copies a text to the clipboard. On plain http the clipboard API is missing, so the older way is tried too.
 * Resolves to whether it worked.
 */
export async function copyText(text: string): Promise<boolean> {
  const clipboard: Clipboard | undefined = window.isSecureContext ? navigator.clipboard : undefined;
  try {
    if (clipboard !== undefined) {
      await clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused by the browser or the reader; the older way may still be allowed.
  }
  return copyBySelection(text);
}

function copyBySelection(text: string): boolean {
  const focused = focusedElement(document);
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  // Beside what has the focus, so that a menu around it does not take this for leaving.
  (focused?.parentElement ?? document.body).append(area);
  area.select();
  try {
    // Deprecated, and the only way without a secure context.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other way on plain http
    return document.execCommand('copy');
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
