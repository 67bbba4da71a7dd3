import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Slots } from '../../src/query/slots.ts';

/** A piece of work that goes on until the test ends it. */
class Work {
  readonly key: string;
  readonly abort = new AbortController();
  /** How often it was begun. */
  begun = 0;
  /** Does it go on now? */
  running = false;
  constructor(key = 'work') {
    this.key = key;
  }

  #end: (key: string) => void = () => undefined;
  #fail: (reason: Error) => void = () => undefined;
  readonly #done = new Promise<string>((resolve, reject) => {
    this.#end = resolve;
    this.#fail = reject;
  });

  readonly do = async (): Promise<string> => {
    this.begun += 1;
    this.running = true;
    try {
      return await this.#done;
    } finally {
      this.running = false;
    }
  };

  end(): void {
    this.#end(this.key);
  }

  fail(reason: Error): void {
    this.#done.catch(() => undefined);
    this.#fail(reason);
  }
}

/** Everything that follows from what was done has happened. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Works that were handed to slots, in their turn. */
class Queue {
  readonly slots: Slots;
  readonly works: Work[] = [];
  readonly outcomes: Promise<PromiseSettledResult<string>>[] = [];
  /** The keys, in the order in which they were begun. */
  readonly begun: string[] = [];

  constructor(size: number) {
    this.slots = new Slots(size);
  }

  add(key: string, urgent = false): Work {
    const work = new Work(key);
    const taken = this.slots.take(key, urgent, work.abort.signal, () => {
      this.begun.push(key);
      return work.do();
    });
    this.works.push(work);
    this.outcomes.push(Promise.allSettled([taken]).then(([outcome]) => outcome));
    return work;
  }

  get running(): string[] {
    return this.works.filter(({ running }) => running).map(({ key }) => key);
  }

  /** Ends whatever goes on, one after the other, until nothing does. */
  async drain(): Promise<void> {
    await settled();
    for (let work = this.works.find(({ running }) => running); work;) {
      work.end();
      await settled();
      work = this.works.find(({ running }) => running);
    }
  }
}

describe('Of work that there is no room for', () => {
  it('as much goes on at once as there is room for, and the next when one is done', async () => {
    const queue = new Queue(2);
    const [a] = ['a', 'b', 'c', 'd'].map((key) => queue.add(key));
    await settled();
    expect(queue.running).toEqual(['a', 'b']);
    a?.end();
    await settled();
    expect(queue.running).toEqual(['b', 'c']);
    await queue.drain();
    expect(queue.begun).toEqual(['a', 'b', 'c', 'd']);
    expect(await Promise.all(queue.outcomes)).toEqual(
      ['a', 'b', 'c', 'd'].map((value) => ({ status: 'fulfilled', value })),
    );
  });

  it('the urgent goes first, each kind in turn', async () => {
    const queue = new Queue(1);
    queue.add('first');
    queue.add('a');
    queue.add('B', true);
    queue.add('c');
    queue.add('D', true);
    await queue.drain();
    expect(queue.begun).toEqual(['first', 'B', 'D', 'a', 'c']);
  });

  it('what becomes urgent while it waits goes before what is not, and keeps its turn', async () => {
    const queue = new Queue(1);
    queue.add('first');
    queue.add('a');
    queue.add('b');
    queue.add('C', true);
    queue.slots.hurry('b');
    queue.slots.hurry('nobody');
    await queue.drain();
    expect(queue.begun).toEqual(['first', 'b', 'C', 'a']);
  });

  it('what fails makes room, too, and fails by itself alone', async () => {
    const queue = new Queue(1);
    const reason = new Error('It broke.');
    queue.add('a').fail(reason);
    queue.add('b');
    await queue.drain();
    expect(await Promise.all(queue.outcomes)).toEqual([
      { status: 'rejected', reason },
      { status: 'fulfilled', value: 'b' },
    ]);
  });

  it('what fails before it has begun makes room as well', async () => {
    const slots = new Slots(1);
    const { signal } = new AbortController();
    const broken = (): Promise<string> => {
      throw new Error('It broke at once.');
    };
    await expect(slots.take('a', false, signal, broken)).rejects.toThrow('at once');
    expect(await slots.take('b', false, signal, () => Promise.resolve('done'))).toBe('done');
  });
});

