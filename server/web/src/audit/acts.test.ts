import { expect, test } from 'vitest';
import vi from '../words/vi';
import { actOf } from './acts';

test('an act is told in words, and an unknown one by its name', () => {
  expect(actOf('sign-in', vi)).toBe('Đăng nhập');
  expect(actOf('paint-wall', vi)).toBe('paint-wall');
  expect(actOf('toString', vi)).toBe('toString');
});
