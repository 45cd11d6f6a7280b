import type { Verdict } from '../api/types';

/** The colour of a score: what passes is green; below half is as bad as it gets. */
export function toneOfScore(score: number | null, passes: boolean): 'fit' | 'upgrade' | 'replace' | 'keep' {
  if (score === null) return 'keep';
  if (passes) return 'fit';
  return score < 50 ? 'replace' : 'upgrade';
}

export function toneOfVerdict(verdict: Verdict): 'fit' | 'upgrade' | 'replace' | 'keep' {
  return ({ met: 'fit', short: 'upgrade', failing: 'replace', unknown: 'keep' } as const)[verdict];
}
