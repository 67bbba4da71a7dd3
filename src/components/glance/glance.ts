/** Table of contents of what is loaded after the list. */
export { GlanceRuns } from './GlanceRuns.tsx';
export { GlanceTop } from './GlanceTop.tsx';
