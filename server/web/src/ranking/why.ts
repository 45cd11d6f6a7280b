import type { RankingItem } from '../api/types';
import type { Language } from '../words/language.svelte';
import type vi from '../words/vi';

/** Why a machine stands where it does: the worst reason in full; then, short, what else it lacks and what is not known of it. */
export function whyOf(item: RankingItem, words: typeof vi, language: Language): { first: string; rest: string } {
  if (!item.machine) return { first: words.ranking.noMachineWhy, rest: '' };
  const [worst, ...others] = item.reasons;
  const short = (findings: RankingItem['reasons']) => findings.map((finding) => words.inSentence[finding.aspect]).join(', ');
  const rest = [
    ...(others.length > 0 ? [words.ranking.others(short(others))] : []),
    ...(item.unknowns.length > 0 ? [words.ranking.unknowns(short(item.unknowns))] : []),
  ];
  const nothingWrong = item.verdict === 'unknown' ? words.ranking.tooLittleKnown : words.ranking.metAll;
  return { first: worst?.reason[language] ?? nothingWrong, rest: rest.join(' · ') };
}
