import { expect, test } from 'vitest';
import { inTreeOrder, withThoseBelow } from './tree';

const item = (id: string, parent_id: string | null) => ({ id, parent_id });
const tree = [item('top', null), item('a', 'top'), item('b', 'top'), item('a1', 'a'), item('stray', 'gone')];

test('each item is followed by those below it; a stray one stands at the top', () => {
  expect(inTreeOrder(tree).map((placed) => [placed.item.id, placed.depth])).toEqual([
    ['top', 0],
    ['a', 1],
    ['a1', 2],
    ['b', 1],
    ['stray', 0],
  ]);
});

test('what lies below is found to any depth', () => {
  expect([...withThoseBelow(tree, 'top')].sort()).toEqual(['a', 'a1', 'b', 'top']);
  expect([...withThoseBelow(tree, 'b')]).toEqual(['b']);
});
