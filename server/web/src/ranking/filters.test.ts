import { expect, test } from 'vitest';
import { asked, filtersIn } from './filters';

test('an address tells the filters', () => {
  expect(filtersIn(new URLSearchParams('verdict=low&aspect=memory&unit=u3&q=dell'))).toEqual({
    verdict: 'low',
    aspect: 'memory',
    unit: 'u3',
    role: null,
    q: 'dell',
  });
});

test('what an address cannot mean is left out', () => {
  expect(filtersIn(new URLSearchParams('verdict=best&aspect=toString&q='))).toEqual({
    verdict: null,
    aspect: null,
    unit: null,
    role: null,
    q: null,
  });
});

test('only filters that are on are asked for', () => {
  expect(asked({ verdict: null, aspect: 'age', unit: null, role: null, q: null })).toEqual({ aspect: 'age' });
});
