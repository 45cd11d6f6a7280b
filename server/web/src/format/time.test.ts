import { expect, test } from 'vitest';
import { ago, day, dayTyped } from './time';

test('a day is written day, month, year', () => expect(day(new Date(2026, 10, 24))).toBe('24/11/2026'));

test('the age of data is said in the largest whole unit', () => {
  const now = new Date('2026-11-24T08:00:00Z');
  expect(ago('2026-11-24T07:48:00Z', now, 'vi')).toBe('12 phút trước');
  expect(ago('2026-11-24T05:00:00Z', now, 'en')).toBe('3 hours ago');
  expect(ago('2026-11-02T08:00:00Z', now, 'vi')).toBe('22 ngày trước');
});

test('a clock that runs ahead reports just now', () => {
  expect(ago('2026-11-24T08:00:30Z', new Date('2026-11-24T08:00:00Z'), 'vi')).toBe('vừa xong');
});

test('a day is read as it is typed in Vietnam, and what is no day is not taken', () => {
  expect(dayTyped('24/11/2026')).toBe('2026-11-24');
  expect(dayTyped(' 1.2.27 ')).toBe('2027-02-01');
  expect(dayTyped('2026-11-24')).toBe('2026-11-24');
  expect(dayTyped('31/4/2026')).toBeNull();
  expect(dayTyped('11/24/2026')).toBeNull();
  expect(dayTyped('hôm qua')).toBeNull();
});
