/** What lies in a tree by its parent's id. */
interface InTree {
  id: string;
  parent_id: string | null;
}

/** A thing of a tree with how deep it lies below the top. */
export interface Placed<Item> {
  item: Item;
  depth: number;
}

/** A tree in the order in which it is read: each item followed by those below it. What names an unknown parent stands at the top. */
export function inTreeOrder<Item extends InTree>(items: Item[]): Placed<Item>[] {
  const below = new Map<string | null, Item[]>();
  const known = new Set(items.map(({ id }) => id));
  for (const item of items) {
    const parent = item.parent_id !== null && known.has(item.parent_id) ? item.parent_id : null;
    below.set(parent, [...(below.get(parent) ?? []), item]);
  }
  const placed: Placed<Item>[] = [];
  const walk = (parent: string | null, depth: number) => {
    for (const item of below.get(parent) ?? []) {
      placed.push({ item, depth });
      walk(item.id, depth + 1);
    }
  };
  walk(null, 0);
  return placed;
}

/** The ids of an item and of all below it. */
export function withThoseBelow<Item extends InTree>(items: Item[], top: string): Set<string> {
  const found = new Set([top]);
  for (const { item } of inTreeOrder(items)) if (item.parent_id !== null && found.has(item.parent_id)) found.add(item.id);
  return found;
}
