import type { CDPSession, Page } from 'playwright-core';

/** What a page holds, after everything that can go has gone. */
export interface Held {
  /** All that scripts have allocated, in bytes. */
  readonly heap: number;
  /** The part of it that is data; the rest is code, which V8 goes on compiling better for hours. */
  readonly data: number;
  /** In the document or not. */
  readonly nodes: number;
  readonly listeners: number;
}

/** Measures a page by the browser's own developer tools. */
export async function createGauge(page: Page): Promise<() => Promise<Held>> {
  const session = await page.context().newCDPSession(page);
  return async () => {
    // What a first collection lets go of may have been holding other things.
    for (let times = 0; times < 2; times += 1) await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { heap: usedSize, data: await dataSize(session), nodes, listeners: jsEventListeners };
  };
}

/** Kinds of things on the heap that a page's own data consists of. */
const DATA = [
  'string',
  'concatenated string',
  'sliced string',
  'object',
  'array',
  'closure',
  'number',
  'regexp',
  'bigint',
];

/** The part of V8's heap snapshot that is read here. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[]];
    };
  };
  /** The fields of one node after those of the other. */
  readonly nodes: readonly number[];
}

async function dataSize(session: CDPSession): Promise<number> {
  const chunks: string[] = [];
  const take = ({ chunk }: { chunk: string }): void => void chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', take);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', take);
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as Snapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const isData = types[0].map((type) => DATA.includes(type));
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let sum = 0;
  for (let node = 0; node < nodes.length; node += fields.length)
    if (isData[nodes[node + type] ?? -1] === true) sum += nodes[node + size] ?? 0;
  return sum;
}

/** By how much a page has grown. */
export interface Growth {
  /** As factors. */
  readonly heap: number;
  readonly data: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** The last quarter of a day against the second, by medians: in the first, caches still fill. */
export function growth(samples: readonly Held[]): Growth {
  const quarter = Math.floor(samples.length / 4);
  const early = samples.slice(quarter, 2 * quarter);
  const late = samples.slice(-quarter);
  const of = (part: readonly Held[], what: keyof Held): number => median(part.map((held) => held[what]));
  return {
    heap: of(late, 'heap') / of(early, 'heap'),
    data: of(late, 'data') / of(early, 'data'),
    nodes: of(late, 'nodes') - of(early, 'nodes'),
    listeners: of(late, 'listeners') - of(early, 'listeners'),
  };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
