/** What the browser tells of the reader. */
export interface Attention {
  /** Is the tab on the screen? */
  readonly visible: boolean;
  /** Does the window take the keyboard? */
  readonly focused: boolean;
}

/** What has changed: `back` is more than more attention: what is shown may be old. */
export type AttentionChange = 'back' | 'focused' | 'less';

/** Whether the reader looks. Without a document (on a server) nobody does. */
export function attention(): Attention {
  if (typeof document === 'undefined') return { visible: false, focused: false };
  return { visible: document.visibilityState === 'visible', focused: document.hasFocus() };
}

/** Tells when the tab becomes visible, comes back online, gets the focus, or loses either. Returns how to stop that. */
export function onAttention(tell: (change: AttentionChange) => void): () => void {
  const onVisibility = (): void => tell(attention().visible ? 'back' : 'less');
  const onOnline = (): void => tell('back');
  const onFocus = (): void => tell('focused');
  const onBlur = (): void => tell('less');
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('online', onOnline);
  window.addEventListener('focus', onFocus);
  window.addEventListener('blur', onBlur);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('online', onOnline);
    window.removeEventListener('focus', onFocus);
    window.removeEventListener('blur', onBlur);
  };
}
