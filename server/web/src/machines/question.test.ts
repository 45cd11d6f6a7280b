import { expect, test } from 'vitest';
import { asked, nextOrder, questionIn } from './question';

const from = (address: string) => questionIn(new URLSearchParams(address));

test('an address asks for what it names, and nonsense in it for nothing', () => {
  expect(asked(from('verdict=low&windows11=cannot&sort=memory&order=desc&q=dell'))).toEqual({
    verdict: 'low',
    windows11: 'cannot',
    sort: 'memory',
    order: 'desc',
    q: 'dell',
  });
  expect(asked(from('verdict=bad&windows11=x&sort=colour&order=up&kind=car&support=no&aspect=toString'))).toEqual({});
});

test('a heading sorts, sorts the other way, and lets go', () => {
  expect(nextOrder(from(''), 'memory')).toEqual({ sort: 'memory', order: null });
  expect(nextOrder(from('sort=memory'), 'memory')).toEqual({ sort: 'memory', order: 'desc' });
  expect(nextOrder(from('sort=memory&order=desc'), 'memory')).toEqual({ sort: null, order: null });
  expect(nextOrder(from('sort=memory&order=desc'), 'year')).toEqual({ sort: 'year', order: null });
  expect(nextOrder(from(''), 'hostname')).toEqual({ sort: null, order: 'desc' });
});
