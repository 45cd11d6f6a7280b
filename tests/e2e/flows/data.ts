import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastNumberIn, type Desk } from '../desk.ts';
import { shown } from '../words.ts';

/** Data quality, imports, doubtful duplicates. */
export function dataFlows(desk: Desk): void {
  test('a figure of the data’s quality opens the rows behind it', async () => {
    const { page, words } = desk;
    await desk.turnTo('quality');
    await page.locator('.answer b').first().waitFor();
    const figure = page.getByRole('region', { name: words.quality.qualities.live }).getByRole('button').first();
    const told = lastNumberIn(await figure.innerText());
    assert.ok(told > 0);
    await figure.click();
    await desk.shows(told);
    assert.match(page.url(), /figure=/);
  });

  test('a list of seats is previewed row by row, confirmed and taken back', async () => {
    const { page, words } = desk;
    const { imports } = words;
    await desk.turnTo('imports');
    await page.getByLabel(imports.kind).selectOption({ label: imports.kinds.seats });
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'vi-tri.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(
          `Đơn vị;Mã vị trí;Tên vị trí;Vai trò\n${desk.ownUnit};nhap-01;Chỗ mới;clerk\nĐơn vị không có;nhap-02;Chỗ lạc;clerk\n`,
        ),
      });
    await page.getByRole('button', { name: imports.rows.only.problems }).click();
    await page.getByRole('row').filter({ hasText: imports.rows.outcomes.refused }).waitFor();
    await desk.look('import-preview');
    await page.getByRole('button', { name: imports.confirm(1) }).click();
    await page.getByText(imports.states.confirmed, { exact: true }).first().waitFor();
    await desk.turnTo('imports');
    await desk.pressTwice(page, words.undo, words.undoSure);
    await page.getByText(imports.states.undone, { exact: true }).first().waitFor();
  });

  test('where nothing is doubtful the page says so', async () => {
    const { page, words } = desk;
    await desk.turnTo('duplicates');
    await page.getByText(shown(words.duplicates.sentence.open(0))).waitFor();
  });

  test('two records of one machine are seen side by side, merged, and the merge is undone', async () => {
    const { page, words } = desk;
    const { duplicates } = words;
    // an officer's own suspicion, through the API as a page would ask
    await page.evaluate(async () => {
      const json = async (path: string) => (await fetch(path)).json();
      const { csrf_token } = (await json('/api/v1/session')) as { csrf_token: string };
      const { items } = (await json('/api/v1/machines?limit=2&verdict=fit')) as { items: { machine: { id: string } }[] };
      const answer = await fetch('/api/v1/doubtful-duplicates', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf_token },
        body: JSON.stringify({ one_id: items[0]!.machine.id, other_id: items[1]!.machine.id }),
      });
      if (answer.status !== 201) throw new Error(await answer.text());
    });
    await page.reload();
    const pair = page.locator('section').filter({ has: page.getByRole('button', { name: duplicates.keepApart }) });
    await pair.getByRole('columnheader').nth(2).waitFor();
    await desk.look('duplicates-pair');
    const name = (await pair.getByRole('columnheader').getByRole('link').first().innerText()).trim();
    await pair
      .getByRole('button', { name: duplicates.mergeInto(name) })
      .first()
      .click();
    await pair.getByRole('button', { name: duplicates.mergeSure }).click();
    await page.getByText(shown(duplicates.sentence.open(0))).waitFor();
    await page.getByRole('button', { name: duplicates.states.merged }).click();
    await desk.pressTwice(page, words.undo, words.undoSure);
    await page.getByRole('button', { name: duplicates.states.open }).click();
    await page.getByRole('button', { name: duplicates.keepApart }).click();
    await page.getByText(shown(duplicates.sentence.open(0))).waitFor();
  });
}
