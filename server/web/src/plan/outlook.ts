import type { PlanLine } from '../api/types';
import { day } from '../format/time';
import type vi from '../words/vi';

/** What comes after: until when the remedy serves; for a seat left out, the budget at which it would get something; for a machine too young, when it may be replaced. Empty where nothing of it is known. */
export function lineOutlook(
  line: Pick<PlanLine, 'action' | 'comes_in_at' | 'serves_until' | 'replaceable_from'>,
  words: typeof vi,
): string {
  if (line.action === 'left_out') {
    if (line.comes_in_at != null) return words.plan.comesInAt(line.comes_in_at);
    return line.replaceable_from ? words.plan.replaceableFrom(day(line.replaceable_from)) : '';
  }
  return line.serves_until != null && line.action !== 'keep' ? words.plan.servesUntil(line.serves_until) : '';
}
