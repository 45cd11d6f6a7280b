import { describe, expect, test } from 'vitest';
import type { Plan, PlanLine } from '../api/types';
import { compare, comparedIn, differing } from './compare';

const counts = { replace: 10, upgrade: 5, hand_down: 0, switch_on: 0, keep: 300, left_out: 20 };
const text = (said: string) => ({ vi: said, en: said });
const plan = (changes: Partial<Plan>): Plan => ({
  id: '1',
  made_at: '2026-11-24T08:00:00Z',
  year: 2027,
  years: 1,
  budget: 900,
  spent: 880,
  seats: 335,
  seats_fit_before: 251,
  seats_fit_after: 315,
  counts,
  benefit: 100,
  upper_bound: 101,
  gap: 0.01,
  proven_optimal: false,
  seconds: 1,
  million_buys: 0,
  frontier: [],
  funds: [{ id: 'a', name: text('A'), year: 2027, amount: 900, spent: 880 }],
  headline: text(''),
  proof: text(''),
  price_source: '',
  demo: true,
  made_by: 'mai',
  scenario_id: null,
  settings: null,
  stopped_by: 'proof',
  moved: 0,
  units: [],
  spending_by_year: [{ year: 2027, amount: 900, spent: 880, counts }],
  ...changes,
});
const longer = plan({
  years: 2,
  seats_fit_after: 330,
  spent: 1500,
  proven_optimal: true,
  gap: 0.02,
  funds: [{ id: 'b', name: text('B'), year: 2028, amount: 900, spent: 1500 }],
  spending_by_year: [
    { year: 2027, amount: 900, spent: 700, counts },
    { year: 2028, amount: 900, spent: 800, counts },
  ],
});

describe('figures side by side', () => {
  const figures = compare([plan({}), longer]);
  const figure = (key: string) => figures.find((found) => found.key === key)!;
  test('tell which is best: more seats, less money', () => {
    expect(figure('fit')).toMatchObject({ values: [315, 330], best: [1], same: false });
    expect(figure('spent').best).toEqual([0]);
  });
  test('call nothing best where all are the same', () => expect(figure('points')).toMatchObject({ best: [], same: true }));
  test('call no way of mending better than another', () => expect(figure('replace').best).toEqual([]));
  test('a plan that is proven leaves no gap', () => expect(figure('gap').values).toEqual([0.01, 0]));
  test('hold every year and every fund that one of them spends in', () => {
    expect(figure('2027').values).toEqual([880, 700]);
    expect(figure('2028').values).toEqual([null, 800]);
    expect(figures.filter((found) => found.group === 'fund').map((found) => found.values)).toEqual([
      [null, 1500],
      [880, null],
    ]);
  });
  test('of one plan are never best', () => expect(compare([longer]).every((found) => found.best.length === 0 && found.same)).toBe(true));
});

const line = (seat: string, action: PlanLine['action'], what: string, year: number | null = 2027): PlanLine => ({
  seat: { id: seat, name: seat, unit_id: 'u', unit: 'u', role_id: 'r', role: text('r') },
  machine: null,
  action,
  what: text(what),
  why: text(''),
  score_before: null,
  score_after: null,
  cost: 0,
  year,
  fund: null,
});

describe('seats treated differently', () => {
  test('are those with another action, another part or another year', () => {
    const found = differing([
      [line('1', 'replace', 'A'), line('2', 'upgrade', '8 GB'), line('3', 'keep', ''), line('4', 'replace', 'A', 2027)],
      [line('1', 'replace', 'B'), line('2', 'upgrade', '8 GB'), line('3', 'left_out', ''), line('4', 'replace', 'A', 2028)],
    ]);
    expect(found.map((differs) => differs.seat.id)).toEqual(['1', '3', '4']);
  });
  test('a seat that is in one plan only differs', () => expect(differing([[line('1', 'keep', '')], []])[0]!.lines[1]).toBeNull());
  test('for a seat left out the year does not count', () =>
    expect(differing([[line('1', 'left_out', 'A', 2027)], [line('1', 'left_out', 'A', null)]])).toEqual([]));
});

test('an address names up to four, each once', () => {
  expect(comparedIn('3,1,3,,7,8,9')).toEqual(['3', '1', '7', '8']);
  expect(comparedIn(null)).toEqual([]);
});
