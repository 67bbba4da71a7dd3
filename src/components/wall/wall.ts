/** Table of contents of what is loaded for a screen that nobody touches. */
export { Wall } from './Wall.tsx';
