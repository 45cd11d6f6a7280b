import { describe, expect, test } from 'vitest';
import type { PlanMove } from '../api/types';
import { days, Ticks } from './checklist';

const step = (number: number, day: number, unit: string | null, halfHours = 2, year = 2027): PlanMove => ({
  number,
  kind: unit ? 'install' : 'buy',
  year,
  day,
  half_hours: halfHours,
  unit_id: unit,
  unit_name: unit,
  seat: null,
  other_seat: null,
  machine: null,
  comes_off: null,
  brought: false,
  text: { vi: '', en: '' },
});

describe('days', () => {
  const found = days([
    step(1, 0, null, 0),
    step(2, 1, 'B'),
    step(3, 1, 'A', 1),
    step(4, 1, 'B'),
    step(5, 2, 'A'),
    step(6, 2, 'A', 2, 2028),
  ]);
  test('hold their steps in order', () => {
    expect(found.map((day) => [day.year, day.day])).toEqual([
      [2027, 0],
      [2027, 1],
      [2027, 2],
      [2028, 2],
    ]);
    expect(found[1]!.steps.map((known) => known.number)).toEqual([2, 3, 4]);
  });
  test('tell how long they are and where one goes, each unit once', () => {
    expect(found[1]!.halfHours).toBe(5);
    expect(found[1]!.units).toEqual(['B', 'A']);
    expect(found[0]!.units).toEqual([]);
  });
});

describe('ticks', () => {
  function storage(text: string | null = null) {
    let held = text;
    return { getItem: () => held, setItem: (_: string, value: string) => void (held = value), removeItem: () => void (held = null) };
  }
  test('come back, of one plan', () => {
    const kept = storage();
    new Ticks(kept, '7').write(new Set([12, 3]));
    expect(new Ticks(kept, '7').read()).toEqual(new Set([3, 12]));
    expect(kept.getItem()).toBe('[3,12]');
  });
  test('leave nothing behind when the last is taken off', () => {
    const kept = storage('[3]');
    new Ticks(kept, '7').write(new Set());
    expect(kept.getItem()).toBeNull();
  });
  test.each(['{', '{}', '["a", null]'])('a text that holds none is none: %s', (text) =>
    expect(new Ticks(storage(text), '7').read()).toEqual(new Set()),
  );
});
