import type { KeptFund } from '../api/types';
import type { Field } from '../forms/fields';

const text = 200;
const share: Field[] = [
  { key: 'share_rule', form: 'choice', label: 'share_rule', optional: true },
  { key: 'share_percent', form: 'real', label: 'share_percent', unit: 'percent', optional: true, least: 0, most: 100 },
  { key: 'share_item', form: 'choice', label: 'share_item', optional: true },
];

export const fundGroups = {
  money: [
    { key: 'code', form: 'text', label: 'code', most: 50 },
    { key: 'year', form: 'integer', label: 'year', least: 2020, most: 2100 },
    { key: 'amount', form: 'money', label: 'amount', hint: 'money', least: 0, most: 1e15 },
    { key: 'name_vi', form: 'text', label: 'name_vi', most: text },
    { key: 'name_en', form: 'text', label: 'name_en', most: text },
  ],
  rules: [
    { key: 'unit_id', form: 'choice', label: 'unit_id', optional: true },
    { key: 'kind', form: 'choice', label: 'spending', optional: true },
  ],
  years: [
    { key: 'line', form: 'text', label: 'line', hint: 'line', optional: true, most: 50 },
    { key: 'carries_over', form: 'yes', label: 'carries_over' },
  ],
  share,
} satisfies Record<string, Field[]>;

export const fundFields: Field[] = Object.values(fundGroups).flat();

/** Funds of one year. */
export interface FundYear {
  year: number;
  total: number;
  funds: KeptFund[];
}

/** The funds by their years, the latest first; within a year the greatest first. */
export function fundYears(funds: KeptFund[]): FundYear[] {
  const years = [...new Set(funds.map((fund) => fund.year))].sort((one, other) => other - one);
  return years.map((year) => {
    const ofYear = funds.filter((fund) => fund.year === year).sort((one, other) => other.amount - one.amount);
    return { year, total: ofYear.reduce((sum, fund) => sum + fund.amount, 0), funds: ofYear };
  });
}

/** The year that is spoken of: the next one with money, else the one that plans are made for. */
export function yearSpokenOf(funds: KeptFund[], today: Date): number {
  const next = today.getFullYear() + 1;
  const ahead = funds.map((fund) => fund.year).filter((year) => year >= today.getFullYear());
  return ahead.includes(next) || ahead.length === 0 ? next : Math.min(...ahead);
}
