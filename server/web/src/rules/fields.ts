import type { Field } from '../forms/fields';

const text = 200;
export const plainCode = /^[a-z0-9_-]+$/;

export const roleGroups = {
  name: [
    { key: 'id', form: 'text', label: 'id', hint: 'code', most: 50, pattern: plainCode, fixed: true },
    { key: 'name_vi', form: 'text', label: 'name_vi', most: text },
    { key: 'name_en', form: 'text', label: 'name_en', most: text },
  ],
  machine: [
    { key: 'memory_gb', form: 'integer', label: 'memory_gb', unit: 'gb', least: 1, most: 1024 },
    { key: 'processor_score', form: 'integer', label: 'processor_score', hint: 'processorScore', unit: 'points', least: 1, most: 100_000 },
    { key: 'disk_gb', form: 'integer', label: 'disk_gb', unit: 'gb', least: 16, most: 16_384 },
    { key: 'monitors', form: 'integer', label: 'monitors', least: 1, most: 4 },
    { key: 'kind', form: 'choice', label: 'kind', optional: true },
    { key: 'needs_ssd', form: 'yes', label: 'needs_ssd' },
  ],
  planning: [
    { key: 'weight', form: 'real', label: 'weight', hint: 'weight', least: 0.1, most: 10 },
    { key: 'norm_position', form: 'choice', label: 'norm_position', optional: true },
  ],
} satisfies Record<string, Field[]>;

export const roleFields: Field[] = Object.values(roleGroups).flat();

export const policyGroups = {
  score: [
    { key: 'fit_from', form: 'real', label: 'fit_from', unit: 'points', least: 0, most: 100 },
    { key: 'old_age', form: 'integer', label: 'old_age', unit: 'years', least: 0, most: 50 },
    { key: 'yearly_ageing', form: 'real', label: 'yearly_ageing', unit: 'points', least: 0, most: 100 },
    { key: 'tolerated_strain', form: 'integer', label: 'tolerated_strain', unit: 'percent', least: 0, most: 50 },
  ],
  plan: [
    { key: 'years', form: 'integer', label: 'years', unit: 'years', least: 1, most: 5 },
    { key: 'horizon_years', form: 'integer', label: 'horizon_years', unit: 'years', least: 1, most: 20 },
    { key: 'minimum_replacement_age', form: 'integer', label: 'minimum_replacement_age', unit: 'years', least: 0, most: 50 },
    { key: 'minimum_fit_share', form: 'share', label: 'minimum_fit_share', least: 0, most: 1 },
    { key: 'equal_treatment', form: 'yes', label: 'equal_treatment' },
  ],
  money: [
    { key: 'price_growth', form: 'share', label: 'price_growth', least: -0.5, most: 1 },
    { key: 'investment_from', form: 'money', label: 'investment_from', least: 0, most: 1e12 },
    { key: 'reserve', form: 'share', label: 'reserve', least: 0, most: 1 },
  ],
  moves: [
    { key: 'cascade', form: 'choice', label: 'cascade' },
    { key: 'moving_cost', form: 'money', label: 'moving_cost', least: 0, most: 1e12 },
    { key: 'moving_points', form: 'real', label: 'moving_points', unit: 'points', least: 0, most: 1000 },
    { key: 'half_hours_a_day', form: 'integer', label: 'half_hours_a_day', least: 1, most: 48 },
  ],
  lots: [
    { key: 'lot_least', form: 'integer', label: 'lot_least', hint: 'lot', unit: 'machines', least: 0, most: 1_000_000 },
    { key: 'lot_scope', form: 'choice', label: 'lot_scope' },
    { key: 'own_price_markup', form: 'share', label: 'own_price_markup', least: 0, most: 10 },
  ],
  failures: [
    { key: 'failure_first_year', form: 'share', label: 'failure_first_year', least: 0, most: 1 },
    { key: 'failure_yearly_growth', form: 'share', label: 'failure_yearly_growth', least: 0, most: 1 },
    { key: 'failure_disk_warning', form: 'share', label: 'failure_disk_warning', least: 0, most: 1 },
    { key: 'failure_disk_failing', form: 'share', label: 'failure_disk_failing', least: 0, most: 1 },
  ],
} satisfies Record<string, Field[]>;

export const policyFields: Field[] = Object.values(policyGroups).flat();
