/** Of how many of the newest runs the overview tells, and how many are read for it by itself. */
export const OVERVIEW_RUNS = 50;
