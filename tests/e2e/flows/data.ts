import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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

  test('budgets by unit and year come in from the list that the page hands out, and go again as a whole', async () => {
    const { page, words } = desk;
    const { imports } = words;
    await desk.turnTo('budgets');
    await page.getByRole('link', { name: words.forms.import }).click();
    assert.equal(await page.getByLabel(imports.kind).inputValue(), 'funds');
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: imports.templateCsv, exact: true }).click(),
    ]);
    const list = readFileSync(await saved.path(), 'utf8');
    const file = (text: string) => ({ name: 'kinh-phi.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    const choose = page.locator('input[type=file]').first();
    await choose.setInputFiles(file(list));
    // As it was handed out it changes nothing.
    await page.getByText(imports.rows.outcomes.unchanged, { exact: true }).first().waitFor();
    assert.ok(await page.getByRole('button', { name: imports.confirm(0) }).isDisabled());
    await desk.pressTwice(page, imports.discard, imports.discardSure);

    await page.getByLabel(imports.kind).selectOption('funds');
    await choose.setInputFiles(
      file(
        `${desk.language === 'vi' ? 'Số tiền;Năm;Đơn vị' : 'Amount;Budget year;Unit'}\n1,25 tỷ;2033;${desk.ownUnit}\nnhiều;2033;${desk.ownUnit}\n`,
      ),
    );
    await page.getByRole('row').filter({ hasText: imports.rows.outcomes.refused }).waitFor();
    await desk.look('import-funds');
    await page.getByRole('button', { name: imports.confirm(1) }).click();
    await page.getByText(imports.states.confirmed, { exact: true }).first().waitFor();
    await desk.turnTo('budgets');
    await page
      .getByRole('row')
      .filter({ hasText: /1[.,]250[.,]000[.,]000/ })
      .first()
      .waitFor();
    await desk.turnTo('imports');
    await desk.pressTwice(page, words.undo, words.undoSure);
    await page.getByText(imports.states.undone, { exact: true }).nth(1).waitFor();
    await desk.turnTo('budgets');
    await page.locator('.answer b').first().waitFor();
    assert.equal(
      await page
        .getByRole('row')
        .filter({ hasText: /1[.,]250[.,]000[.,]000/ })
        .count(),
      0,
    );
  });

  test('a whole model comes into the catalogue from a list', async () => {
    const { page, words } = desk;
    const { imports } = words;
    await desk.turnTo('catalogue');
    await page.getByRole('link', { name: words.forms.import }).click();
    assert.equal(await page.getByLabel(imports.kind).inputValue(), 'models');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'mau-may.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(
          'Tên;Loại máy;CPU;RAM;Ổ cứng;Giá;Số năm phục vụ\nMáy phòng họp;Để bàn;Intel Core i5-12400;16 GB;SSD NVMe 512 GB;15,5 triệu;7\n',
        ),
      });
    await page.getByRole('button', { name: imports.confirm(1) }).click();
    await page.getByText(imports.states.confirmed, { exact: true }).first().waitFor();
    await desk.turnTo('catalogue');
    await page.getByRole('row').filter({ hasText: 'Máy phòng họp' }).waitFor();
    await desk.turnTo('imports');
    await desk.pressTwice(page, words.undo, words.undoSure);
    await page.getByText(imports.states.undone, { exact: true }).nth(2).waitFor();
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
