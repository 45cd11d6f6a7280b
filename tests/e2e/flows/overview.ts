import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberIn, type Desk } from '../desk.ts';

/** Follows a link that tells a number, and expects as many rows behind it. */
async function opensItsRows(desk: Desk, region: string | RegExp, link: string, told: number): Promise<void> {
  await desk.page.getByRole('region', { name: region }).getByRole('link', { name: link }).first().click();
  await desk.shows(told);
  await desk.page.goBack();
  await desk.page.getByRole('region', { name: region }).waitFor();
}

/** The district at a glance. */
export function overviewFlows(desk: Desk): void {
  test('the overview answers in a sentence of figures', async () => {
    await desk.page.locator('.answer b').first().waitFor();
    assert.match(await desk.page.locator('.answer').innerText(), /\d+/);
    assert.ok(await desk.page.getByText(desk.words.demo, { exact: true }).isVisible());
  });

  test('each number of the overview opens its rows', async () => {
    const { page, words } = desk;
    for (const state of ['ready', 'cannot'] as const) {
      const link = page.getByRole('region', { name: words.overview.windows11 }).getByRole('link', { name: words.windows11[state] });
      const told = numberIn(await link.innerText());
      assert.ok(told > 0);
      await opensItsRows(desk, words.overview.windows11, words.windows11[state], told);
    }
    const care = page.getByRole('region', { name: words.overview.care });
    for (const name of [words.overview.outOfSupport, words.overview.unknown, words.overview.silent]) {
      const told = numberIn(await care.locator(`dt:has-text("${name}") + dd`).innerText());
      if (told > 0) await opensItsRows(desk, words.overview.care, name, told);
    }
    const fit = page.getByRole('region', { name: words.overview.seats }).getByRole('link').first();
    const served = numberIn(await fit.innerText());
    await fit.click();
    await desk.shows(served);
    await page.goBack();
  });

  test('the quality of the data is told, and its worst fault opens its rows', async () => {
    const { page, words } = desk;
    const quality = page.getByRole('region', { name: words.overview.quality });
    const told = numberIn(await quality.locator('dd').first().innerText());
    await quality.locator('dt a').first().click();
    await desk.shows(told);
    assert.match(page.url(), /\/quality\?figure=/);
    await page.goBack();
  });

  test('a unit on the map opens its seats that fall short', async () => {
    const cell = desk.page.getByRole('region', { name: desk.words.overview.map }).getByRole('link').first();
    const low = numberIn(/: (\d[\d.,]*)/.exec((await cell.getAttribute('title'))!)![1]!);
    await cell.click();
    await desk.shows(low);
  });
}
