import type { RankingItem } from '../api/types';
import type { Language } from '../words/language.svelte';
import type vi from '../words/vi';

/** Why a machine stands where it does: its reasons, worst first, and what is not known of it. */
export function whyOf(item: RankingItem, words: typeof vi, language: Language): { reasons: string; unknowns: string } {
  const reasons = item.reasons.map((finding) => finding.reason[language]);
  const unknowns = item.unknowns.map((finding) => words.aspect[finding.aspect].toLowerCase());
  return {
    reasons: reasons.length > 0 ? reasons.join('; ') : item.machine ? words.ranking.metAll : '',
    unknowns: unknowns.length > 0 ? words.ranking.unknowns(unknowns) : '',
  };
}
