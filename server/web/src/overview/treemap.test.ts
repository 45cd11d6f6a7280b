import { expect, test } from 'vitest';
import { treemap } from './treemap';

const sizes = [60, 30, 12, 12, 6, 0, 3, 1];
const cells = treemap(sizes, (size) => size, 2);

test('areas are as the sizes and fill the whole', () => {
  const area = ({ width, height }: { width: number; height: number }) => (width * height) / 10_000;
  expect(cells.length).toBe(7);
  for (const cell of cells) expect(area(cell)).toBeCloseTo(cell.item / 124, 6);
});

test('no two cells overlap and none leaves the whole', () => {
  for (const cell of cells) {
    expect(cell.left).toBeGreaterThanOrEqual(-1e-9);
    expect(cell.top + cell.height).toBeLessThanOrEqual(100 + 1e-9);
    expect(cell.left + cell.width).toBeLessThanOrEqual(100 + 1e-9);
    for (const other of cells) {
      if (other === cell) continue;
      const apart =
        cell.left + cell.width <= other.left + 1e-9 ||
        other.left + other.width <= cell.left + 1e-9 ||
        cell.top + cell.height <= other.top + 1e-9 ||
        other.top + other.height <= cell.top + 1e-9;
      expect(apart).toBe(true);
    }
  }
});

test('nothing to lay out gives no cells', () => expect(treemap([], () => 1, 2)).toEqual([]));
