import { expect, test } from 'vitest';
import type { Unit } from '../api/types';
import { shade, unitsOfMap } from './units';

const unit = (id: string, parent_id: string | null, low = 0, seats = 10): Unit => ({
  id,
  name: id,
  parent_id,
  seats,
  low,
  without_machine: 0,
  fit: seats - low,
  machines: seats,
  out_of_support: 0,
  windows11: { ready: 0, switched_off: 0, cannot: 0, unknown: 0 },
});

test('the map shows what lies right below the one that holds all', () => {
  expect(unitsOfMap([unit('top', null), unit('a', 'top'), unit('a1', 'a')]).map(({ id }) => id)).toEqual(['a']);
  expect(unitsOfMap([unit('only', null)]).map(({ id }) => id)).toEqual(['only']);
  expect(unitsOfMap([unit('a', null), unit('b', null)]).map(({ id }) => id)).toEqual(['a', 'b']);
});

test('a unit is the darker the more of its seats are low', () => {
  expect([0, 1, 3, 6, 10].map((low) => shade(unit('x', null, low)))).toEqual([0, 1, 2, 3, 4]);
  expect(shade(unit('empty', null, 0, 0))).toBe(0);
});
