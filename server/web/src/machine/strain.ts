/** The colour of a share of working time under strain, in per cent: a twentieth is noticed, a fifth is a burden. */
export function toneOfStrain(percent: number): 'fit' | 'upgrade' | 'replace' {
  if (percent < 5) return 'fit';
  return percent < 20 ? 'upgrade' : 'replace';
}
