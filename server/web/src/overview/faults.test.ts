import { expect, test } from 'vitest';
import type { DataQuality } from '../api/types';
import { worstFaults } from './faults';

const definition = (figure: string) => ({
  figure,
  quality: 'live' as const,
  title: { vi: figure, en: figure },
  counts: { vi: '', en: '' },
});

test('the most frequent faults come first, and what nobody has is not told', () => {
  const quality = {
    definitions: ['silent', 'no_price', 'no_disk'].map(definition),
    whole: { figures: { silent: 2, no_price: 9, no_disk: 0 } },
  } as unknown as DataQuality;
  expect(worstFaults(quality, 4).map(({ definition, rows }) => [definition.figure, rows])).toEqual([
    ['no_price', 9],
    ['silent', 2],
  ]);
  expect(worstFaults(quality, 1)).toHaveLength(1);
});
