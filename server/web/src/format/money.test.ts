import { describe, expect, test } from 'vitest';
import { count, dong, moneyInWords, percent, readMoney, shortMoney } from './money';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('money to the dong is parted by points in Vietnamese and commas in English', () => {
  expect(plain(dong(1_234_567, 'vi'))).toBe('1.234.567 đ');
  expect(plain(dong(1_234_567, 'en'))).toBe('1,234,567 đ');
  expect(count(420, 'vi')).toBe('420');
});

describe('money in words', () => {
  test.each([
    [2_400_000_000, '2,40 tỷ đồng', '2.40 billion dong'],
    [999_900_000, '1,00 tỷ đồng', '1.00 billion dong'],
    [146_000_000, '146 triệu đồng', '146 million dong'],
    [99_960_000, '100 triệu đồng', '100 million dong'],
    [1_400_000, '1,4 triệu đồng', '1.4 million dong'],
    [12_000_000, '12 triệu đồng', '12 million dong'],
    [800_000, '800 nghìn đồng', '800 thousand dong'],
    [0, '0 đồng', '0 dong'],
  ])('%i', (amount, vi, en) => {
    expect(plain(moneyInWords(amount, 'vi'))).toBe(vi);
    expect(plain(moneyInWords(amount, 'en'))).toBe(en);
  });
  test('the short form leaves the unit out', () => expect(plain(shortMoney(1_550_000_000, 'vi'))).toBe('1,55 tỷ'));
});

describe('money that a person types', () => {
  test.each([
    ['1,55 tỷ', 1_550_000_000],
    ['1.55 tỷ đồng', 1_550_000_000],
    ['1550 triệu', 1_550_000_000],
    ['1.550.000.000', 1_550_000_000],
    ['1,550,000,000 đ', 1_550_000_000],
    ['12.5 tr', 12_500_000],
    ['900 nghìn', 900_000],
    ['2 billion', 2_000_000_000],
    ['0', 0],
  ])('%s is read', (typed, amount) => expect(readMoney(typed)).toBe(amount));
  test.each(['', 'nhiều', '1,2,3 tỷ', '-5 triệu', '12.5', '3 bò'])('%j is not money', (typed) => expect(readMoney(typed)).toBeNull());
  test('what is shown can be typed back', () => {
    for (const amount of [2_400_000_000, 146_000_000, 1_400_000, 800_000]) expect(readMoney(moneyInWords(amount, 'vi'))).toBe(amount);
  });
});

test('a small gap does not show as nothing', () => {
  expect(percent(0.0003, 'vi')).toBe('0,03%');
  expect(percent(0.000012, 'vi')).toBe('0,001%');
  expect(percent(0.125, 'en')).toBe('12.5%');
});
