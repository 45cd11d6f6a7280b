import type { RankingShift } from '../api/types';
import type vi from '../words/vi';

/** What would become of the ranking, in one sentence. */
export function shiftSentence(shift: RankingShift, words: typeof vi): string {
  const { seats, low_before, low_after } = shift;
  const said = words.forms.shift;
  if (low_after > low_before) return said.more(low_before, low_after, seats);
  if (low_after < low_before) return said.fewer(low_before, low_after, seats);
  return said.same(seats, low_after);
}

/** Whether any seat turns. */
export function turnsAny(shift: RankingShift): boolean {
  return shift.newly_low.total + shift.newly_fit.total > 0;
}
