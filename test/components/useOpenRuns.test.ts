import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useOpenRuns } from '../../src/components/useOpenRuns.ts';
import type { OpenRuns } from '../../src/components/useOpenRuns.ts';
import { doing, mountHook } from '../query/hookStand.ts';
import type { Mounted } from '../query/hookStand.ts';
import { PollStand, WEBSITE } from '../query/pollStand.ts';
import { runId } from '../query/runsApi.ts';

let stand: PollStand;
/** What links were to name since the test began. */
let named: (string | undefined)[];

beforeEach(() => {
  stand = new PollStand();
  named = [];
});
afterEach(() => {
  stand.end();
});

const mounted = (run?: string): Promise<Mounted<OpenRuns, string | undefined>> =>
  mountHook(
    new QueryClient(),
    (now: string | undefined) => useOpenRuns(WEBSITE, now, [], (to) => named.push(to)),
    run,
  );
const toggle = ({ current }: Mounted<OpenRuns, string | undefined>, counter: number): Promise<void> =>
  doing(() => current.toggle(runId(counter)));
/** The open runs, by pipeline counter. */
const open = ({ current }: Mounted<OpenRuns, string | undefined>): string[] =>
  [...current.open].map((key) => key.replace(/^website\/(\d+)\/test\/1$/, '$1'));

describe('Runs that a reader opens', () => {
  it('are none at first, and stay open until they are closed', async () => {
    const runs = await mounted();
    expect(open(runs)).toEqual([]);
    await toggle(runs, 142);
    await toggle(runs, 141);
    expect(open(runs)).toEqual(['142', '141']);
    await toggle(runs, 142);
    expect(open(runs)).toEqual(['141']);
    expect(runs.current.linked).toBeUndefined();
    await runs.unmount();
  });

  it('are named in a link: the last one opened of those that still are', async () => {
    const runs = await mounted();
    for (const counter of [142, 141, 141, 140, 142, 140]) await toggle(runs, counter);
    expect(named).toEqual(['142/1', '141/1', '142/1', '140/1', '140/1', undefined]);
    await runs.unmount();
  });

  it('stay as they are when the host names in return what was told to it', async () => {
    const runs = await mounted();
    await toggle(runs, 142);
    await runs.render('142/1');
    expect(open(runs)).toEqual(['142']);
    expect(runs.current.linked, 'no link has led there').toBeUndefined();
    await toggle(runs, 141);
    await runs.render('141/1');
    await toggle(runs, 141);
    await runs.render('142/1');
    await toggle(runs, 142);
    await runs.render(undefined);
    expect(open(runs)).toEqual([]);
    expect(runs.current.linked).toBeUndefined();
    expect(named).toEqual(['142/1', '141/1', '142/1', undefined]);
    await runs.unmount();
  });

  it('stay closed where the host goes on naming one', async () => {
    const runs = await mounted('142/1');
    await toggle(runs, 142);
    await runs.render('142/1');
    expect(open(runs)).toEqual([]);
    await runs.unmount();
  });

  it('are told by the same set and the same function while nothing changes', async () => {
    const runs = await mounted('142/1');
    const { open: before, toggle: press } = runs.current;
    await runs.render('142/1');
    expect(runs.current.open).toBe(before);
    expect(runs.current.toggle).toBe(press);
    await runs.unmount();
  });
});

describe('A run that a link leads to', () => {
  it('is open at first, and told to nobody: the link says so already', async () => {
    const runs = await mounted('142/1');
    expect(open(runs)).toEqual(['142']);
    expect(runs.current.linked).toEqual(runId(142));
    expect(named).toEqual([]);
    await runs.unmount();
  });

  it('opens, too, when another is named later, and leaves open what was', async () => {
    const runs = await mounted('142/1');
    await runs.render('7/1');
    expect(open(runs)).toEqual(['142', '7']);
    expect(runs.current.linked).toEqual(runId(7));
    await runs.render(undefined);
    expect(open(runs)).toEqual(['142', '7']);
    await runs.unmount();
  });

  it('opens again when it is named again after another', async () => {
    const runs = await mounted('142/1');
    await toggle(runs, 142);
    await runs.render(undefined);
    await runs.render('142/1');
    expect(open(runs)).toEqual(['142']);
    await runs.unmount();
  });

  it('is the one led to until the reader closes it or opens another', async () => {
    const closed = await mounted('142/1');
    await toggle(closed, 142);
    expect(closed.current.linked).toBeUndefined();
    await closed.unmount();

    const another = await mounted('142/1');
    await toggle(another, 141);
    expect(another.current.linked).toBeUndefined();
    expect(open(another), 'where no row holds it, it gives way').toEqual(['141']);
    await another.unmount();
  });

  it('is still the one led to when another run is closed', async () => {
    const runs = await mounted('142/1');
    await runs.render('7/1');
    await toggle(runs, 142);
    expect(runs.current.linked).toEqual(runId(7));
    expect(open(runs)).toEqual(['7']);
    await runs.unmount();
  });

  it('is the run of that number, however many zeros a link writes before it', async () => {
    const runs = await mounted('0142/01');
    expect(runs.current.linked).toEqual(runId(142));
    await toggle(runs, 142);
    expect(open(runs)).toEqual([]);
    await runs.unmount();
  });

  it.each([
    '',
    '142',
    '142/',
    '/1',
    '142/1/2',
    '-1/1',
    '1.5/1',
    '142 / 1',
    '142/x',
    '1234567890/1',
    'a/b',
    '142/1\n',
  ])('is none where the link says %j', async (text) => {
    const runs = await mounted(text);
    expect(open(runs)).toEqual([]);
    expect(runs.current.linked).toBeUndefined();
    await toggle(runs, 142);
    expect(open(runs)).toEqual(['142']);
    await runs.unmount();
  });
});
