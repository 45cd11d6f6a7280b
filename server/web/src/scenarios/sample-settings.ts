import type { Settings } from './settings';

/** Settings for tests: three years, the funds, the usual policies. */
export const sampleSettings: Settings = {
  first_year: 2027,
  years: 3,
  horizon_years: 5,
  budget: null,
  fund_amounts: [],
  price_change_percent: 3,
  minimum_replacement_age: 5,
  cascade: 'unit',
  moving_cost: 0,
  coverage: null,
  equal_treatment: false,
  lots: null,
  reserve_percent: 0,
  carry_over: null,
  half_hours_a_day: 16,
  locks: [],
};
