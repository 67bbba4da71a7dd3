import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { HOLD_MS, IDLE, nextHold } from '../../src/components/hold/holdMachine.ts';
import type { Hold, HoldDeed, HoldEvent } from '../../src/components/hold/holdMachine.ts';

/** What is done at each of the events, and how the button is in the end. */
function after(events: readonly HoldEvent[]): { hold: Hold; deeds: HoldDeed[] } {
  let hold = IDLE;
  const deeds = events.map((event) => {
    const next = nextHold(hold, event);
    hold = next.hold;
    return next.does;
  });
  return { hold, deeds };
}

const press = (at: number, by: 'pointer' | 'key' = 'pointer', target = 'run 4'): HoldEvent => ({
  type: 'press',
  ...{ by, id: by === 'key' ? 'Space' : '1', target, at },
});
const release = (by: 'pointer' | 'key' = 'pointer'): HoldEvent => ({
  type: 'release',
  ...{ by, id: by === 'key' ? 'Space' : '1' },
});
const tick = (at: number, target: string | undefined = 'run 4'): HoldEvent => ({ type: 'tick', at, target });
const nothingNow = (at: number): HoldEvent => ({ type: 'tick', at, target: undefined });
const click: HoldEvent = { type: 'click', synthetic: false };
const synthetic: HoldEvent = { type: 'click', synthetic: true };
const abandon: HoldEvent = { type: 'abandon' };

describe('A button that is held', () => {
  test.each<[what: string, events: HoldEvent[], deeds: HoldDeed[]]>([
    [
      'to the end acts once, and its click is dropped',
      [press(0), tick(1_000), tick(1_001), release(), click],
      ['nothing', 'send', 'nothing', 'nothing', 'drop'],
    ],
    [
      'by key to the end acts once',
      [press(0, 'key'), tick(1_000), release('key')],
      ['nothing', 'send', 'nothing'],
    ],
    ['not quite as long does nothing yet', [press(0), tick(999)], ['nothing', 'nothing']],
    ['too shortly asks', [press(0), release(), click], ['nothing', 'nothing', 'ask']],
    ['too shortly by key asks', [press(0, 'key'), release('key')], ['nothing', 'ask']],
    [
      'and left does nothing, nor does its click',
      [press(0), abandon, tick(1_000), release(), click],
      ['nothing', 'nothing', 'nothing', 'nothing', 'drop'],
    ],
    [
      'and left by key does nothing',
      [press(0, 'key'), abandon, tick(1_000), release('key')],
      ['nothing', 'nothing', 'nothing', 'nothing'],
    ],
    [
      'for a run that is another by then does nothing',
      [press(0), tick(1_000, 'run 5'), tick(2_000)],
      ['nothing', 'nothing', 'nothing'],
    ],
    [
      'for a run that is over by then does nothing',
      [press(0), nothingNow(1_000), tick(2_000)],
      ['nothing', 'nothing', 'nothing'],
    ],
    [
      'by two at once does nothing',
      [press(0), press(10, 'key'), tick(2_000)],
      ['nothing', 'nothing', 'nothing'],
    ],
    ['while the device slept does nothing', [press(0), tick(60_000)], ['nothing', 'nothing']],
    ['while the clock was set back does nothing', [press(5_000), tick(1_000)], ['nothing', 'nothing']],
    ['not at all, but clicked by no pointer, asks', [synthetic], ['ask']],
    [
      'and clicked by no pointer meanwhile asks, and no more',
      [press(0), synthetic, tick(1_000)],
      ['nothing', 'ask', 'nothing'],
    ],
    ['and clicked by no pointer later asks', [press(0), tick(1_000), synthetic], ['nothing', 'send', 'ask']],
    ['not at all, but clicked, asks', [click], ['ask']],
    [
      'and let go of by another finger goes on',
      [press(0), { ...release(), id: '2' } as HoldEvent, tick(1_000)],
      ['nothing', 'nothing', 'send'],
    ],
    [
      'to the end can be held again',
      [press(0), tick(1_000), release(), click, press(5_000), tick(6_000)],
      ['nothing', 'send', 'nothing', 'drop', 'nothing', 'send'],
    ],
  ])('%s', (_, events, deeds) => {
    expect(after(events).deeds).toEqual(deeds);
  });

  const by = fc.constantFrom('pointer' as const, 'key' as const);
  const id = fc.constantFrom('1', '2');
  const target = fc.constantFrom('run 4', 'run 5');
  const step = fc.nat({ max: 1_500 });
  const someEvent = fc.oneof(
    fc.record({ type: fc.constant('press' as const), by, id, target, step }),
    fc.record({ type: fc.constant('release' as const), by, id, step }),
    fc.record({ type: fc.constant('abandon' as const), step }),
    fc.record({ type: fc.constant('tick' as const), target: fc.option(target, { nil: undefined }), step }),
    fc.record({ type: fc.constant('click' as const), synthetic: fc.boolean(), step }),
  );
  /** In the order of time. */
  const someEvents = fc.array(someEvent, { maxLength: 30 }).map((all) => {
    let at = 0;
    return all.map(({ step: ms, ...event }): HoldEvent => {
      at += ms;
      return event.type === 'press' || event.type === 'tick' ? { ...event, at } : event;
    });
  });

  it('acts only when nothing but time has come between a press and its end, for what was pressed', () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const { deeds } = after(events);
        deeds.forEach((deed, end) => {
          if (deed !== 'send') return;
          const now = events[end];
          const since = events.slice(0, end).findLastIndex(({ type }) => type === 'press');
          const pressed = events[since];
          if (pressed?.type !== 'press' || now?.type !== 'tick') throw new Error('sent by something else');
          expect(now.at - pressed.at).toBeGreaterThanOrEqual(HOLD_MS);
          expect(now.target).toBe(pressed.target);
          for (const [at, between] of events.slice(since + 1, end).entries()) {
            expect(deeds[since + 1 + at]).not.toBe('send');
            if (between.type === 'tick') expect(between.target).toBe(pressed.target);
            else if (between.type === 'release')
              expect([between.by, between.id]).not.toEqual([pressed.by, pressed.id]);
            else expect.unreachable(between.type);
          }
        });
      }),
    );
  });

  it('always asks at a click of no pointer, whatever came before', () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        expect(after([...events, synthetic]).deeds.at(-1)).toBe('ask');
      }),
    );
  });

  it('acts on a press of its own however it was left before, once nothing is held', () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const later = 1_000_000;
        const { deeds } = after([
          ...events,
          abandon,
          press(later),
          tick(later + HOLD_MS),
          tick(later + HOLD_MS),
        ]);
        expect(deeds.slice(-2)).toEqual(['send', 'nothing']);
      }),
    );
  });
});
