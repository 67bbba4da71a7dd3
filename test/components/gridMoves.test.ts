import { describe, expect, it } from 'vitest';
import { movedPlace } from '../../src/components/glance/gridMoves.ts';
import type { GridPlace, Press } from '../../src/components/glance/gridMoves.ts';

const MEASURE = { lastRow: 20, lastColumn: 30, page: 8, isRightToLeft: false };

function press(key: string, held: Partial<Press> = {}): Press {
  return { key, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...held };
}

function from(row: number, column: number): (pressed: Press) => GridPlace | undefined {
  return (pressed) => movedPlace({ row, column }, pressed, MEASURE);
}

describe('The keyboard’s place', () => {
  it.each<[key: string, row: number, column: number]>([
    ['ArrowUp', 9, 5],
    ['ArrowDown', 11, 5],
    ['ArrowLeft', 10, 4],
    ['ArrowRight', 10, 6],
    ['Home', 10, 0],
    ['End', 10, 30],
    ['PageUp', 2, 5],
    ['PageDown', 18, 5],
  ])('moves by %s', (key, row, column) => {
    expect(from(10, 5)(press(key))).toEqual({ row, column });
  });

  it('moves to the corners by Ctrl+Home and Ctrl+End', () => {
    expect(from(10, 5)(press('Home', { ctrlKey: true }))).toEqual({ row: 0, column: 0 });
    expect(from(10, 5)(press('End', { ctrlKey: true }))).toEqual({ row: 20, column: 30 });
  });

  it('stays within the grid at its edges', () => {
    for (const key of ['ArrowUp', 'ArrowLeft', 'PageUp', 'Home'])
      expect(from(0, 0)(press(key)), key).toEqual({ row: 0, column: 0 });
    for (const key of ['ArrowDown', 'ArrowRight', 'PageDown', 'End'])
      expect(from(20, 30)(press(key)), key).toEqual({ row: 20, column: 30 });
  });

  it('comes to the run counters with a page up from the first rows', () => {
    expect(from(3, 5)(press('PageUp'))).toEqual({ row: 0, column: 5 });
  });

  it('moves as the arrows point where the page reads from right to left', () => {
    const measure = { ...MEASURE, isRightToLeft: true };
    expect(movedPlace({ row: 1, column: 5 }, press('ArrowLeft'), measure)).toEqual({ row: 1, column: 6 });
    expect(movedPlace({ row: 1, column: 5 }, press('ArrowRight'), measure)).toEqual({ row: 1, column: 4 });
  });

  it('leaves other keys, and those of browsers and screen readers, alone', () => {
    for (const key of ['Enter', ' ', 'Tab', 'a']) expect(from(1, 1)(press(key)), key).toBeUndefined();
    expect(from(1, 1)(press('ArrowLeft', { altKey: true }))).toBeUndefined();
    expect(from(1, 1)(press('ArrowRight', { metaKey: true }))).toBeUndefined();
    expect(from(1, 1)(press('ArrowDown', { ctrlKey: true }))).toBeUndefined();
    expect(from(1, 1)(press('End', { shiftKey: true }))).toBeUndefined();
  });
});
