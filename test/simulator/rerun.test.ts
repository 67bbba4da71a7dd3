import { expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { newestRun, readHistory } from './ask.ts';

function serverWithBrokenRun() {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  server.addStage({ pipeline: 'shop', stage: 'unit', jobs: ['fast', 'slow'] });
  server.startRun('shop', 'unit', { jobs: { slow: 'Failed' } });
  clock.advance(3_600_000);
  return { clock, server };
}

it('copies the jobs it does not run again, with their old result and date', async () => {
  const { clock, server } = serverWithBrokenRun();
  const before = await newestRun(server, 'shop/unit');
  expect(server.rerunJobs('shop', 'unit', 1, ['slow'])).toEqual({ pipelineCounter: 1, stageCounter: 2 });
  const after = await newestRun(server, 'shop/unit');
  expect(after).toMatchObject({ pipeline_counter: 1, counter: '2', rerun_of_counter: 1, result: 'Unknown' });
  const [fast, slow] = after.jobs;
  expect(fast).toEqual({ ...before.jobs[0], id: fast?.id });
  expect(slow).toMatchObject({ state: 'Scheduled', result: 'Unknown', scheduled_date: clock.now() });
  expect(slow?.scheduled_date).toBeGreaterThan(fast?.scheduled_date ?? Infinity);
  clock.advance(3_600_000);
  expect((await newestRun(server, 'shop/unit')).result).toBe('Passed');
});

it('stands above newer pipeline runs, by its id', async () => {
  const { clock, server } = serverWithBrokenRun();
  server.startRun('shop', 'unit');
  clock.advance(3_600_000);
  server.rerunJobs('shop', 'unit', 1, ['slow']);
  const { stages } = await readHistory(server, 'shop/unit');
  expect(stages.map((run) => `${run.pipeline_counter} / ${run.counter}`)).toEqual([
    '1 / 2',
    '2 / 1',
    '1 / 1',
  ]);
});

it('keeps naming the first run when it is run again in part once more', async () => {
  const { clock, server } = serverWithBrokenRun();
  server.rerunJobs('shop', 'unit', 1, ['slow']);
  clock.advance(3_600_000);
  expect(server.rerunJobs('shop', 'unit', 1, ['fast']).stageCounter).toBe(3);
  expect((await newestRun(server, 'shop/unit')).rerun_of_counter).toBe(1);
});

it('does not run again what is running, what is not there, or jobs there are not', () => {
  const { server } = serverWithBrokenRun();
  expect(() => server.rerunJobs('shop', 'unit', 7, ['slow'])).toThrow('no run of pipeline counter 7');
  expect(() => server.rerunJobs('shop', 'unit', 1, ['quick'])).toThrow('shop/unit has no job quick.');
  server.startRun('shop', 'unit');
  expect(() => server.rerunJobs('shop', 'unit', 1, ['slow'])).toThrow('has an active run: 2 / 1');
});
