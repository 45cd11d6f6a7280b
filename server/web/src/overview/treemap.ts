/** A rectangle in parts of a hundred of the whole. */
export interface Cell<Item> {
  item: Item;
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Lays items out so that areas are as their sizes and cells as square as may be: Bruls, Huizing, van Wijk, "Squarified
 * Treemaps" (2000). `aspect` is the width of the whole for a height of 1. Items without size are left out.
 */
export function treemap<Item>(items: Item[], size: (item: Item) => number, aspect: number): Cell<Item>[] {
  const sized = items
    .map((item) => ({ item, area: size(item) }))
    .filter(({ area }) => area > 0)
    .sort((one, other) => other.area - one.area);
  const sum = sized.reduce((total, { area }) => total + area, 0);
  const cells: Cell<Item>[] = [];
  const free = { left: 0, top: 0, width: aspect, height: 1 };
  const scale = aspect / sum;
  let row: typeof sized = [];

  const worst = (areas: number[], side: number) => {
    const total = areas.reduce((a, b) => a + b, 0);
    return Math.max(...areas.map((area) => Math.max((side * side * area) / (total * total), (total * total) / (side * side * area))));
  };
  const lay = () => {
    const total = row.reduce((a, { area }) => a + area * scale, 0);
    const across = free.width >= free.height; // the row stands at the left side, or lies along the top
    const side = across ? free.height : free.width;
    const depth = total / side;
    let along = 0;
    for (const { item, area } of row) {
      const length = (area * scale) / depth;
      const [left, top] = across ? [free.left, free.top + along] : [free.left + along, free.top];
      const [width, height] = across ? [depth, length] : [length, depth];
      cells.push({ item, left: (left / aspect) * 100, top: top * 100, width: (width / aspect) * 100, height: height * 100 });
      along += length;
    }
    if (across) [free.left, free.width] = [free.left + depth, free.width - depth];
    else [free.top, free.height] = [free.top + depth, free.height - depth];
    row = [];
  };

  for (const next of sized) {
    const side = Math.min(free.width, free.height);
    const areas = row.map(({ area }) => area * scale);
    if (row.length > 0 && worst([...areas, next.area * scale], side) > worst(areas, side)) lay();
    row.push(next);
  }
  if (row.length > 0) lay();
  return cells;
}
