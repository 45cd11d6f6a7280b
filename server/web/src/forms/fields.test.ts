import { expect, test } from 'vitest';
import en from '../words/en';
import vi from '../words/vi';
import { faultOf, faultsOf, readField, recordOf, typedOf, typedRecord, type Field } from './fields';

const amount: Field = { key: 'amount', form: 'money', label: 'amount', least: 0, most: 1e15 };
const year: Field = { key: 'year', form: 'integer', label: 'year', least: 2020, most: 2100 };
const growth: Field = { key: 'price_growth', form: 'share', label: 'price_growth', least: -0.5, most: 1 };
const weight: Field = { key: 'weight', form: 'real', label: 'weight', least: 0.1, most: 10 };
const code: Field = { key: 'id', form: 'text', label: 'id', most: 5, pattern: /^[a-z0-9_-]+$/ };
const unit: Field = { key: 'unit_id', form: 'choice', label: 'unit_id', optional: true };
const faults = (field: Field, typed: string) => faultOf(field, typed, vi.forms.faults, 'vi');

test('money is typed as 1.234.567 and in words', () => {
  expect(readField(amount, '1.234.567')).toBe(1_234_567);
  expect(readField(amount, '1,55 tỷ')).toBe(1_550_000_000);
  expect(typedOf(amount, 1_234_567, 'vi')).toBe('1.234.567');
  expect(typedOf(amount, 1_234_567, 'en')).toBe('1,234,567');
  expect(faults(amount, 'nhiều')).toBe(vi.forms.faults.money);
  expect(faults(amount, '')).toBe(vi.forms.faults.required);
});

test('numbers out of range say the range, each language its own way', () => {
  expect(faults(year, '2019')).toBe(vi.forms.faults.range('2020', '2100'));
  expect(faults(year, '2027,5')).toBe(vi.forms.faults.whole);
  expect(faultOf(weight, '20', en.forms.faults, 'en')).toBe(en.forms.faults.range('0.1', '10'));
  expect(faults(weight, '1,5')).toBeNull();
  expect(readField(weight, '1,5')).toBe(1.5);
});

test('a share is typed as per cent and kept as a part of one', () => {
  expect(readField(growth, '3')).toBe(0.03);
  expect(readField(growth, '2,3 %')).toBe(0.023);
  expect(typedOf(growth, 0.023, 'vi')).toBe('2,3');
  expect(faults(growth, '200')).toBe(vi.forms.faults.range('-50%', '100%'));
});

test('codes and lengths are checked, and what may lack may be empty', () => {
  expect(faults(code, 'một')).toBe(vi.forms.faults.code);
  expect(faults(code, 'abcdef')).toBe(vi.forms.faults.long(5));
  expect(faults(unit, '')).toBeNull();
  expect(readField(unit, ' ')).toBeNull();
});

test('a day is typed as it is written in Vietnam', () => {
  const from: Field = { key: 'valid_from', form: 'day', label: 'valid_from' };
  expect(readField(from, '1/7/2025')).toBe('2025-07-01');
  expect(typedOf(from, '2025-07-01', 'vi')).toBe('01/07/2025');
  expect(faults(from, '30/02/2025')).toBe(vi.forms.faults.day);
});

test('a record goes into a form and back', () => {
  const fields = [amount, year, weight, unit, { key: 'ssd', form: 'yes', label: 'needs_ssd' } as Field];
  const record = { amount: 900_000_000, year: 2027, weight: 1.2, unit_id: null, ssd: true };
  const typed = typedRecord(fields, record, 'vi');
  expect(typed).toEqual({ amount: '900.000.000', year: '2027', weight: '1,2', unit_id: '', ssd: true });
  expect(recordOf(fields, typed)).toEqual(record);
  expect(faultsOf(fields, typed, vi.forms.faults, 'vi')).toEqual({});
  expect(Object.keys(faultsOf(fields, { ...typed, year: '', amount: 'x' }, vi.forms.faults, 'vi'))).toEqual(['amount', 'year']);
});
