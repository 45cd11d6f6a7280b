import { expect, test } from 'vitest';
import type { RankingShift } from '../api/types';
import en from '../words/en';
import vi from '../words/vi';
import { shiftSentence, turnsAny } from './shift';

const shift = (low_before: number, low_after: number): RankingShift => ({
  seats: 120,
  low_before,
  low_after,
  moved: 3,
  newly_low: { total: Math.max(0, low_after - low_before), items: [] },
  newly_fit: { total: Math.max(0, low_before - low_after), items: [] },
  units: [],
});

test('the sentence says how many more or fewer seats fall short', () => {
  expect(shiftSentence(shift(30, 42), vi)).toBe('**Thêm 12 vị trí chưa đạt**: từ 30 thành 42 trong 120 vị trí.');
  expect(shiftSentence(shift(42, 30), vi)).toBe('**Bớt 12 vị trí chưa đạt**: từ 42 còn 30 trong 120 vị trí.');
  expect(shiftSentence(shift(30, 31), en)).toBe('**1 more seat fall short**: 31 instead of 30 of 120 seats.');
  expect(shiftSentence(shift(30, 30), en)).toContain('No change');
});

test('seats turn or they do not', () => {
  expect(turnsAny(shift(1, 1))).toBe(false);
  expect(turnsAny(shift(1, 2))).toBe(true);
});
