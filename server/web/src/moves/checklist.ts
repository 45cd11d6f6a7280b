import type { PlanMove } from '../api/types';

/** The steps of one day of work; of day 0, what is ordered before the year's first day. */
export interface Day {
  year: number;
  day: number;
  steps: PlanMove[];
  halfHours: number;
  /** Where the technician goes that day, in order, each once. */
  units: string[];
}

/** Steps in their order, day by day. What comes off for good at a year's end belongs to its last day. */
export function days(steps: PlanMove[]): Day[] {
  const found: Day[] = [];
  for (const step of steps) {
    let last = found.at(-1);
    if (!last || last.year !== step.year || last.day !== step.day) {
      last = { year: step.year, day: step.day, steps: [], halfHours: 0, units: [] };
      found.push(last);
    }
    last.steps.push(step);
    last.halfHours += step.half_hours;
    if (step.unit_name && !last.units.includes(step.unit_name)) last.units.push(step.unit_name);
  }
  return found;
}

/** The steps of a plan that are done, by their numbers, as this browser keeps them. */
export class Ticks {
  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
    private readonly plan: string,
  ) {}

  read(): Set<number> {
    try {
      const found: unknown = JSON.parse(this.storage.getItem(this.#name()) ?? '[]');
      return new Set(Array.isArray(found) ? found.filter((number) => Number.isInteger(number)) : []);
    } catch {
      return new Set();
    }
  }

  write(ticked: Set<number>): void {
    try {
      if (ticked.size === 0) this.storage.removeItem(this.#name());
      else this.storage.setItem(this.#name(), JSON.stringify([...ticked].sort((a, b) => a - b)));
    } catch {
      // the browser's storage is full or shut: the ticks hold as long as the page is open
    }
  }

  #name(): string {
    return `rasoat.ticks.${this.plan}`;
  }
}
