import en from './en';
import vi from './vi';
import type { Text } from '../api/types';

export type Language = 'vi' | 'en';

export const catalogues: Record<Language, typeof vi> = { vi, en };
const remembered = 'rasoat.language';

let language = $state<Language>('vi');

export function currentLanguage(): Language {
  return language;
}

/** The catalogue of the language that is on. */
export function words(): typeof vi {
  return catalogues[language];
}

/** What the server says in both languages, in the one that is on. */
export function said(text: Text): string {
  return text[language];
}

export function speak(chosen: Language): void {
  language = chosen;
  document.documentElement.lang = chosen;
  localStorage.setItem(remembered, chosen);
}

/** The language chosen last time on this PC; Vietnamese where none was. */
export function recallLanguage(): void {
  speak(localStorage.getItem(remembered) === 'en' ? 'en' : 'vi');
}
