import { expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { cancel, newestRun, readHistory } from './ask.ts';

const isActive = (run: Awaited<ReturnType<typeof newestRun>>) =>
  run.jobs.some((job) => job.state !== 'Completed');

it('runs for an hour: never two active, each over within half a minute, the next soon after', async () => {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  const activeSeconds = new Map<number, number>();
  let idle = 0;
  for (let second = 0; second < 3600; second += 1) {
    const { stages } = await readHistory(server, 'live/build');
    const active = stages.filter(isActive);
    expect(active.length).toBeLessThanOrEqual(1);
    for (const run of active) activeSeconds.set(run.id, (activeSeconds.get(run.id) ?? 0) + 1);
    idle = active.length === 0 ? idle + 1 : 0;
    expect(idle).toBeLessThanOrEqual(7);
    clock.advance(1000);
  }
  expect(activeSeconds.size).toBeGreaterThan(100);
  expect(Math.max(...activeSeconds.values())).toBeLessThanOrEqual(30);
});

it('counts on without a gap', async () => {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  const first = (await newestRun(server, 'live/build')).pipeline_counter;
  clock.advance(3_600_000);
  const { stages, pagination } = await readHistory(server, 'live/build');
  const counters = stages.map((run) => run.pipeline_counter);
  const newest = counters[0] ?? 0;
  expect(newest).toBeGreaterThan(first + 100);
  expect(counters).toEqual(counters.map((_, index) => newest - index));
  expect(pagination.total).toBe(
    newest - first + (await readHistory(createGoServer(), 'live/build')).pagination.total,
  );
});

it('starts the next run after a cancel too', async () => {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  const before = await newestRun(server, 'live/build');
  expect(isActive(before)).toBe(true);
  expect((await cancel(server, 'live/build'))[1]).toBe('Stage cancelled successfully.\n');
  clock.advance(2_999);
  expect((await newestRun(server, 'live/build')).id).toBe(before.id);
  clock.advance(3_001);
  const next = await newestRun(server, 'live/build');
  expect([isActive(next), next.pipeline_counter]).toEqual([true, before.pipeline_counter + 1]);
});

it('catches up with a clock that has jumped by a week', async () => {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  clock.advance(7 * 86_400_000);
  const { stages } = await readHistory(server, 'live/build');
  expect(stages.filter(isActive).length).toBeLessThanOrEqual(1);
});
