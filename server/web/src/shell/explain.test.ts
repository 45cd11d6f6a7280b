import { expect, test } from 'vitest';
import { Trouble } from '../api/trouble';
import en from '../words/en';
import vi from '../words/vi';
import { explain } from './explain';

const refused = new Trouble(422, {
  type: '/problems/out-of-range',
  title: 'Out of range',
  title_vi: 'Ngoài khoảng cho phép',
  status: 422,
  detail: 'year is 1999; allowed are 2020 to 2100.',
});

test('the server’s words come first, in the language that is on, English where it gave no other', () => {
  expect(explain(refused, vi, 'vi')).toEqual({ what: 'Ngoài khoảng cho phép', whatToDo: 'year is 1999; allowed are 2020 to 2100.' });
  expect(explain(refused, en, 'en').what).toBe('Out of range');
});

test('a server that is away is told from one that answers nonsense', () => {
  expect(explain(new Trouble(0, null), vi, 'vi').what).toBe('Không liên lạc được với máy chủ');
  expect(explain(new Trouble(502, null), en, 'en').what).toContain('502');
});
