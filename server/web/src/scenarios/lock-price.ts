import type { LockPrice } from '../api/types';
import type vi from '../words/vi';

/** Below this, in points, a difference is one of rounding. */
const nothing = 0.05;

/** What a lock costs, in a sentence: seats that no longer fit, money, and where neither changes, points of benefit. */
export function lockPriceSentence(price: Pick<LockPrice, 'benefit' | 'seats_fit' | 'spent'>, words: typeof vi): string {
  const { lock } = words.scenarios;
  const parts: string[] = [];
  if (price.seats_fit > 0) parts.push(lock.costsSeats(price.seats_fit));
  if (price.seats_fit < 0) parts.push(lock.bringsSeats(-price.seats_fit));
  if (price.benefit >= nothing) parts.push(lock.costsPoints(price.benefit));
  if (parts.length === 0 && price.spent <= 0) return lock.free;
  if (price.spent > 0) parts.push(lock.costsMoney(price.spent));
  if (price.spent < 0) parts.push(lock.sparesMoney(-price.spent));
  return lock.because(parts.join('; '));
}
