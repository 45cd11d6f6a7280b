import { expect, test } from 'vitest';
import { toneOfStrain } from './strain';

test('a machine that hardly ever waits is well, one that waits a fifth of the time is a burden', () => {
  expect([0, 4, 5, 19, 20, 100].map(toneOfStrain)).toEqual(['fit', 'fit', 'upgrade', 'upgrade', 'replace', 'replace']);
});
