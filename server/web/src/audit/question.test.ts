import { expect, test } from 'vitest';
import { asked, questionIn } from './question';

const from = (address: string) => asked(questionIn(new URLSearchParams(address)));

test('a day is asked for from its start to its end', () => {
  const { from: start, until } = from('from=2026-11-24&until=2026-11-24');
  expect(Date.parse(until!) - Date.parse(start!)).toBe(24 * 3600 * 1000);
});

test('an address asks for what it names, and nonsense in it for nothing', () => {
  expect(from('actor=lan&action=sign-in')).toEqual({ actor: 'lan', action: 'sign-in' });
  expect(from('from=yesterday&until=2026-13-45&actor=')).toEqual({});
});
