import { expect, test } from 'vitest';
import type { Overview } from '../api/types';
import en from '../words/en';
import vi from '../words/vi';
import { rankingHeadline, worstAspects } from './headline';

const district: Overview = {
  organisation: 'Huyện',
  demo: true,
  seats: 421,
  seats_without_machine: 1,
  machines: 420,
  fit: 251,
  low: 169,
  unknown: 0,
  windows11: { ready: 200, switched_off: 40, cannot: 160, unknown: 20 },
  out_of_support: 60,
  failing_by_aspect: { memory: 98, disk_kind: 120, processor: 12, battery: 0 },
  newest_report: null,
  silent_machines: 0,
  headline: { vi: '', en: '' },
};

test('the sentence names how many fall short and the two commonest causes', () => {
  expect(rankingHeadline(district, vi)).toBe(
    '**169 trên 420 máy** chưa đạt yêu cầu công việc, nhiều nhất vì **còn dùng ổ đĩa quay** (120 máy) và **thiếu bộ nhớ** (98 máy). Có 1 vị trí chưa có máy.',
  );
  expect(rankingHeadline(district, en)).toBe(
    '**169 of 420 machines** fall short of the work, most often for **a spinning disk** (120) and **too little memory** (98). 1 seat has no machine.',
  );
});

test('where all fit it says so, and still tells what is unknown', () => {
  expect(rankingHeadline({ ...district, seats: 420, low: 0, seats_without_machine: 0, unknown: 2 }, vi)).toBe(
    '**Cả 420 máy** đều đạt yêu cầu công việc của vị trí. Còn 2 máy có điều chưa rõ.',
  );
});

test('machines without a seat are told apart, for the ranking does not show them', () => {
  expect(rankingHeadline({ ...district, machines: 423 }, vi)).toContain('Có 3 máy chưa gắn vị trí, nên chưa xếp hạng được.');
  expect(rankingHeadline({ ...district, seats: 0, seats_without_machine: 0, machines: 1, low: 0 }, en)).toBe(
    '**1 machine** has reported but has no seat yet, so nothing can be ranked.',
  );
});

test('without machines it does not speak of fitness', () => {
  expect(rankingHeadline({ ...district, machines: 0, low: 0 }, vi)).toBe('Chưa có máy nào gửi báo cáo.');
});

test('aspects that nobody fails are left out, ties are told apart by name', () => {
  expect(worstAspects({ memory: 2, age: 2, battery: 0 }, 5)).toEqual([
    ['age', 2],
    ['memory', 2],
  ]);
});
