/** The tests of the page that are to pass whatever shows the history in it: the component, or the element. */
export const DOORS: readonly string[] = [
  ...['cancel', 'cancelExactly', 'cancelFollowed', 'cancelByStage', 'rerun', 'tellMe'],
  ...['paging', 'pagingByCursor', 'live', 'liveTogether', 'holdsStill'],
  ...['linkedRun', 'runDetails', 'runDetailsFailures', 'runDetailsLive', 'runDetailsLook'],
  ...['failures', 'views', 'grid', 'overview', 'accessibility'],
].map((name) => `test/${name}.test.ts`);
