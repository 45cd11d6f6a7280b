import type vi from '../words/vi';

/** What was done, in words; an act that has none yet is shown by its own name. */
export function actOf(action: string, words: typeof vi): string {
  const { acts } = words.audit;
  return Object.hasOwn(acts, action) ? acts[action as keyof typeof acts] : action;
}

/** To what it was done: a kind of record and its number are said in words, a name is left as it is. */
export function subjectOf(subject: string, words: typeof vi): string {
  const [, kind = '', number = ''] = /^([a-z]+) (\d+)$/.exec(subject) ?? [];
  const { kinds } = words.audit;
  return Object.hasOwn(kinds, kind) ? `${kinds[kind as keyof typeof kinds]} ${number}` : subject;
}
