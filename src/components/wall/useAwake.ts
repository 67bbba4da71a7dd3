import { useEffect } from 'react';

/**
 * Keeps the screen from going dark while the component is there, where the browser allows it: on https or localhost,
 * and not when the battery runs low. Browsers let go of the screen when the tab is hidden, so it is asked for again
 * when the tab is seen. A refusal changes nothing that could be told to somebody: nobody is there.
 */
export function useAwake(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return undefined;
    let isLeft = false;
    let isAsking = false;
    let held: WakeLockSentinel | undefined;
    const hold = async (): Promise<void> => {
      if (isAsking || document.visibilityState !== 'visible' || held?.released === false) return;
      isAsking = true;
      try {
        held = await navigator.wakeLock.request('screen');
        if (isLeft) await held.release();
      } catch {
        // Refused, which is the browser's to decide.
      } finally {
        isAsking = false;
      }
    };
    const onVisibility = (): void => void hold();
    document.addEventListener('visibilitychange', onVisibility);
    void hold();
    return () => {
      isLeft = true;
      document.removeEventListener('visibilitychange', onVisibility);
      // It may have been let go of already.
      void held?.release().catch(() => undefined);
    };
  }, []);
}
