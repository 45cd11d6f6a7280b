import type { Language } from '../words/language.svelte';

// Made once: making one takes far longer than writing a moment by it.
const dayFormat = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: '2-digit', year: 'numeric' });
const hourFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** A day as it is written in Vietnam: 24/11/2026. */
export function day(moment: string | Date): string {
  return dayFormat.format(new Date(moment));
}

/** A day and the hour: 24/11/2026 08:35. */
export function dayAndHour(moment: string | Date): string {
  return `${day(moment)} ${hourFormat.format(new Date(moment))}`;
}

const justNow = { vi: 'vừa xong', en: 'just now' } as const;

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** How long ago, in words: 12 phút trước. Less than a minute is just now; so is what a clock that runs ahead says. */
export function ago(moment: string | Date, now: Date, language: Language): string {
  const seconds = (now.getTime() - new Date(moment).getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  for (const [unit, length] of steps) if (seconds >= length) return format.format(-Math.floor(seconds / length), unit);
  return justNow[language];
}

/** A day as people type it (24/11/2026, 24-11-2026, 24.11.26, or as machines write it: 2026-11-24) as 2026-11-24; null where it is no day. */
export function dayTyped(text: string): string | null {
  const parts = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})\s*$/.exec(text);
  const [year, month, date] = parts
    ? [Number(parts[3]) + (parts[3]!.length === 2 ? 2000 : 0), Number(parts[2]), Number(parts[1])]
    : (/^\s*(\d{4})-(\d\d)-(\d\d)\s*$/.exec(text)?.slice(1).map(Number) ?? []);
  if (year === undefined || month === undefined || date === undefined) return null;
  const moment = new Date(Date.UTC(year, month - 1, date));
  // the 31st of a month that has 30 days would be taken for the next one's first
  if (moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== date) return null;
  return moment.toISOString().slice(0, 10);
}
