import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sizes, type Desk } from '../desk.ts';
import { look } from '../looks.ts';

/** Every page's address, and what shows that it is there. */
const pages = (desk: Desk) =>
  [
    ['overview', '/', 'tbody tr'],
    ['machines', '/machines', 'a.open'],
    ['ranking', '/ranking', '[role=cell] .action'],
    ['machine', desk.machinePath, 'tbody tr'],
    ['plan', '/plan', '[role=cell] .action'],
    ['progress', '/progress', '[role=cell] .action'],
    ['enrol', '/enrol', 'tbody tr'],
    ['organisation', '/organisation', '.unit'],
    ['quality', '/quality', 'tbody tr'],
    ['imports', '/imports', 'tbody tr'],
    ['duplicates', '/duplicates', '.answer'],
    ['accounts', '/accounts', 'tbody tr'],
    ['audit', '/audit', 'tbody tr'],
  ] as const;

/** Every page as it stands, held to axe, its width and its language. */
export function pagesFlows(desk: Desk): void {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every page is sound, ${colorScheme}, at a desk and on a phone`, async () => {
      const { page } = desk;
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const [name, path, ready] of pages(desk)) {
        await page.setViewportSize(sizes.desk);
        await desk.open(path);
        for (const size of [sizes.desk, sizes.phone]) {
          await page.setViewportSize(size);
          await page.locator(ready).first().waitFor();
          assert.equal(await page.locator('html').getAttribute('lang'), desk.language);
          await look(page, `${name}-${desk.language}-${colorScheme}-${size.width}`);
        }
      }
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
      await page.setViewportSize(sizes.desk);
    });
  }
}
