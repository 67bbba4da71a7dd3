/** Can this browser be asked for desktop notifications here? Not on plain http, and not where they were refused before. */
export function canNotify(): boolean {
  return window.isSecureContext && 'Notification' in window && Notification.permission !== 'denied';
}

/** Asks the reader for leave, unless it was given before. `undecided`: the question was left unanswered, and may be asked again. */
export async function mayNotify(): Promise<'granted' | 'refused' | 'undecided'> {
  try {
    if (!canNotify()) return 'refused';
    const answer = await Notification.requestPermission();
    return answer === 'granted' ? answer : answer === 'default' ? 'undecided' : 'refused';
  } catch {
    // A frame that may not ask.
    return 'refused';
  }
}

/** Shows a desktop notification; a press on it leads back to this tab. */
export function notify(title: string, text: string): void {
  try {
    const shown = new Notification(title, { body: text });
    shown.addEventListener('click', () => {
      window.focus();
      shown.close();
    });
  } catch {
    // Android's browsers allow them only to service workers: the page itself has told it.
  }
}