describe('Work that nobody wants any more', () => {
  it('is gone from among what waits, with the reason', async () => {
    const queue = new Queue(1);
    queue.add('first');
    const unwanted = queue.add('unwanted', true);
    queue.add('last');
    const reason = new Error('The page was left.');
    unwanted.abort.abort(reason);
    await queue.drain();
    expect(queue.begun).toEqual(['first', 'last']);
    expect(await queue.outcomes[1]).toEqual({ status: 'rejected', reason });
  });

  it('is not begun at all where that was known before', async () => {
    const slots = new Slots(1);
    const work = new Work();
    const reason = new Error('Too late.');
    await expect(slots.take('a', true, AbortSignal.abort(reason), work.do)).rejects.toBe(reason);
    expect(work.begun).toBe(0);
    expect(await slots.take('b', false, work.abort.signal, () => Promise.resolve('done'))).toBe('done');
  });

  it.each([0, 1, 2, 3, 4, 5, 6])(
    'is not begun, however shortly before (%i steps after the end of another)',
    async (steps) => {
      const slots = new Slots(1);
      const [first, unwanted] = [new Work('first'), new Work('unwanted')];
      const reason = new Error('Not any more.');
      const before = slots.take('first', false, first.abort.signal, first.do);
      const after = Promise.allSettled([slots.take('unwanted', false, unwanted.abort.signal, unwanted.do)]);
      const last = slots.take('last', false, new AbortController().signal, () => Promise.resolve('last'));
      first.end();
      for (let step = 0; step < steps; step += 1) await Promise.resolve();
      const isTooLate = unwanted.begun > 0;
      unwanted.abort.abort(reason);
      unwanted.end();
      await before;
      const [outcome] = await after;
      expect(outcome).toEqual(
        isTooLate ? { status: 'fulfilled', value: 'unwanted' } : { status: 'rejected', reason },
      );
      expect(unwanted.begun).toBe(isTooLate ? 1 : 0);
      expect(await last).toBe('last');
    },
  );

  it('that goes on keeps its room until it has ended: it may not heed the signal', async () => {
    const queue = new Queue(1);
    const first = queue.add('first');
    queue.add('second');
    await settled();
    first.abort.abort(new Error('Stop.'));
    await settled();
    expect(queue.running).toEqual(['first']);
    await queue.drain();
    expect(queue.begun).toEqual(['first', 'second']);
  });
});

type Step =
  | { readonly do: 'add'; readonly urgent: boolean; readonly key: string }
  | { readonly do: 'end' | 'fail' | 'abort' | 'hurry'; readonly which: number }
  | { readonly do: 'wait' };

const which = fc.nat({ max: 30 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('add'),
      urgent: fc.boolean(),
      key: fc.constantFrom('a', 'b', 'c'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('end', 'fail', 'abort', 'hurry'), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait') }) },
);

describe('Whatever is thrown at it', () => {
  it('no more goes on at once than there is room for, no room is lost, and everything comes to an end once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(step, { maxLength: 40 }),
        async (size, steps) => {
          const queue = new Queue(size);
          const aborted = new Set<Work>();
          for (const now of steps) {
            if (now.do === 'add') queue.add(now.key, now.urgent);
            else if (now.do === 'wait') await settled();
            else {
              const work = queue.works[now.which % Math.max(1, queue.works.length)];
              if (work === undefined) continue;
              if (now.do === 'end') work.end();
              else if (now.do === 'fail') work.fail(new Error('failed'));
              else if (now.do === 'hurry') queue.slots.hurry(work.key);
              else {
                if (work.begun === 0) aborted.add(work);
                work.abort.abort(new Error('aborted'));
              }
            }
            expect(queue.running.length).toBeLessThanOrEqual(size);
          }
          await settled();
          const waiting = queue.works.filter((work) => work.begun === 0 && !work.abort.signal.aborted);
          if (waiting.length > 0) expect(queue.running, 'none waits where there is room').toHaveLength(size);
          await queue.drain();
          const outcomes = await Promise.all(queue.outcomes);
          expect(outcomes).toHaveLength(queue.works.length);
          for (const work of queue.works) expect(work.begun).toBe(aborted.has(work) ? 0 : 1);
          // As much room as at first.
          const more = Array.from({ length: size + 1 }, () => queue.add('more'));
          await settled();
          expect(more.map(({ running }) => running)).toEqual([...more.slice(1).map(() => true), false]);
          await queue.drain();
        },
      ),
      { numRuns: 150 },
    );
  });
});
