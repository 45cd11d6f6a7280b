import { expect, test } from 'vitest';
import { shortProcessor, shortSystem } from './names';

test.each([
  ['Intel(R) Core(TM) i5-2400 CPU @ 3.10GHz', 'Intel Core i5-2400 3.10GHz'],
  ['12th Gen Intel(R) Core(TM) i3-12100T', '12th Gen Intel Core i3-12100T'],
  ['AMD Ryzen 7 4700U with Radeon Graphics', 'AMD Ryzen 7 4700U'],
  ['AMD PRO A10-8770 R7, 10 COMPUTE CORES 4C+6G', 'AMD PRO A10-8770 R7'],
  ['AMD Ryzen 5 3600 6-Core Processor', 'AMD Ryzen 5 3600'],
  ['', ''],
])('%s is shown as %s', (name, short) => expect(shortProcessor(name)).toBe(short));

test('a system goes without its maker', () => {
  expect(shortSystem('Microsoft Windows 10 Pro 22H2')).toBe('Windows 10 Pro 22H2');
  expect(shortSystem('Debian GNU/Linux 12')).toBe('Debian GNU/Linux 12');
});
