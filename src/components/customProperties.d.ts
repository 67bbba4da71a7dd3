import 'react';

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- what adds to another interface cannot be a Record
  interface CSSProperties {
    /** Custom properties, by which the stylesheet is told numbers. */
    [name: `--${string}`]: string | number | undefined;
  }
}
