import type { CatalogueModel, Norm } from '../api/types';
import type { Field } from '../forms/fields';
import { plainCode } from '../rules/fields';

const text = 200;
const most = 1e9;

export const priceField: Field = { key: 'price', form: 'money', label: 'price', hint: 'money', least: 1, most };

export const modelGroups = {
  name: [
    { key: 'id', form: 'text', label: 'id', hint: 'code', most: 50, pattern: plainCode, fixed: true },
    { key: 'name_vi', form: 'text', label: 'name_vi', most: text },
    { key: 'name_en', form: 'text', label: 'name_en', most: text },
  ],
  money: [priceField],
  machine: [
    { key: 'kind', form: 'choice', label: 'kind' },
    { key: 'processor', form: 'text', label: 'processor', hint: 'processor', most: text },
    { key: 'memory_gb', form: 'integer', label: 'memory_gb', unit: 'gb', least: 1, most: 1024 },
    { key: 'disk_kind', form: 'choice', label: 'disk_kind' },
    { key: 'disk_gb', form: 'integer', label: 'disk_gb', unit: 'gb', least: 16, most: 16_384 },
    { key: 'monitors', form: 'integer', label: 'monitors', least: 0, most: 4 },
    { key: 'service_years', form: 'integer', label: 'service_years', unit: 'years', least: 1, most: 20 },
  ],
} satisfies Record<string, Field[]>;

export const modelFields: Field[] = Object.values(modelGroups).flat();

export const normGroups = {
  norm: [
    { key: 'position', form: 'text', label: 'position', hint: 'code', most: 50, pattern: plainCode },
    { key: 'kind', form: 'choice', label: 'kind' },
    { key: 'name_vi', form: 'text', label: 'name_vi', most: text },
    { key: 'name_en', form: 'text', label: 'name_en', most: text },
    { key: 'price_ceiling', form: 'money', label: 'price_ceiling', hint: 'money', least: 1, most },
  ],
  ground: [
    { key: 'decision', form: 'text', label: 'decision', most: text },
    { key: 'valid_from', form: 'day', label: 'valid_from' },
    { key: 'valid_to', form: 'day', label: 'valid_to', optional: true },
    { key: 'source', form: 'text', label: 'source', optional: true, most: 500 },
    { key: 'confirmed', form: 'yes', label: 'confirmed' },
  ],
} satisfies Record<string, Field[]>;

export const normFields: Field[] = Object.values(normGroups).flat();

export const termFields: Field[] = [
  { key: 'fitting', form: 'money', label: 'fitting', least: 0, most },
  { key: 'operating_system', form: 'money', label: 'operating_system', least: 0, most },
  { key: 'price_year', form: 'integer', label: 'price_year', least: 2000, most: 2200 },
  { key: 'source', form: 'text', label: 'price_source', most: 300 },
];

/** The highest ceiling in force on the day for that kind of machine; none: nothing limits its price. */
export function highestCeiling(norms: Norm[], kind: CatalogueModel['kind'], day: string): number | null {
  const inForce = norms.filter((norm) => norm.kind === kind && norm.valid_from <= day && (norm.valid_to === null || norm.valid_to >= day));
  return inForce.length === 0 ? null : Math.max(...inForce.map((norm) => norm.price_ceiling));
}
