/** So many things that go from one node of the picture to another. */
export interface Flow {
  from: string;
  to: string;
  value: number;
}

export interface Box {
  key: string;
  column: number;
  value: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Ribbon extends Flow {
  /** The closed outline of the ribbon, for an SVG path. */
  path: string;
  thickness: number;
}

interface Frame {
  width: number;
  height: number;
  nodeWidth: number;
  /** Between two boxes of a column; less where the column is crowded. */
  gap: number;
}

export interface Sankey {
  boxes: Box[];
  ribbons: Ribbon[];
}

const rounded = (value: number) => Math.round(value * 10) / 10;

/** What a node carries: the greater of what comes in and what goes out. */
function weights(flows: Flow[]): Map<string, number> {
  const into = new Map<string, number>();
  const out = new Map<string, number>();
  for (const flow of flows) {
    out.set(flow.from, (out.get(flow.from) ?? 0) + flow.value);
    into.set(flow.to, (into.get(flow.to) ?? 0) + flow.value);
  }
  return new Map([...new Set([...into.keys(), ...out.keys()])].map((key) => [key, Math.max(into.get(key) ?? 0, out.get(key) ?? 0)]));
}

/** Puts a column into the order of where its neighbours to the left stand, so that fewer ribbons cross. */
function byNeighbours(column: string[], before: string[], flows: Flow[]): string[] {
  const place = new Map(before.map((key, index) => [key, index]));
  const middle = (key: string, index: number) => {
    const from = flows.filter((flow) => flow.to === key && place.has(flow.from));
    const sum = from.reduce((total, flow) => total + flow.value, 0);
    return sum === 0 ? index : from.reduce((total, flow) => total + place.get(flow.from)! * flow.value, 0) / sum;
  };
  const middles = new Map(column.map((key, index) => [key, middle(key, index)]));
  return [...column].sort((a, b) => middles.get(a)! - middles.get(b)!);
}

/**
 * A Sankey picture: boxes in columns, as high as what they carry, joined by ribbons as thick as what flows. The first
 * column keeps its order; the others are ordered by where their flows come from, but what is in `last` stays at the
 * bottom of its column. Keys that nothing flows through are left out.
 */
export function layOut(columns: string[][], flows: Flow[], frame: Frame, last: string[] = []): Sankey {
  const flowing = flows.filter((flow) => flow.value > 0);
  const weight = weights(flowing);
  const ordered: string[][] = [];
  for (const column of columns.map((keys) => keys.filter((key) => weight.has(key)))) {
    const before = ordered.at(-1);
    const sorted = before ? byNeighbours(column, before, flowing) : column;
    ordered.push([...sorted.filter((key) => !last.includes(key)), ...sorted.filter((key) => last.includes(key))]);
  }
  const gapOf = (count: number) => (count < 2 ? 0 : Math.min(frame.gap, (frame.height * 0.5) / (count - 1)));
  const scales = ordered
    .filter((column) => column.length > 0)
    .map((column) => {
      const sum = column.reduce((total, key) => total + weight.get(key)!, 0);
      return (frame.height - gapOf(column.length) * (column.length - 1)) / sum;
    });
  const scale = Math.min(...scales);
  const step = columns.length < 2 ? 0 : (frame.width - frame.nodeWidth) / (columns.length - 1);
  const boxes = new Map<string, Box>();
  ordered.forEach((keys, column) => {
    const gap = gapOf(keys.length);
    const used = keys.reduce((total, key) => total + weight.get(key)! * scale, 0) + gap * Math.max(0, keys.length - 1);
    let y = (frame.height - used) / 2;
    for (const key of keys) {
      const height = weight.get(key)! * scale;
      boxes.set(key, { key, column, value: weight.get(key)!, x: column * step, y, width: frame.nodeWidth, height });
      y += height + gap;
    }
  });
  return { boxes: [...boxes.values()], ribbons: ribbonsBetween(boxes, flowing, scale) };
}

/** Ribbons leave and reach a box from top to bottom in the order of the boxes at their other ends. */
function ribbonsBetween(boxes: Map<string, Box>, flows: Flow[], scale: number): Ribbon[] {
  const drawn = flows.filter((flow) => boxes.has(flow.from) && boxes.has(flow.to));
  const top = (key: string) => boxes.get(key)!.y;
  const starts = new Map<Flow, number>();
  const ends = new Map<Flow, number>();
  const leaving = new Map<string, number>();
  const reaching = new Map<string, number>();
  for (const flow of [...drawn].sort((a, b) => top(a.to) - top(b.to))) {
    starts.set(flow, top(flow.from) + (leaving.get(flow.from) ?? 0));
    leaving.set(flow.from, (leaving.get(flow.from) ?? 0) + flow.value * scale);
  }
  for (const flow of [...drawn].sort((a, b) => top(a.from) - top(b.from))) {
    ends.set(flow, top(flow.to) + (reaching.get(flow.to) ?? 0));
    reaching.set(flow.to, (reaching.get(flow.to) ?? 0) + flow.value * scale);
  }
  return drawn.map((flow) => {
    const left = boxes.get(flow.from)!;
    const thickness = flow.value * scale;
    const [x0, x1] = [left.x + left.width, boxes.get(flow.to)!.x];
    const [y0, y1] = [starts.get(flow)!, ends.get(flow)!];
    const half = rounded((x0 + x1) / 2);
    const [a, b, c, d] = [y0, y1, y1 + thickness, y0 + thickness].map(rounded);
    const path = `M${rounded(x0)} ${a}C${half} ${a} ${half} ${b} ${rounded(x1)} ${b}V${c}C${half} ${c} ${half} ${d} ${rounded(x0)} ${d}Z`;
    return { ...flow, path, thickness };
  });
}

/** A name as short as a picture needs it: without what stands in brackets at its end, and cut where it is still too long. */
export function shortName(name: string, most: number): string {
  const bare = name.replace(/ \([^()]*\)$/, '');
  return bare.length <= most ? bare : `${bare.slice(0, most - 1).trimEnd()}…`;
}

/** The greatest of a list with the rest as one: so that a picture of a hundred units can still be read. */
export function greatest(flows: Flow[], side: 'from' | 'to', most: number, others: string, fixed: string[]): Flow[] {
  const sums = new Map<string, number>();
  for (const flow of flows) if (!fixed.includes(flow[side])) sums.set(flow[side], (sums.get(flow[side]) ?? 0) + flow.value);
  if (sums.size <= most) return flows;
  const kept = new Set(
    [...sums]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, most - 1)
      .map(([key]) => key),
  );
  const joined = new Map<string, Flow>();
  for (const flow of flows) {
    const name = fixed.includes(flow[side]) || kept.has(flow[side]) ? flow[side] : others;
    const renamed = { ...flow, [side]: name };
    const key = JSON.stringify([renamed.from, renamed.to]);
    const known = joined.get(key);
    joined.set(key, known ? { ...known, value: known.value + flow.value } : renamed);
  }
  return [...joined.values()];
}
