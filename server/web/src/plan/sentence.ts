import type { FrontierPoint } from '../api/types';
import type vi from '../words/vi';
import { nextStep } from './frontier';

/** What a plan comes to, as far as its sentence tells. */
export interface Outcome {
  seats: number;
  fitBefore: number;
  fitAfter: number;
  budget: number;
}

/**
 * The plan in one or two sentences: how many seats fit, from how many, what is left and what that would take.
 * `frontier` is empty where the money is tied to funds: the curve is that of one free sum and would promise too much.
 */
export function planSentence(outcome: Outcome, frontier: FrontierPoint[], words: typeof vi): string {
  const { sentence } = words.plan;
  const left = outcome.seats - outcome.fitAfter;
  if (left <= 0) return sentence.allFit(outcome.seats, outcome.fitBefore);
  const fit = sentence.fit(outcome.fitAfter, outcome.seats, outcome.fitBefore);
  if (frontier.length === 0) return fit + sentence.left(left);
  const more = nextStep(frontier, outcome.budget, outcome.fitAfter);
  return fit + (more ? sentence.leftAndMore(left, Math.min(more.seats, left), more.extra) : sentence.leftAndNoMore(left));
}
