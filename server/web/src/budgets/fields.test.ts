import { expect, test } from 'vitest';
import type { KeptFund } from '../api/types';
import { fundYears, yearSpokenOf } from './fields';

const fund = (id: string, year: number, amount: number): KeptFund => ({
  id,
  version: 'v',
  shipped: false,
  code: id,
  name_vi: id,
  name_en: id,
  year,
  amount,
  unit_id: null,
  kind: null,
  line: null,
  carries_over: false,
  share_rule: null,
  share_percent: null,
  share_item: null,
});

test('funds stand by their years, the latest and the greatest first', () => {
  const years = fundYears([fund('a', 2026, 5), fund('b', 2027, 1), fund('c', 2027, 3)]);
  expect(years.map(({ year, total, funds }) => [year, total, funds.map((one) => one.id)])).toEqual([
    [2027, 4, ['c', 'b']],
    [2026, 5, ['a']],
  ]);
});

test('the year spoken of is the next one, or the nearest that has money', () => {
  const today = new Date('2026-11-24');
  expect(yearSpokenOf([], today)).toBe(2027);
  expect(yearSpokenOf([fund('a', 2026, 5), fund('b', 2027, 1)], today)).toBe(2027);
  expect(yearSpokenOf([fund('a', 2025, 5), fund('b', 2028, 1)], today)).toBe(2028);
});
