import { expect, test } from 'vitest';
import type { Norm } from '../api/types';
import { highestCeiling } from './fields';

const norm = (kind: Norm['kind'], price_ceiling: number, valid_from: string, valid_to: string | null = null): Norm => ({
  id: 'n',
  version: 'v',
  shipped: true,
  position: 'official',
  name_vi: 'Công chức',
  name_en: 'Officials',
  kind,
  price_ceiling,
  decision: '15/2025/QĐ-TTg',
  valid_from,
  valid_to,
  confirmed: true,
  source: null,
});

test('the highest ceiling is that of the norms in force on the day', () => {
  const norms = [
    norm('desktop', 15_000_000, '2018-01-01', '2025-06-30'),
    norm('desktop', 20_000_000, '2025-07-01'),
    norm('desktop', 25_000_000, '2025-07-01'),
    norm('laptop', 30_000_000, '2025-07-01'),
  ];
  expect(highestCeiling(norms, 'desktop', '2026-11-24')).toBe(25_000_000);
  expect(highestCeiling(norms, 'desktop', '2025-06-30')).toBe(15_000_000);
  expect(highestCeiling(norms, 'desktop', '2017-12-31')).toBeNull();
});
