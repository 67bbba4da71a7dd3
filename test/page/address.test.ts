import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { tokenOf } from '../../src/api/offsetPages.ts';
import { NEWEST } from '../../src/api/StagesApi.ts';
import { ALL_RUNS, withComparison, withFilter, withLayout } from '../../src/components/view.ts';
import type { Layout } from '../../src/components/view.ts';
import { DEFAULT_SERVER, readAddress, writeAddress } from '../../src/page/address.ts';
import type { Address } from '../../src/page/address.ts';

const nothing: Address = {
  pipeline: '',
  stage: '',
  server: '/go',
  api: 'auto',
  page: NEWEST,
  run: '',
  view: ALL_RUNS,
  overview: true,
  wall: false,
  lang: undefined,
  demo: false,
};

describe('Reading the address', () => {
  test.each<[search: string, address: Partial<Address>]>([
    ['', {}],
    ['?', {}],
    ['?pipeline=foo&stage=DEV', { pipeline: 'foo', stage: 'DEV' }],
    ['?pipeline=%20foo%20&stage=+DEV', { pipeline: 'foo', stage: 'DEV' }],
    ['?pipeline=foo', { pipeline: 'foo' }],
    ['?stage=DEV', { stage: 'DEV' }],
    ['?offset=20', { page: 'offset=20' }],
    ['?offset=20&total=2431', { page: 'offset=20&total=2431' }],
    // In one order, whatever the address has: equal pages must have equal tokens.
    ['?total=2431&pipeline=foo&offset=20', { pipeline: 'foo', page: 'offset=20&total=2431' }],
    ['?view=grid&state=failed,active', { view: 'view=grid&state=failed,active' }],
    // In one order, and without what is no part of a view.
    [
      '?compare=9/1,8/1&text=a%26b&pipeline=foo&view=grid',
      { pipeline: 'foo', view: 'view=grid&text=a%26b&compare=9/1,8/1' },
    ],
    ['?overview=no', { overview: false }],
    ['?overview', {}],
    ['?offset=abc', { page: 'offset=abc' }],
    ['?after=123&before=456', { page: 'after=123&before=456' }],
    ['?lang=de', { lang: 'de' }],
    ['?lang=en', {}],
    ['?demo', { demo: true }],
    ['?wall', { wall: true }],
    ['?demo=', { demo: true }],
    ['?server=/ci/go', { server: '/ci/go' }],
    ['?server=/ci/go//', { server: '/ci/go' }],
    ['?server=/sim/latency=3000,cancel:503/go', { server: '/sim/latency=3000,cancel:503/go' }],
    ['?utm_source=mail&PIPELINE=x', {}],
  ])('%j', (search, address) => {
    expect(readAddress(search)).toEqual({ address: { ...nothing, ...address }, refused: undefined });
  });

  it.each([
    ...['//evil', '//evil.example/go', '/\\evil', '\\\\evil', '\\/evil', '/\t/evil', '/\n/evil', '\t//evil'],
    ...['https://evil.example/go', 'http:/evil', 'https:', 'javascript:alert(1)', 'data:text/html,x'],
    ...['/\n', '/\r', '/\t', '/go\n/x', '/go?', '/go#', '/go\\x'],
    ...['go', './go', '../go', '?x', '#x', '', ' ', '/', '/go?x=1', '/go#x'],
  ])('refuses %j as the server, says so, and asks the usual one', (server) => {
    const { address, refused } = readAddress(`?pipeline=foo&server=${encodeURIComponent(server)}`);
    expect(address).toEqual({ ...nothing, pipeline: 'foo', server: DEFAULT_SERVER });
    expect(refused).toBe(
      `The address names the server “${server}”, which is not a path on this page’s own origin. /go is asked instead.`,
    );
  });

  it('refuses an API that is none, and says which there are', () => {
    expect(readAddress('?api=v4')).toEqual({
      address: nothing,
      refused:
        'The address names the API “v4”, which is none of auto, legacy, v1, v2, v3. The server is asked what it speaks.',
    });
    expect(readAddress('?api=v1').address.api).toBe('v1');
  });

  it('refuses a language that is none, and says which there are', () => {
    expect(readAddress('?lang=tlh')).toEqual({
      address: nothing,
      refused:
        'The address names the language “tlh”, which is none of en, de, ja, ar. English is spoken instead.',
    });
  });

  it('never takes a server that leads off this origin', () => {
    const parts = ['\n', '\t', '\r', '/', '\\', '.', '..', 'evil', ':', '@', ' ', '%2f', '?', '#', 'https:'];
    const server = fc.oneof(
      fc.string({ unit: 'grapheme-ascii' }),
      fc.array(fc.constantFrom(...parts)).map((some) => some.join('')),
    );
    fc.assert(
      fc.property(server, (text) => {
        const { address } = readAddress(`?${new URLSearchParams({ server: text }).toString()}`);
        const asked = new URL(`${address.server}/api/stages`, 'https://ci.example.com/stages/');
        expect(asked.origin).toBe('https://ci.example.com');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('Writing the address', () => {
  test.each<[address: Partial<Address>, written: string]>([
    [{}, '?'],
    [{ pipeline: 'foo', stage: 'DEV' }, '?pipeline=foo&stage=DEV'],
    [
      { pipeline: 'foo', stage: 'DEV', page: 'offset=20&total=90' },
      '?pipeline=foo&stage=DEV&offset=20&total=90',
    ],
    [{ pipeline: 'foo', stage: 'DEV', server: '/ci' }, '?pipeline=foo&stage=DEV&server=%2Fci'],
    [{ lang: 'ar' }, '?lang=ar'],
    [{ demo: true }, '?demo'],
    [{ pipeline: 'foo', stage: 'DEV', wall: true }, '?pipeline=foo&stage=DEV&wall'],
    [{ pipeline: 'foo', stage: 'DEV', api: 'v3' }, '?pipeline=foo&stage=DEV&api=v3'],
    [{ pipeline: 'foo', stage: 'DEV', demo: true }, '?pipeline=foo&stage=DEV&demo'],
    [{ pipeline: 'foo', stage: 'DEV', overview: false }, '?pipeline=foo&stage=DEV&overview=no'],
    [
      { pipeline: 'foo', stage: 'DEV', run: '9/1', view: 'view=grid&by=Zo%C3%AB' },
      '?pipeline=foo&stage=DEV&run=9/1&view=grid&by=Zo%C3%AB',
    ],
    [{ pipeline: 'a&b=c d' }, '?pipeline=a%26b%3Dc+d'],
  ])('%j is, in its shortest form, %s', (address, written) => {
    expect(writeAddress({ ...nothing, ...address })).toBe(written);
  });
});

it('reads whatever address it wrote as the same', () => {
  const name = fc.string({ unit: 'grapheme' }).map((text) => text.trim());
  const place = fc.record({ offset: fc.nat(), total: fc.option(fc.nat(), { nil: undefined }) });
  const address: fc.Arbitrary<Address> = fc.record({
    pipeline: name,
    stage: name,
    server: fc.constantFrom('/go', '/ci/go', '/sim/malformed,503x2/go', '/ä b/go', '/a&b=c'),
    page: fc.oneof(place.map(tokenOf), fc.constantFrom('after=12', 'before=a%26b', 'offset=abc')),
    api: fc.constantFrom('auto', 'legacy', 'v1', 'v2', 'v3'),
    run: fc.constantFrom('', '142/1', '9/12'),
    view: fc
      .record({ layout: fc.constantFrom<Layout>('list', 'grid'), text: name, compare: fc.boolean() })
      .map(({ layout, text, compare }) =>
        withComparison(
          withLayout(withFilter(ALL_RUNS, `${new URLSearchParams({ state: 'failed', text })}`), layout),
          compare ? '9/1,8/1' : '',
        ),
      ),
    overview: fc.boolean(),
    wall: fc.boolean(),
    lang: fc.constantFrom(undefined, 'de', 'ja', 'ar'),
    demo: fc.boolean(),
  });
  fc.assert(
    fc.property(address, (there) => {
      expect(readAddress(writeAddress(there))).toEqual({ address: there, refused: undefined });
    }),
    { numRuns: 500 },
  );
});
