import type { MachinePage } from '../api/types';
import type { Language } from '../words/language.svelte';
import type vi from '../words/vi';

/** At most so many causes are told; the table below has them all. */
const mostCauses = 3;

function listed(parts: string[], and: string): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')}${and}${parts.at(-1)}`;
}

/** Whether a machine serves its seat, for what it does not, and what that takes. The server's own words where it cannot be judged. */
export function machineSentence(page: MachinePage, words: typeof vi, language: Language): string {
  const { sentence } = words.machine;
  if (!page.seat || (page.verdict !== 'low' && page.verdict !== 'fit')) return page.headline[language];
  const role = page.seat.role[language];
  const unknown = page.findings.filter((finding) => finding.verdict === 'unknown').map((finding) => words.inSentence[finding.aspect]);
  const unknowns = unknown.length > 0 ? sentence.unknown(unknown.join(', ')) : '';
  if (page.verdict === 'fit') return sentence.fit(role) + unknowns;
  const failing = page.findings.filter((finding) => finding.verdict === 'failing');
  const broken = failing.find((finding) => finding.aspect === 'machine');
  const causes = broken
    ? [broken.reason[language].toLowerCase()]
    : failing.slice(0, mostCauses).map((finding) => words.cause[finding.aspect]);
  const cheapest = page.remedies[0];
  const remedy = !cheapest ? '' : cheapest.cost === 0 ? sentence.costsNothing : sentence.costs(cheapest.cost);
  return (causes.length > 0 ? sentence.low(role, listed(causes, sentence.and)) : sentence.lowOnly(role)) + remedy + unknowns;
}
