import { expect, test } from 'vitest';
import { keepViews, savedViews, withoutView, withView } from './views';

function storage(kept?: string): Storage {
  const items = new Map(kept === undefined ? [] : [['rasoat.machine-views', kept]]);
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
  } as Storage;
}

test('a list is kept under its name, and the same name takes its place', () => {
  const kept = storage();
  const first = withView(savedViews(kept), { name: 'Cũ', query: 'year=2012' });
  keepViews(kept, withView(first, { name: 'Cũ', query: 'year=2014' }));
  expect(savedViews(kept)).toEqual([{ name: 'Cũ', query: 'year=2014' }]);
  expect(withoutView(savedViews(kept), 'Cũ')).toEqual([]);
});

test('what a browser cannot read back is no list', () => {
  expect(savedViews(storage('{'))).toEqual([]);
  expect(savedViews(storage('{"a":1}'))).toEqual([]);
  expect(savedViews(storage('[{"name":1},{"name":"a","query":"b"}]'))).toEqual([{ name: 'a', query: 'b' }]);
});
