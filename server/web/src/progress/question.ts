import type { LineProgress } from '../api/types';

export const states = ['done', 'falls_short', 'waiting', 'seat_gone'] as const satisfies readonly LineProgress[];

/** Which tasks of the plan are asked for; null is all. */
export interface ProgressQuestion {
  q: string | null;
  state: LineProgress | null;
  unit: string | null;
}

/** What an address asks for; what it cannot mean is left out. */
export function questionIn(query: URLSearchParams): ProgressQuestion {
  return {
    q: query.get('q')?.slice(0, 100) || null,
    state: states.find((state) => state === query.get('state')) ?? null,
    unit: query.get('unit') || null,
  };
}

/** What is asked, as the API takes it. */
export function asked(question: ProgressQuestion): { q?: string; state?: LineProgress; unit?: string } {
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value !== null));
}
