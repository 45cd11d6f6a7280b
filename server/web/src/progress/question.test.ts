import { expect, test } from 'vitest';
import { asked, questionIn } from './question';

test('an address asks for what it names, and nonsense in it for nothing', () => {
  expect(asked(questionIn(new URLSearchParams('state=waiting&unit=3&q=an')))).toEqual({ state: 'waiting', unit: '3', q: 'an' });
  expect(asked(questionIn(new URLSearchParams('state=half&q=')))).toEqual({});
});
