import { expect, test } from 'vitest';
import type { Finding, RankingItem } from '../api/types';
import en from '../words/en';
import vi from '../words/vi';
import { whyOf } from './why';

const text = (words: string) => ({ vi: words, en: words });
const finding = (aspect: Finding['aspect'], verdict: Finding['verdict'], reason: string): Finding => ({
  aspect,
  verdict,
  score: verdict === 'unknown' ? null : 20,
  has: text(''),
  needs: text(''),
  reason: text(reason),
  mend: null,
});
const item: RankingItem = {
  rank: 1,
  seat: { id: 's', name: 'Văn thư', unit_id: 'u', unit: 'Xã Tân Tập', role_id: 'clerk', role: text('') },
  machine: { id: 'm', name: 'Lenovo M73', summary: '4 GB · HDD', reported_at: null },
  score: 20,
  verdict: 'low',
  reasons: [finding('windows11', 'failing', 'Windows 7 đã hết hạn hỗ trợ'), finding('memory', 'failing', ''), finding('age', 'short', '')],
  unknowns: [finding('disk_health', 'unknown', '')],
  remedy: null,
};

test('the worst reason is told in full, the others by name, the unknown too', () => {
  expect(whyOf(item, vi, 'vi')).toEqual({ first: 'Windows 7 đã hết hạn hỗ trợ', rest: 'thêm: bộ nhớ, tuổi máy · chưa rõ: sức khỏe ổ' });
  expect(whyOf(item, en, 'en').rest).toBe('also: memory, age · unknown: disk health');
});

test('a seat without a machine says so', () => {
  expect(whyOf({ ...item, machine: null, reasons: [], unknowns: [], verdict: 'no_machine' }, vi, 'vi')).toEqual({
    first: 'Vị trí chưa có máy nào',
    rest: '',
  });
});

test('a machine of which too little is known is not called fit', () => {
  const first = whyOf({ ...item, reasons: [], score: null, verdict: 'unknown' }, vi, 'vi').first;
  expect(first).toBe(vi.ranking.tooLittleKnown);
});

test('a machine that meets all says so', () => {
  expect(whyOf({ ...item, reasons: [], unknowns: [], verdict: 'fit' }, vi, 'vi').first).toBe('Đạt mọi yêu cầu');
});
