import { useEffect, useLayoutEffect } from 'react';

/** `useLayoutEffect`, of which React 18 warns where there is no layout: on a server. */
export const useLayout = typeof document === 'undefined' ? useEffect : useLayoutEffect;
