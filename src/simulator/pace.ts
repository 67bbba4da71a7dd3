import type { JobTimeline } from './job.ts';
import type { Random } from './random.ts';

/** How long jobs typically stay in each state, in milliseconds. A job takes between half and one and a half of it. */
type Typical = Readonly<Record<'scheduled' | 'assigned' | 'preparing' | 'building' | 'completing', number>>;

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * The paces a stage can have: `seconds` ends within half a minute, `minutes` within two, `hours` after three to
 * nine hours, `held` never by itself.
 */
const PACES = {
  seconds: typical(12 * SECOND),
  minutes: typical(MINUTE),
  hours: {
    ...{ scheduled: 12 * SECOND, assigned: 2 * SECOND, preparing: 25 * SECOND },
    ...{ building: 6 * 60 * MINUTE, completing: 40 * SECOND },
  },
  held: typical(Infinity),
} satisfies Record<string, Typical>;

/** The name of a pace: how long the jobs of a stage take. */
export type Pace = keyof typeof PACES;

function typical(building: number): Typical {
  return { scheduled: 1500, assigned: 500, preparing: 1500, building, completing: 1500 };
}

/**
 * The course of a job from the moment it is scheduled.
 * @param start epoch milliseconds
 */
export function jobTimeline(pace: Pace, start: number, random: Random): JobTimeline {
  const takes = PACES[pace];
  const after = (moment: number, ms: number) => moment + Math.round(ms * (0.5 + random()));
  const Assigned = after(start, takes.scheduled);
  const Preparing = after(Assigned, takes.assigned);
  const Building = after(Preparing, takes.preparing);
  const Completing = after(Building, takes.building);
  const Completed = after(Completing, takes.completing);
  return { Scheduled: start, Assigned, Preparing, Building, Completing, Completed };
}
