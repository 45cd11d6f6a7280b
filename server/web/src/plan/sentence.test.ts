import { expect, test } from 'vitest';
import en from '../words/en';
import vi from '../words/vi';
import { planSentence } from './sentence';

const frontier = [
  { budget: 0, seats_fit: 251, benefit: 0 },
  { budget: 2_400_000_000, seats_fit: 402, benefit: 5 },
  { budget: 2_546_000_000, seats_fit: 411, benefit: 6 },
];
const outcome = { seats: 420, fitBefore: 251, fitAfter: 402, budget: 2_400_000_000 };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('a plan tells what is left and what part of it more money mends', () => {
  expect(plain(planSentence(outcome, frontier, vi))).toBe(
    '**402 trên 420 vị trí** có máy đạt yêu cầu công việc, từ 251 hôm nay. Còn 18 vị trí chưa đạt; 9 trong đó vào được nếu thêm **146 triệu đồng**.',
  );
  expect(plain(planSentence(outcome, frontier, en))).toBe(
    '**402 of 420 seats** have a machine that serves the work, up from 251 today. 18 seats still fall short; **146 million dong** more would mend 9 of them.',
  );
});

test('at the end of the curve it does not promise more', () => {
  const end = { ...outcome, fitAfter: 411, budget: 2_546_000_000 };
  expect(planSentence(end, frontier, vi)).toContain('thêm tiền ở mức này cũng chưa vào được');
});

test('where all fit nothing is left', () => {
  expect(planSentence({ ...outcome, fitAfter: 420 }, frontier, vi)).toBe('**Cả 420 vị trí** có máy đạt yêu cầu công việc, từ 251 hôm nay.');
});

test('without a curve it only counts', () => {
  expect(planSentence(outcome, [], vi)).toMatch(/Còn 18 vị trí chưa đạt\.$/);
});

test('no money, no change', () => {
  expect(planSentence({ ...outcome, fitAfter: 251, budget: 0 }, frontier, vi)).toContain('như hôm nay');
});
