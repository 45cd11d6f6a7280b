import { describe, expect, test } from 'vitest';
import { greatest, layOut, shortName, type Flow } from './sankey';

const frame = { width: 400, height: 200, nodeWidth: 10, gap: 20 };
const flows: Flow[] = [
  { from: 'new', to: 'a', value: 6 },
  { from: 'new', to: 'b', value: 2 },
  { from: 'old', to: 'b', value: 1 },
  { from: 'old', to: 'scrap', value: 3 },
];
const picture = layOut(
  [
    ['new', 'old'],
    ['scrap', 'b', 'a'],
  ],
  flows,
  frame,
);
const box = (key: string) => picture.boxes.find((found) => found.key === key)!;

describe('boxes', () => {
  test('are as high as what they carry, on one scale', () => {
    expect(box('new').height / box('old').height).toBeCloseTo(8 / 4);
    expect(box('a').height).toBeCloseTo((6 / 8) * box('new').height);
  });
  test('of a column do not touch and stay within the frame', () => {
    for (const column of [0, 1]) {
      const inColumn = picture.boxes.filter((found) => found.column === column).sort((x, y) => x.y - y.y);
      inColumn.slice(1).forEach((found, index) => expect(found.y).toBeGreaterThan(inColumn[index]!.y + inColumn[index]!.height));
      expect(inColumn[0]!.y).toBeGreaterThanOrEqual(-1e-9);
      expect(inColumn.at(-1)!.y + inColumn.at(-1)!.height).toBeLessThanOrEqual(frame.height + 1e-9);
    }
  });
  test('stand where their flows come from', () => {
    expect(box('a').y).toBeLessThan(box('b').y);
    expect(box('b').y).toBeLessThan(box('scrap').y);
  });
  test('that are to stand last do', () => {
    const turned = layOut(
      [
        ['new', 'old'],
        ['a', 'b', 'scrap'],
      ],
      flows,
      frame,
      ['a'],
    );
    const y = (key: string) => turned.boxes.find((found) => found.key === key)!.y;
    expect(y('a')).toBeGreaterThan(y('scrap'));
  });
  test('that nothing flows through are not drawn', () =>
    expect(layOut([['new', 'idle'], ['a']], [flows[0]!], frame).boxes.map((found) => found.key)).toEqual(['new', 'a']));
});

describe('ribbons', () => {
  test('fill the boxes at both ends', () => {
    for (const key of ['new', 'old']) {
      const sum = picture.ribbons.filter((ribbon) => ribbon.from === key).reduce((total, ribbon) => total + ribbon.thickness, 0);
      expect(sum).toBeCloseTo(box(key).height);
    }
    const intoB = picture.ribbons.filter((ribbon) => ribbon.to === 'b').reduce((total, ribbon) => total + ribbon.thickness, 0);
    expect(intoB).toBeCloseTo(box('b').height);
  });
  test('join the right side of one box with the left side of the other', () =>
    expect(picture.ribbons[0]!.path).toMatch(/^M10 .* 390 .*Z$/));
  test('do not overlap where they leave', () => {
    const starts = picture.ribbons
      .filter((ribbon) => ribbon.from === 'old')
      .map((ribbon) => ({ y: Number(/^M\S+ ([\d.]+)C/.exec(ribbon.path)![1]), thickness: ribbon.thickness }))
      .sort((a, b) => a.y - b.y);
    expect(starts[1]!.y).toBeGreaterThanOrEqual(starts[0]!.y + starts[0]!.thickness - 0.1);
  });
});

test('a picture without flows is empty', () => expect(layOut([['a'], ['b']], [], frame)).toEqual({ boxes: [], ribbons: [] }));

test('a hundred boxes still fit: their gaps give way', () => {
  const many = Array.from({ length: 100 }, (_, index) => ({ from: 'new', to: `unit ${index}`, value: 1 }));
  const crowded = layOut([['new'], many.map((flow) => flow.to)], many, frame);
  const bottom = Math.max(...crowded.boxes.map((found) => found.y + found.height));
  expect(bottom).toBeLessThanOrEqual(frame.height + 1e-6);
  expect(Math.min(...crowded.boxes.map((found) => found.height))).toBeGreaterThan(0);
});

describe('the greatest of many', () => {
  test('stay, and the rest is one', () =>
    expect(greatest(flows, 'to', 2, 'others', [])).toEqual([
      { from: 'new', to: 'a', value: 6 },
      { from: 'new', to: 'others', value: 2 },
      { from: 'old', to: 'others', value: 4 },
    ]));
  test('what is fixed is neither counted nor joined', () =>
    expect(greatest(flows, 'to', 2, 'others', ['scrap']).map((flow) => flow.to)).toEqual(['a', 'b', 'b', 'scrap']));
});

test('a name loses its brackets first, then its end', () => {
  expect(shortName('Mua mới: Máy tính để bàn A (Core i3-12100, 8 GB)', 40)).toBe('Mua mới: Máy tính để bàn A');
  expect(shortName('Phòng Tài nguyên và Môi trường', 16)).toBe('Phòng Tài nguyê…');
  expect(shortName('Kế toán', 16)).toBe('Kế toán');
});
