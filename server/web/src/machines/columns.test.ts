import { expect, test } from 'vitest';
import { columnsAsked, columnsIn } from './columns';

const from = (address: string) => columnsIn(new URLSearchParams(address));

test('columns stand in their order whatever the address says, the machine always first', () => {
  expect(from('columns=memory,place')).toEqual(['machine', 'place', 'memory']);
  expect(from('columns=colour')).toEqual(['machine']);
  expect(from('')).toContain('processor');
});

test('the usual choice is not written into the address', () => {
  expect(columnsAsked(from(''))).toBeNull();
  expect(from(`columns=${columnsAsked(['machine', 'year', 'memory'])}`)).toEqual(['machine', 'memory', 'year']);
});
