import { expect, test } from 'vitest';
import { splitRequest } from './split';

test('each new unit gets the seats that were sent to it, and the others stay', () => {
  const request = splitRequest('7', {
    on: '2027-01-01',
    decision: ' ',
    ends: false,
    parts: [
      { name: ' Tổ một ', code: 't1' },
      { name: 'Tổ hai', code: 't2' },
    ],
    goesTo: { '11': 0, '12': 1, '13': 0 },
  });
  expect(request).toEqual({
    kind: 'split',
    unit_id: '7',
    on: '2027-01-01',
    parts: [
      { name: 'Tổ một', code: 't1', seats: ['11', '13'] },
      { name: 'Tổ hai', code: 't2', seats: ['12'] },
    ],
    ends: false,
  });
});
