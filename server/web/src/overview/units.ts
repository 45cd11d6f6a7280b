import type { Unit } from '../api/types';

/** The units of the map: those right below the top where one unit holds all others, else the top ones. What a unit holds directly beside its parts is left to the table. */
export function unitsOfMap(units: Unit[]): Unit[] {
  const tops = units.filter((unit) => unit.parent_id === null);
  const only = tops.length === 1 ? tops[0] : undefined;
  const parts = only ? units.filter((unit) => unit.parent_id === only.id) : [];
  return parts.length > 0 ? parts : tops;
}

/** From 0 (all seats served) to 4 (three quarters low and more): the darkness of a unit on the map. */
export function shade(unit: Unit): number {
  return unit.seats === 0 || unit.low === 0 ? 0 : Math.min(4, 1 + Math.floor((unit.low / unit.seats) * 4));
}
