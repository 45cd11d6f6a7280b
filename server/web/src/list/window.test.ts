import { expect, test } from 'vitest';
import { rowsInSight } from './window';

test('at the top the first rows are drawn', () => expect(rowsInSight(0, 420, 42, 100_000)).toEqual({ first: 0, end: 18 }));
test('in the middle the rows around the view are', () => expect(rowsInSight(42_000, 420, 42, 100_000)).toEqual({ first: 992, end: 1018 }));
test('no row past the end is', () => expect(rowsInSight(4_200_000, 420, 42, 30)).toEqual({ first: 30, end: 30 }));
test('a list still below the view draws what peeks in', () => expect(rowsInSight(-300, 420, 42, 100)).toEqual({ first: 0, end: 11 }));
test('an empty list draws nothing', () => expect(rowsInSight(0, 420, 42, 0)).toEqual({ first: 0, end: 0 }));
