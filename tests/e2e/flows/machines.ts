import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { reportOnce } from '../agent.ts';
import { type Desk } from '../desk.ts';

/** The table of machines. */
export function machinesFlows(desk: Desk): void {
  test('the table of machines sorts by its headings, shows the columns chosen, and keeps both in the address', async () => {
    const { page, words } = desk;
    await desk.open('/machines');
    assert.ok((await desk.total()) > 300);
    await page.getByRole('button', { name: words.machines.columns.memory }).click();
    await page.getByRole('columnheader', { name: words.machines.columns.memory }).and(page.locator('[aria-sort=ascending]')).waitFor();
    await page.getByText(words.machines.columnsChoice, { exact: true }).click();
    await page.getByLabel(words.machines.columns.year, { exact: true }).check();
    await page.getByLabel(words.machines.columns.processor, { exact: true }).uncheck();
    await desk.look('machines-columns');
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByRole('columnheader', { name: words.machines.columns.year }).waitFor();
    assert.equal(await page.getByRole('columnheader', { name: words.machines.columns.processor }).count(), 0);
    assert.match(page.url(), /sort=memory/);
  });

  test('a list is saved under a name, opened again by it, and removed', async () => {
    const { page, words } = desk;
    await desk.open('/machines?windows11=cannot&sort=year');
    const narrowed = await desk.total();
    await page.getByText(words.machines.views.title, { exact: true }).click();
    await page.getByText(words.machines.views.none).waitFor();
    await page.getByLabel(words.machines.views.name).fill('Windows 11');
    await page.getByRole('button', { name: words.machines.views.save }).click();
    await desk.look('machines-views');
    await page.keyboard.press('Escape');
    await desk.open('/machines');
    await desk.total();
    await page.getByText(words.machines.views.title, { exact: true }).click();
    await page.getByRole('link', { name: 'Windows 11', exact: true }).click();
    await desk.shows(narrowed);
    assert.match(page.url(), /windows11=cannot&sort=year/);
    await page.getByText(words.machines.views.title, { exact: true }).click();
    await page.getByRole('button', { name: words.machines.views.remove('Windows 11') }).click();
    await page.getByText(words.machines.views.none).waitFor();
    await page.keyboard.press('Escape');
  });

  test('the list follows what is typed, and says where nothing is found', async () => {
    const { page, words } = desk;
    await desk.open('/machines');
    const all = await desk.total();
    await page.getByRole('searchbox').pressSequentially('zzzz khong co', { delay: 5 });
    await page.getByText(words.machines.nothingFound).waitFor();
    await page.getByRole('button', { name: words.ranking.clear }).click();
    await desk.shows(all);
  });

  test('the table of machines jumps to its last row, and what it shows is saved as a file', async () => {
    const { page, words } = desk;
    await desk.open('/machines');
    const last = await desk.total();
    await page.locator('.page').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
    await page.locator(`[aria-rowindex="${last + 1}"] a.open`).waitFor();
    await desk.open('/machines?windows11=cannot&columns=place,memory');
    const narrowed = await desk.total();
    for (const [name, suffix] of [
      [words.machines.saveExcel, 'xlsx'],
      [words.machines.saveCsv, 'csv'],
    ] as const) {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
      assert.match(file.suggestedFilename(), new RegExp(`^may-tinh-\\d{4}-\\d\\d-\\d\\d\\.${suffix}$`));
      if (suffix !== 'csv') continue;
      const { readFileSync } = await import('node:fs');
      const lines = readFileSync(await file.path(), 'utf8')
        .trim()
        .split('\n');
      assert.equal(lines.length - 1, narrowed);
      // the columns that stand on the page, and no others
      assert.equal(lines[0]!.replace('\u{feff}', '').trim().split(',').length, 6, lines[0]);
    }
  });
}

/** One machine: this very one. */
export function machineFlows(desk: Desk): void {
  test('this machine is found by its name and opens on its own page', async () => {
    const { page, words } = desk;
    await desk.turnTo('ranking');
    const answered = page.waitForResponse((response) => /\/ranking\?.*q=/.test(response.url()));
    await page.getByRole('searchbox').fill(hostname());
    await answered;
    await desk.total();
    await desk.rows().filter({ hasText: desk.ownUnit }).getByRole('link').first().click();
    await page.getByText(hostname(), { exact: true }).first().waitFor();
    desk.machinePath = new URL(page.url()).pathname;
    assert.match(desk.machinePath, /^\/machines\//);
    await page.getByRole('rowheader').nth(4).waitFor();
    assert.ok(await page.getByText(words.machine.hardware).isVisible());
  });

  test('a machine is seen as on a day, and a day before it reported says so', async () => {
    const { page, words } = desk;
    const day = page.getByLabel(words.machine.lookAt);
    await day.fill(new Date().toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }));
    await day.blur();
    await page.getByText(words.machine.asOn('').trim(), { exact: false }).first().waitFor();
    await page.getByText(words.machine.hardware).waitFor();
    assert.match(page.url(), /\?on=/);
    await day.fill('1/2/2024');
    await day.blur();
    await page.getByText(words.machine.nothingThen).waitFor();
    await desk.look('machine-before-it-reported');
    await page.getByRole('button', { name: words.machine.today }).click();
    await page.getByText(words.machine.hardware).waitFor();
    assert.doesNotMatch(page.url(), /on=/);
  });

  test('the keys of a machine are revoked once it was said what follows, and the way to enrol it anew is shown', async () => {
    const { page, words } = desk;
    const text = words.machine.keys;
    const keys = page.getByRole('region', { name: text.title });
    await keys.getByRole('button', { name: text.revoke }).click();
    await keys.getByText(/enrolled anew|ghi danh lại trên chính máy ấy/).waitFor();
    await keys.getByRole('button', { name: text.leave }).click();
    await keys.getByText(text.valid).waitFor();
    await keys.getByRole('button', { name: text.revoke }).click();
    await desk.look('machine-keys');
    await keys.getByRole('button', { name: text.revokeSure }).click();
    await keys.getByText(text.none).waitFor();
    // the agent is told so
    await assert.rejects(reportOnce(desk.agentProgram, join(desk.folder, 'agent')), /revoked/);

    await keys.getByRole('link', { name: text.enrol }).click();
    await page.getByRole('button', { name: words.enrol.make }).waitFor();
  });
}
