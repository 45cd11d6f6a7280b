import { expect, test } from 'vitest';
import type { Finding, MachinePage } from '../api/types';
import en from '../words/en';
import vi from '../words/vi';
import { machineSentence } from './sentence';

const both = (viText: string, enText = viText) => ({ vi: viText, en: enText });
const finding = (aspect: Finding['aspect'], verdict: Finding['verdict'], reason = ''): Finding => ({
  aspect,
  verdict,
  score: verdict === 'unknown' ? null : 20,
  has: both(''),
  needs: both(''),
  reason: both(reason),
  mend: null,
});
const page: MachinePage = {
  machine: { id: '1', name: 'Dell OptiPlex 3020', summary: '4 GB · HDD', reported_at: null },
  seat: {
    id: '1',
    name: 'Tiếp nhận hồ sơ 2',
    unit_id: '1',
    unit: 'Xã Long Hậu',
    role_id: 'one_stop',
    role: both('Bộ phận một cửa', 'One-stop desk'),
  },
  score: 41,
  verdict: 'low',
  findings: [finding('memory', 'failing'), finding('disk_kind', 'failing'), finding('age', 'short'), finding('disk_health', 'unknown')],
  remedies: [{ action: 'upgrade', what: both(''), cost: 1_400_000, score_after: 83 }],
  slots: [],
  hardware: [],
  history: [],
  windows11: both(''),
  headline: both('máy chủ nói', 'the server says'),
  valid_keys: 1,
};
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('a low machine tells for what, at which price it serves, and what is unknown', () => {
  expect(plain(machineSentence(page, vi, 'vi'))).toBe(
    'Máy này **chưa đạt yêu cầu của vị trí Bộ phận một cửa**: thiếu bộ nhớ và còn dùng ổ đĩa quay. **1,4 triệu đồng** là đủ để đạt. Còn chưa rõ: sức khỏe ổ.',
  );
  expect(plain(machineSentence(page, en, 'en'))).toBe(
    'This machine **falls short of the seat One-stop desk**: too little memory and a spinning disk. **1.4 million dong** is enough to mend that. Still unknown: disk health.',
  );
});

test('what costs nothing says so', () => {
  const free = { ...page, remedies: [{ ...page.remedies[0]!, cost: 0 }] };
  expect(machineSentence(free, vi, 'vi')).toContain('**không tốn tiền**');
});

test('a broken machine is called broken, whatever else it lacks', () => {
  const broken = { ...page, findings: [...page.findings, finding('machine', 'failing', 'Máy hỏng')] };
  expect(machineSentence(broken, vi, 'vi')).toContain(': máy hỏng.');
});

test('a machine that serves says so', () => {
  expect(machineSentence({ ...page, verdict: 'fit', findings: [], remedies: [] }, vi, 'vi')).toBe(
    'Máy này **đạt yêu cầu của vị trí Bộ phận một cửa**.',
  );
});

test('a machine that cannot be judged speaks in the server’s words', () => {
  expect(machineSentence({ ...page, seat: null, verdict: 'unassigned' }, vi, 'vi')).toBe('máy chủ nói');
});
