import type vi from '../words/vi';

/** What was done, in words; an act that has none yet is shown by its own name. */
export function actOf(action: string, words: typeof vi): string {
  const { acts } = words.audit;
  return Object.hasOwn(acts, action) ? acts[action as keyof typeof acts] : action;
}
