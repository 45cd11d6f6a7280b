import type { MachineOrder } from '../api/types';

/** The columns of the machines' table, in their order. The first always shows. */
export const columnNames = ['machine', 'place', 'score', 'processor', 'memory', 'disk', 'system', 'windows11', 'year', 'reported'] as const;
export type ColumnName = (typeof columnNames)[number];

/** How wide each is, and by what it sorts. */
export const columns: Record<ColumnName, { track: string; sort?: MachineOrder; number?: true }> = {
  machine: { track: 'minmax(0, 18fr)', sort: 'hostname' },
  place: { track: 'minmax(0, 17fr)', sort: 'unit' },
  score: { track: 'minmax(76px, 8fr)', sort: 'score' },
  processor: { track: 'minmax(0, 17fr)', sort: 'processor' },
  memory: { track: 'minmax(64px, 6fr)', sort: 'memory', number: true },
  disk: { track: 'minmax(0, 9fr)', sort: 'disk' },
  system: { track: 'minmax(0, 15fr)' },
  windows11: { track: 'minmax(0, 11fr)' },
  year: { track: 'minmax(52px, 5fr)', sort: 'year', number: true },
  reported: { track: 'minmax(0, 9fr)' },
};

const atFirst: ColumnName[] = ['machine', 'place', 'score', 'processor', 'memory', 'disk', 'system', 'reported'];

/** The columns that an address asks for (`columns=place,memory`), in our order; the usual ones where it asks for none. */
export function columnsIn(query: URLSearchParams): ColumnName[] {
  const named = query.get('columns')?.split(',');
  if (!named) return atFirst;
  return columnNames.filter((name) => name === 'machine' || named.includes(name));
}

/** How the choice is written in the address; null for the usual one. */
export function columnsAsked(chosen: readonly ColumnName[]): string | null {
  const ours = columnNames.filter((name) => chosen.includes(name));
  return ours.join() === atFirst.join() ? null : ours.join(',');
}
