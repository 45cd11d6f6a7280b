import type { DataQuality } from '../api/types';

/** The figures that count most rows, the most first; those that count none are left out. */
export function worstFaults(quality: DataQuality, most: number): { definition: DataQuality['definitions'][number]; rows: number }[] {
  return quality.definitions
    .map((definition) => ({ definition, rows: quality.whole.figures[definition.figure] ?? 0 }))
    .filter(({ rows }) => rows > 0)
    .sort((one, other) => other.rows - one.rows)
    .slice(0, most);
}
