import type { Unit } from '../api/types';

/** A unit with how deep it lies below the top. */
export interface PlacedUnit {
  unit: Unit;
  depth: number;
}

/** The units as a tree is read: each followed by those below it. */
export function unitsInTree(units: Unit[]): PlacedUnit[] {
  const below = new Map<string | null, Unit[]>();
  const known = new Set(units.map(({ id }) => id));
  for (const unit of units) {
    const parent = unit.parent_id !== null && known.has(unit.parent_id) ? unit.parent_id : null;
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const placed: PlacedUnit[] = [];
  const walk = (parent: string | null, depth: number) => {
    for (const unit of below.get(parent) ?? []) {
      placed.push({ unit, depth });
      walk(unit.id, depth + 1);
    }
  };
  walk(null, 0);
  return placed;
}

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
