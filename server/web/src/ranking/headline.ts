import type { Aspect, Overview } from '../api/types';
import type vi from '../words/vi';

/** The aspects that fail most often, the most frequent first; at most so many. Having no working machine is told apart. */
export function worstAspects(failing: Record<string, number>, most: number): [Aspect, number][] {
  return (Object.entries(failing) as [Aspect, number][])
    .filter(([aspect, machines]) => machines > 0 && aspect !== 'machine')
    .sort(([first, a], [second, b]) => b - a || first.localeCompare(second))
    .slice(0, most);
}

/** How many of how many machines fall short and of what most: the ranking's answer in one sentence. */
export function rankingHeadline(overview: Overview, words: typeof vi): string {
  const { headline, cause } = words;
  if (overview.machines === 0) return headline.noMachines;
  const withoutSeat = Math.max(0, overview.machines - (overview.seats - overview.seats_without_machine));
  if (withoutSeat >= overview.machines) return headline.onlyWithoutSeat(withoutSeat);
  let sentence: string;
  if (overview.low === 0) {
    sentence = headline.allFit(overview.machines - withoutSeat);
  } else {
    const causes = worstAspects(overview.failing_by_aspect, 2).map(([aspect, machines]) => headline.cause(cause[aspect], machines));
    sentence = `${headline.low(overview.low, overview.machines)}${causes.length > 0 ? headline.because(causes) : ''}.`;
  }
  if (overview.seats_without_machine > 0) sentence += headline.withoutMachine(overview.seats_without_machine);
  if (withoutSeat > 0) sentence += headline.withoutSeat(withoutSeat);
  if (overview.unknown > 0) sentence += headline.unknown(overview.unknown);
  return sentence;
}
