import type { Language } from '../words/language.svelte';

const locale = { vi: 'vi-VN', en: 'en-GB' } as const;
const million = 1_000_000;
const billion = 1_000_000_000;

const formats = new Map<string, Intl.NumberFormat>();

/** Made once for each way to write: making one takes a hundred times as long as writing a number by it. */
function numberFormat(language: Language, least: number, most: number): Intl.NumberFormat {
  const key = `${language} ${least} ${most}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale[language], { minimumFractionDigits: least, maximumFractionDigits: most });
    formats.set(key, format);
  }
  return format;
}

/** A whole number with its thousands parted: 1.234.567. */
export function count(value: number, language: Language): string {
  return numberFormat(language, 0, 0).format(value);
}

/** A number with at most so many digits after the point. */
export function decimal(value: number, digits: number, language: Language): string {
  return numberFormat(language, 0, digits).format(value);
}

/** A part of one as per cent: 0,03%. What is not nothing never shows as nothing. */
export function percent(part: number, language: Language): string {
  const digits = part < 0.001 ? 3 : part < 0.1 ? 2 : 1;
  return `${decimal(part * 100, digits, language)}%`;
}

/** Money to the dong: 1.234.567 đ. */
export function dong(amount: number, language: Language): string {
  return `${count(amount, language)}\u00a0đ`;
}

const scales = {
  vi: { billion: 'tỷ', million: 'triệu', thousand: 'nghìn', unit: 'đồng' },
  en: { billion: 'billion', million: 'million', thousand: 'thousand', unit: 'dong' },
} as const;

/** Money short enough to say, without its unit: 2,40 tỷ; 146 triệu; 1,4 triệu. */
export function shortMoney(amount: number, language: Language): string {
  const words = scales[language];
  const fixed = (value: number, least: number, most: number) => numberFormat(language, least, most).format(value);
  if (amount >= 999.5 * million) return `${fixed(amount / billion, 2, 2)}\u00a0${words.billion}`;
  if (amount >= 99.95 * million) return `${fixed(amount / million, 0, 0)}\u00a0${words.million}`;
  if (amount >= million) return `${fixed(amount / million, 0, 1)}\u00a0${words.million}`;
  if (amount >= 1000 && amount % 1000 === 0) return `${fixed(amount / 1000, 0, 0)}\u00a0${words.thousand}`;
  return fixed(amount, 0, 0);
}

/** Money in words: 2,40 tỷ đồng. */
export function moneyInWords(amount: number, language: Language): string {
  return `${shortMoney(amount, language)}\u00a0${scales[language].unit}`;
}

const factors: [RegExp, number][] = [
  [/^(tỷ|tỉ|ty|ti|billion|bn|b)$/, billion],
  [/^(triệu|trieu|tr|million|mn|m)$/, million],
  [/^(nghìn|nghin|ngàn|ngan|thousand|k)$/, 1000],
];

/**
 * What a person typed as money, in dong: "1,55 tỷ", "1550 triệu", "1.550.000.000", "1.55 billion".
 * Null where it cannot be read as money. A point or comma before exactly three digits parts thousands unless a word of scale follows.
 */
export function readMoney(typed: string): number | null {
  const match = /^([\d.,\s]*\d)\s*(\p{L}*)\s*(đồng|dong|đ|vnd|₫)?$/u.exec(typed.normalize('NFC').trim().toLowerCase());
  if (!match) return null;
  const [, figures = '', word = ''] = match;
  if (/^(đồng|dong|đ|vnd|)$/.test(word)) {
    const parted = /^\d{1,3}([.,\s]\d{3})*$/.test(figures) || /^\d+$/.test(figures);
    return parted ? Number(figures.replace(/\D/g, '')) : null;
  }
  const factor = factors.find(([pattern]) => pattern.test(word))?.[1];
  const number = figures.replace(/\s/g, '');
  if (factor === undefined || !/^\d+([.,]\d+)?$/.test(number)) return null;
  return Math.round(Number(number.replace(',', '.')) * factor);
}
