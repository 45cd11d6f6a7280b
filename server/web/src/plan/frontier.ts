import type { FrontierPoint } from '../api/types';

/** The two points of the frontier between which a budget lies, and how far between them (0 to 1). The frontier is sorted by budget. */
function around(frontier: FrontierPoint[], budget: number): { left: FrontierPoint; right: FrontierPoint; part: number } | null {
  const first = frontier[0];
  const last = frontier.at(-1);
  if (!first || !last) return null;
  if (budget <= first.budget) return { left: first, right: first, part: 0 };
  if (budget >= last.budget) return { left: last, right: last, part: 0 };
  const index = frontier.findIndex((point) => point.budget > budget);
  const left = frontier[index - 1]!;
  const right = frontier[index]!;
  return { left, right, part: (budget - left.budget) / (right.budget - left.budget) };
}

/** Points in the order of their budgets, one a budget: what the other functions take. */
export function inOrder(points: FrontierPoint[]): FrontierPoint[] {
  const sorted = [...points].sort((a, b) => a.budget - b.budget || b.seats_fit - a.seats_fit);
  return sorted.filter((point, index) => index === 0 || point.budget !== sorted[index - 1]!.budget);
}

/** How many seats fit at a budget, read off the curve; null where there is no curve. Not whole: it is for drawing. */
export function heightAt(frontier: FrontierPoint[], budget: number): number | null {
  const place = around(frontier, budget);
  return place && place.left.seats_fit + (place.right.seats_fit - place.left.seats_fit) * place.part;
}

/** How many seats are sure to fit at a budget as far as the curve tells: whole, never more than it shows. */
export function seatsFitAt(frontier: FrontierPoint[], budget: number): number | null {
  const height = heightAt(frontier, budget);
  return height === null ? null : Math.floor(height + 1e-9);
}

/** What the next seats cost: the nearest point of the curve that mends more seats than now. Null where none does. */
export function nextStep(frontier: FrontierPoint[], budget: number, seatsNow: number): { extra: number; seats: number } | null {
  const next = frontier.find((point) => point.budget > budget && point.seats_fit > seatsNow);
  return next ? { extra: next.budget - budget, seats: next.seats_fit - seatsNow } : null;
}

/** The least round number (1, 2 or 5 times a power of ten) that parts a range into no more than so many pieces. */
export function roundStep(range: number, pieces: number): number {
  if (range <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(range / pieces));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => range / step <= pieces)!;
}

/** Round values from the first at or above `from` to `to`, for an axis. */
export function ticks(from: number, to: number, pieces: number): number[] {
  const step = roundStep(to - from, pieces);
  const values: number[] = [];
  for (let value = Math.ceil(from / step) * step; value <= to + step * 1e-9; value += step) values.push(value);
  return values;
}

/** A budget near the wanted one that is round enough to say, within the curve. */
export function roundBudget(budget: number, domain: number): number {
  const step = Math.max(1_000_000, roundStep(domain, 400));
  return Math.min(Math.max(Math.round(budget / step) * step, 0), domain);
}
