import type { Trouble } from '../api/trouble';
import type { Language } from '../words/language.svelte';
import type vi from '../words/vi';

/** A trouble in a person's language: the server's own words where it gave them, ours where it could not. */
export function explain(trouble: Trouble, words: typeof vi, language: Language): { what: string; whatToDo: string } {
  const { problem } = trouble;
  if (problem) {
    return language === 'vi'
      ? { what: problem.title_vi ?? problem.title, whatToDo: problem.detail_vi ?? problem.detail }
      : { what: problem.title, whatToDo: problem.detail };
  }
  if (trouble.status === 0) return { what: words.trouble.unreachable, whatToDo: words.trouble.unreachableDo };
  return { what: words.trouble.unexpected(trouble.status), whatToDo: words.trouble.unexpectedDo };
}
