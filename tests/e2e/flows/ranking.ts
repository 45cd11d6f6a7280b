import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastNumberIn, type Desk } from '../desk.ts';

/** Worst first, and why. */
export function rankingFlows(desk: Desk): void {
  test('filters narrow the ranking, stay in the address, and survive a reload', async () => {
    const { page, words } = desk;
    await desk.open('/ranking');
    const all = await desk.total();
    assert.ok(all > 300);
    const reason = page.getByRole('group', { name: words.ranking.aspects }).getByRole('button').first();
    const told = lastNumberIn(await reason.innerText());
    assert.ok(told < all);
    await reason.click();
    await desk.shows(told);
    assert.match(page.url(), /aspect=/);
    await page.reload();
    await desk.shows(told);
  });

  test('the ranking scrolls to its last row', async () => {
    const { page } = desk;
    await desk.open('/ranking');
    const last = await desk.total();
    await page.locator('.page').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
    await page
      .locator(`[aria-rowindex="${last + 1}"] [role=cell]`)
      .first()
      .waitFor();
    await page.waitForFunction((index) => document.querySelector(`[aria-rowindex="${index}"]`)?.textContent?.trim(), last + 1);
  });

  test('a row of the ranking is reached and opened by keys alone', async () => {
    const { page } = desk;
    await desk.open('/ranking');
    await desk.total();
    // the first rows may be seats without a machine, which open nothing
    const pairs = await page
      .locator('[data-row]')
      .evaluateAll((rows) =>
        rows.map((row, index) => (row.querySelector('a') && rows[index + 1]?.querySelector('a') ? row.getAttribute('data-row') : null)),
      );
    await page
      .locator(`[data-row="${pairs.find((row) => row !== null)}"] a`)
      .first()
      .focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/machines\//);
  });
}
