import { expect, test } from 'vitest';
import en from '../words/en';
import vi from '../words/vi';
import { lockPriceSentence } from './lock-price';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('a lock that changes nothing for the worse says that it is free', () => {
  expect(lockPriceSentence({ benefit: 0, seats_fit: 0, spent: 0 }, vi)).toBe(vi.scenarios.lock.free);
  expect(lockPriceSentence({ benefit: 0.01, seats_fit: 0, spent: -500_000 }, vi)).toBe(vi.scenarios.lock.free);
});

test('seats, points and money that a lock takes are told in this order', () => {
  expect(plain(lockPriceSentence({ benefit: 12.34, seats_fit: 2, spent: 12_500_000 }, vi))).toBe(
    'Vì khóa này: **2 vị trí khác** không còn đạt; lợi ích chung giảm **12,3 điểm**; tốn thêm **12,5 triệu đồng**.',
  );
  expect(plain(lockPriceSentence({ benefit: 12.34, seats_fit: 1, spent: -2_000_000 }, en))).toBe(
    'Because of this lock: **1 other seat** no longer fits; the benefit of all falls by **12.3 points**; **2 million dong** less is spent.',
  );
});

test('a lock may bring a seat and still take points', () =>
  expect(plain(lockPriceSentence({ benefit: 3, seats_fit: -1, spent: 0 }, en))).toBe(
    'Because of this lock: **1 more seat** fits; the benefit of all falls by **3 points**.',
  ));
