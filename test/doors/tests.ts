/** The tests of the page that are to pass whatever shows the history in it: the component, or the element. */
const OF_THE_PAGE: readonly string[] = [
  ...['cancel', 'cancelExactly', 'cancelFollowed', 'cancelByStage', 'rerun', 'tellMe'],
  ...['paging', 'pagingByCursor', 'live', 'liveTogether', 'holdsStill'],
  ...['linkedRun', 'runDetails', 'runDetailsFailures', 'runDetailsLive', 'runDetailsLook'],
  ...['failures', 'views', 'overview', 'accessibility'],
].map((name) => `test/${name}.test.ts`);

/** These, and that the page is indeed one that shows the element. */
export const DOORS: readonly string[] = ['test/doors/*.doors.ts', ...OF_THE_PAGE];
