import { expect, test } from 'vitest';
import { pageAt } from './page-at';

test('an address leads to its page, and one of a thing carries its id', () => {
  expect(pageAt('/ranking').key).toBe('/ranking');
  expect(pageAt('/machines/12')).toMatchObject({ key: '/machines/12', properties: { id: '12' } });
  expect(pageAt('/machines/a%20b').properties).toEqual({ id: 'a b' });
});

test.each(['/nowhere', '/ranking/1', '/machines/1/2', '/toString', '/__proto__/1', ''])('%s is no page', (path) =>
  expect(pageAt(path).key).toBe('not found'),
);
