import { count, decimal, readMoney } from '../format/money';
import { day, dayTyped } from '../format/time';
import type { Language } from '../words/language.svelte';
import type vi from '../words/vi';

/** What a field of a form holds. A share is typed as per cent and kept as a part of one. */
export type FieldForm = 'text' | 'money' | 'integer' | 'real' | 'share' | 'yes' | 'choice' | 'day';

export interface Field {
  key: string;
  form: FieldForm;
  /** The field's label: a key of words.forms.labels. */
  label: keyof (typeof vi)['forms']['labels'];
  /** What to say below it. */
  hint?: keyof (typeof vi)['forms']['hints'];
  /** What stands behind it: GB, years. */
  unit?: keyof (typeof vi)['forms']['units'];
  optional?: boolean;
  least?: number;
  most?: number;
  pattern?: RegExp;
  /** Fixed once it was given. */
  fixed?: boolean;
}

export type Typed = Record<string, string | boolean>;
export type Value = string | number | boolean | null;

/** A number typed with a comma or a point: "1,5"; null where it is none. Thousands are not parted here. */
function readNumber(typed: string): number | null {
  const text = typed.trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

/** The value that was typed; null where nothing was, undefined where it cannot be read. */
export function readField(field: Field, typed: string | boolean | undefined): Value | undefined {
  if (field.form === 'yes') return typed === true;
  const text = String(typed ?? '').trim();
  if (text === '') return null;
  switch (field.form) {
    case 'money':
      return readMoney(text) ?? undefined;
    case 'integer': {
      const number = readNumber(text);
      return number !== null && Number.isInteger(number) ? number : undefined;
    }
    case 'real':
      return readNumber(text) ?? undefined;
    case 'day':
      return dayTyped(text) ?? undefined;
    case 'share': {
      const number = readNumber(text.replace(/\s*%$/, ''));
      return number === null ? undefined : Math.round(number * 1e6) / 1e8;
    }
    default:
      return text;
  }
}

/** A value as it stands in its field. */
export function typedOf(field: Field, value: Value | undefined, language: Language): string | boolean {
  if (field.form === 'yes') return value === true;
  if (value === null || value === undefined) return '';
  if (field.form === 'day') return day(`${String(value)}T12:00:00`);
  if (typeof value !== 'number') return String(value);
  if (field.form === 'money') return count(value, language);
  if (field.form === 'share') return decimal(value * 100, 6, language);
  return field.form === 'real' ? String(value).replace('.', language === 'vi' ? ',' : '.') : String(value);
}

/** Bounds as a person types them. */
function bound(field: Field, value: number, language: Language): string {
  if (field.form === 'money') return count(value, language);
  if (field.form === 'share') return `${decimal(value * 100, 6, language)}%`;
  // Years are read as years.
  return Number.isInteger(value) && Math.abs(value) < 10_000 ? String(value) : decimal(value, 6, language);
}

/** What is wrong with what was typed, in words; null: nothing. */
export function faultOf(
  field: Field,
  typed: string | boolean | undefined,
  said: (typeof vi)['forms']['faults'],
  language: Language,
): string | null {
  const value = readField(field, typed);
  if (value === null) return field.optional ? null : said.required;
  if (value === undefined) {
    const unread: Partial<Record<FieldForm, string>> = { money: said.money, integer: said.whole, day: said.day };
    return unread[field.form] ?? said.number;
  }
  if (typeof value === 'string') {
    if (field.pattern && !field.pattern.test(value)) return said.code;
    return field.most !== undefined && [...value].length > field.most ? said.long(field.most) : null;
  }
  if (typeof value !== 'number') return null;
  const { least, most } = field;
  if ((least !== undefined && value < least) || (most !== undefined && value > most))
    return said.range(bound(field, least ?? 0, language), bound(field, most ?? 0, language));
  return null;
}

/** The faults of all fields by their keys; empty: it can be saved. */
export function faultsOf(fields: Field[], typed: Typed, said: (typeof vi)['forms']['faults'], language: Language): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const fault = faultOf(field, typed[field.key], said, language);
    if (fault) faults[field.key] = fault;
  }
  return faults;
}

/** What all fields say, for the server; what is not filled in is null. Only where there are no faults. */
export function recordOf(fields: Field[], typed: Typed): Record<string, Value> {
  return Object.fromEntries(fields.map((field) => [field.key, readField(field, typed[field.key]) ?? null]));
}

export function typedRecord(fields: Field[], record: Record<string, unknown> | null, language: Language): Typed {
  return Object.fromEntries(fields.map((field) => [field.key, typedOf(field, (record?.[field.key] ?? null) as Value, language)]));
}
