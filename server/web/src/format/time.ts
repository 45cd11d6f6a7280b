import type { Language } from '../words/language.svelte';

/** A day as it is written in Vietnam: 24/11/2026. */
export function day(moment: string | Date): string {
  return new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date(moment));
}

/** A day and the hour: 24/11/2026 08:35. */
export function dayAndHour(moment: string | Date): string {
  const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(new Date(moment));
  return `${day(moment)} ${hour}`;
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
