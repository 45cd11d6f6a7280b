import { expect, test } from 'vitest';
import { kindsFor } from './kinds';

test('the finance officer brings in money and prices, IT what machines are, the administrator all', () => {
  expect(kindsFor('finance_officer')).toEqual(['funds', 'prices']);
  expect(kindsFor('it_officer')).not.toContain('funds');
  expect(kindsFor('it_officer')).toContain('models');
  expect(new Set(kindsFor('administrator'))).toEqual(new Set(['assets', 'seats', 'positions', 'prices', 'models', 'funds']));
});
