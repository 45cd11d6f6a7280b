import { describe, expect, test } from 'vitest';
import { heightAt, inOrder, nextStep, roundBudget, roundStep, seatsFitAt, ticks } from './frontier';

const frontier = [
  { budget: 0, seats_fit: 251, benefit: 0 },
  { budget: 1_000_000_000, seats_fit: 351, benefit: 5 },
  { budget: 2_000_000_000, seats_fit: 401, benefit: 7 },
  { budget: 4_000_000_000, seats_fit: 401, benefit: 8 },
];

describe('seats at a budget', () => {
  test('is exact on a point', () => expect(seatsFitAt(frontier, 1_000_000_000)).toBe(351));
  test('lies between its neighbours, rounded down', () => {
    expect(heightAt(frontier, 1_500_000_000)).toBe(376);
    expect(seatsFitAt(frontier, 1_510_000_001)).toBe(376);
  });
  test('does not leave the curve', () => {
    expect(seatsFitAt(frontier, -5)).toBe(251);
    expect(seatsFitAt(frontier, 9e9)).toBe(401);
  });
  test('is unknown without a curve', () => expect(seatsFitAt([], 5)).toBeNull());
  test('never falls as money grows', () => {
    let last = 0;
    for (let budget = 0; budget <= 4e9; budget += 37_000_000) {
      const seats = seatsFitAt(frontier, budget)!;
      expect(seats).toBeGreaterThanOrEqual(last);
      last = seats;
    }
  });
});

test('points out of order and doubled are put right, the better one kept', () => {
  const [a, b] = [frontier[0]!, frontier[1]!];
  expect(inOrder([b, a, { ...b, seats_fit: 340 }])).toEqual([a, b]);
});

describe('the next step', () => {
  test('is the nearest point with more seats', () =>
    expect(nextStep(frontier, 1_500_000_000, 376)).toEqual({ extra: 500_000_000, seats: 25 }));
  test('does not exist where the curve is flat', () => expect(nextStep(frontier, 2_000_000_000, 401)).toBeNull());
});

describe('axes', () => {
  test('steps are round', () => {
    expect(roundStep(4e9, 5)).toBe(1e9);
    expect(roundStep(170, 5)).toBe(50);
    expect(roundStep(0, 5)).toBe(1);
  });
  test('ticks are round values within the range', () => expect(ticks(251, 420, 4)).toEqual([300, 350, 400]));
});

test('a dragged budget is round enough to say and stays on the curve', () => {
  expect(roundBudget(1_548_123_456, 4e9)).toBe(1_550_000_000);
  expect(roundBudget(5e9, 4e9)).toBe(4e9);
  expect(roundBudget(-1, 4e9)).toBe(0);
});
