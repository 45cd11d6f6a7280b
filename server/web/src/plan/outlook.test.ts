import { expect, test } from 'vitest';
import vi from '../words/vi';
import { lineOutlook } from './outlook';

const line = { action: 'left_out' as const, comes_in_at: null, serves_until: null, replaceable_from: null };

test('a seat left out says at which budget it comes in, else when its machine may be replaced', () => {
  expect(lineOutlook({ ...line, comes_in_at: 1_550_000_000, replaceable_from: '2028-01-01' }, vi)).toBe(
    'vào được từ ngân sách 1,55\u00a0tỷ\u00a0đồng',
  );
  expect(lineOutlook({ ...line, replaceable_from: '2028-01-31' }, vi)).toBe('được thay từ 31/01/2028');
  expect(lineOutlook(line, vi)).toBe('');
});

test('a remedy says until when it serves; what is kept says nothing', () => {
  expect(lineOutlook({ ...line, action: 'upgrade', serves_until: 2031 }, vi)).toBe('dùng tốt đến hết năm 2031');
  expect(lineOutlook({ ...line, action: 'keep', serves_until: 2031 }, vi)).toBe('');
});
