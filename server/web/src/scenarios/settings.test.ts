import { describe, expect, test } from 'vitest';
import { sampleSettings as usual } from './sample-settings';
import { complete, curveOf, fundsOf, lockOf, sameSettings, totalOf, withFundAmount, withLock, withYears, yearsOf } from './settings';

const fund = (id: string, year: number, amount: number) => ({
  id,
  name: { vi: id, en: id },
  year,
  unit_id: null,
  unit_name: null,
  amount,
  carries_over: false,
});
const funds = [fund('a', 2027, 100), fund('b', 2028, 50), fund('late', 2031, 900)];

describe('what means the same', () => {
  test('is the same, in whatever order it was said', () => {
    const one = withLock(withLock(usual, '7', { kind: 'must' }), '5', { kind: 'must_not' });
    const other = withLock(withLock(usual, '5', { kind: 'must_not', option: null }), '7', { kind: 'must' });
    expect(sameSettings(one, other)).toBe(true);
    expect(sameSettings(usual, complete({}, usual))).toBe(true);
    expect(sameSettings(usual, complete({ locks: [{ seat_id: '7', kind: 'must' }] }, usual))).toBe(false);
    expect(sameSettings(usual, null)).toBe(false);
  });
  test('an absent member has its default', () => expect(complete({ years: 2 }, usual)).toEqual({ ...usual, years: 2 }));
  test('lies on one curve where only the money differs', () => {
    expect(curveOf({ ...usual, budget: 5 })).toBe(curveOf({ ...usual, fund_amounts: [{ fund: 'a', amount: 1 }] }));
    expect(curveOf({ ...usual, years: 2 })).not.toBe(curveOf(usual));
  });
});

describe('locks', () => {
  test('a seat has one at the most', () => {
    const locked = withLock(withLock(usual, '7', { kind: 'must', option: 'replace' }), '7', { kind: 'must_not' });
    expect(locked.locks).toEqual([{ seat_id: '7', kind: 'must_not', option: null }]);
    expect(lockOf(locked, '7')?.kind).toBe('must_not');
  });
  test('taken away, nothing of it is left', () => expect(withLock(withLock(usual, '7', { kind: 'must' }), '7', null)).toEqual(usual));
});

describe('money', () => {
  test('is that of the funds of the years planned', () => {
    expect(yearsOf(usual)).toEqual([2027, 2028, 2029]);
    expect(fundsOf(usual, funds).map((known) => known.id)).toEqual(['a', 'b']);
    expect(totalOf(fundsOf(usual, funds))).toBe(150);
  });
  test('of a fund can be another, and its own again', () => {
    const cut = withFundAmount(usual, funds[0]!, 40);
    expect(totalOf(fundsOf(cut, funds))).toBe(90);
    expect(withFundAmount(cut, funds[0]!, 100)).toEqual(usual);
  });
});

test('benefits count at least as long as is planned', () => {
  expect(withYears({ ...usual, horizon_years: 2 }, 2028, 4)).toMatchObject({ first_year: 2028, years: 4, horizon_years: 4 });
  expect(withYears(usual, 2027, 1).horizon_years).toBe(5);
});
