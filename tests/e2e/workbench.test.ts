import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowser, type Browser } from './browser.ts';
import { look } from './looks.ts';
import { startServer, type RunningServer } from './server.ts';

// The plan workbench, in order: each test goes on from where the one before left the page.

const folder = mkdtempSync(join(tmpdir(), 'rasoat-e2e-'));
const desk = { width: 1366, height: 768 };
const phone = { width: 390, height: 844 };
const own = 'mot cau dai de nho';

let server: RunningServer;
let browser: Browser;
let page: Page;
/** A finance officer at another computer. */
let other: Browser;
/** Addresses of both scenarios of the day. */
const scenarios: string[] = [];

before(async () => {
  server = await startServer(process.env['RASOAT_SERVER']!, folder, join(folder, 'installers'));
  browser = await openBrowser(server.address);
  page = browser.page;
  await enter(page, 'administrator', server.administratorPassword, own);
});

after(async () => {
  await other?.close();
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function enter(at: Page, name: string, secret: string, password: string): Promise<void> {
  await at.goto(server.address + '/');
  await at.getByLabel('Tên đăng nhập').fill(name);
  await at.getByLabel('Mật khẩu', { exact: true }).fill(secret);
  await at.getByRole('button', { name: 'Đăng nhập' }).click();
  await at.getByLabel('Mật khẩu mới').fill(password);
  await at.getByRole('button', { name: 'Đặt mật khẩu và vào làm việc' }).click();
  await at.getByRole('heading', { name: 'Tổng quan' }).waitFor();
}

const dialog = (at: Page = page) => at.getByRole('dialog');
/** The picture is that of a plan made for what is set. */
const settled = (at: Page = page) => at.locator('.say[aria-busy=false]').waitFor();
/** The lines are those of what is set, too. */
async function listed(at: Page = page): Promise<void> {
  await settled(at);
  await at.locator('[role=table][aria-busy=false] [role=cell] .action').first().waitFor();
  await at.getByText('Đang tính danh sách mới').waitFor({ state: 'detached' });
}
const conditions = (at: Page = page) => at.getByRole('list', { name: 'Điều kiện lập kế hoạch' }).innerText();
const scenarioOf = (at: Page) => new URL(at.url()).searchParams.get('scenario');
async function typeBudget(amount: string, at: Page = page): Promise<void> {
  await at.getByRole('button', { name: 'Nhập số tiền' }).click();
  await at.getByLabel(/^Số tiền, ví dụ/).fill(amount);
  await at.getByRole('button', { name: 'Xem' }).click();
  await settled(at);
}
async function saveAs(name: string): Promise<void> {
  await page.getByRole('button', { name: 'Lưu phương án' }).click();
  await dialog().getByLabel('Tên phương án').fill(name);
  await dialog().getByRole('button', { name: 'Lưu phương án' }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await page.getByText(/^Đã lưu /).waitFor();
  await page.getByRole('button', { name: 'Lập lại với số liệu mới' }).waitFor();
  await listed();
}

test('a first plan is there in a moment, by the usual conditions', async () => {
  await page.getByRole('link', { name: 'Kế hoạch', exact: true }).click();
  await listed();
  assert.match(await page.locator('.sentence').innerText(), /^(\d+ trên |Cả )\d+ vị trí có máy đạt yêu cầu công việc/);
  assert.match(await conditions(), /theo các nguồn/);
  assert.ok(await page.getByText('Bản nháp, chưa lưu').isVisible());
});

test('the budget slider replans while it moves, one plan at a time, and the last one wins', async () => {
  let under = 0;
  let most = 0;
  let asked = 0;
  await page.route('**/api/v1/plans', async (route) => {
    if (route.request().method() === 'POST' && (route.request().postDataJSON() as { quick?: boolean }).quick) {
      asked++;
      most = Math.max(most, ++under);
      const response = await route.fetch();
      under--;
      await route.fulfill({ response });
    } else await route.continue();
  });
  const point = page.getByRole('slider');
  const board = (await page.locator('.board').first().boundingBox())!;
  await page.mouse.move(board.x + board.width * 0.8, board.y + 60);
  await page.mouse.down();
  for (let step = 1; step <= 30; step++) await page.mouse.move(board.x + board.width * (0.8 - 0.02 * step), board.y + 60);
  await page.mouse.up();
  await settled();
  await page.unroute('**/api/v1/plans');
  assert.equal(most, 1, 'never two plans at once');
  assert.ok(asked >= 2 && asked < 30, `${asked} plans were asked for 30 moves`);
  const fit = Number(/(\d+) vị trí đạt/.exec((await point.getAttribute('aria-valuetext'))!)![1]);
  assert.match(await page.locator('.sentence').innerText(), new RegExp(`^${fit} trên`));
  await page
    .locator('.foot')
    .getByText(/Không kế hoạch nào tốt hơn/)
    .waitFor();
});

test('the conditions form plans anew with each choice, and a wrong number is refused at its field', async () => {
  await page.getByRole('button', { name: 'Điều kiện' }).click();
  const form = page.getByRole('region', { name: 'Điều kiện lập kế hoạch' });
  await form.getByRole('radiogroup', { name: 'Số năm' }).getByRole('radio', { name: '2' }).check();
  assert.match(await conditions(), /\d{4}–\d{4}/);
  await form.getByRole('radiogroup', { name: 'Máy chuyển cho nhau' }).getByRole('radio', { name: 'Giữa đơn vị' }).check();
  await form.getByLabel('Giữ lại dự phòng').fill('5');
  await form.getByLabel('Giữ lại dự phòng').press('Enter');
  await form.getByLabel('Chỉ thay máy từ').fill('99');
  await form.getByLabel('Chỉ thay máy từ').press('Enter');
  await form.getByText('Nhập một số từ 0 đến 20.').waitFor();
  const told = await conditions();
  assert.match(told, /chuyển máy giữa các đơn vị/);
  assert.match(told, /giữ lại 5%/);
  await page.getByRole('button', { name: 'Hoàn tác thay đổi vừa rồi' }).click();
  assert.doesNotMatch(await conditions(), /giữ lại/);
  await form.getByRole('button', { name: 'Đóng' }).click();
  await listed();
});

test('nothing is lost on a reload: the draft is open again and says so', async () => {
  await typeBudget('800 triệu');
  const before = await conditions();
  await page.reload();
  await page.getByText(/^Đã mở lại bản nháp/).waitFor();
  assert.equal(await conditions(), before);
  await listed();
  await page.getByRole('button', { name: 'Bỏ bản nháp' }).click();
  await page.getByText('Đã bỏ bản nháp.').waitFor();
  assert.notEqual(await conditions(), before);
  await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click();
  assert.equal(await conditions(), before);
});

test('a scenario is named and saved with its plan, and opens again as it was', async () => {
  await saveAs('Tiết kiệm');
  scenarios.push(scenarioOf(page)!);
  const [told, sentence] = [await conditions(), await page.locator('.sentence').innerText()];
  await page.goto(`${server.address}/plan?scenario=${scenarios[0]}`);
  await listed();
  assert.equal(await conditions(), told);
  assert.equal(await page.locator('.sentence').innerText(), sentence);
  assert.equal(await page.getByText(/^Đã mở lại bản nháp/).count(), 0);
});

test('a line tells why it is in or out, is locked from there, and the lock has its price', async () => {
  await page.locator('[data-row="0"] a.open').click();
  await dialog()
    .getByText(/^Vì sao /)
    .waitFor();
  await dialog().getByLabel('Để nguyên').check();
  await dialog().locator('.price p').waitFor();
  assert.match(await dialog().locator('.price p').innerText(), /khóa/i);
  await look(page, 'line-vi');
  await page.keyboard.press('Escape');
  await listed();
  assert.match(await conditions(), /1 vị trí khóa/);
  await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click();
  assert.doesNotMatch(await conditions(), /khóa/);
  await listed();
});

test('a line that is left out says at which budget it comes in', async () => {
  await typeBudget('100 triệu');
  await listed();
  await page
    .getByRole('group', { name: 'Lọc theo việc làm' })
    .getByRole('button', { name: /^Chưa được/ })
    .click();
  await page.locator('[role=table][aria-busy=false] small').filter({ hasText: 'vào được từ ngân sách' }).first().click({ force: true });
  await dialog().getByText('Vì sao chưa được').waitFor();
  await dialog().getByText('Vào được từ ngân sách').waitFor();
  await page.keyboard.press('Escape');
});

test('changes are saved to the scenario, another is saved beside it', async () => {
  await page
    .getByRole('group', { name: 'Lọc theo việc làm' })
    .getByRole('button', { name: /^Tất cả/ })
    .click();
  await typeBudget('700 triệu');
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await page.getByRole('button', { name: 'Lập lại với số liệu mới' }).waitFor();
  await page.getByRole('button', { name: 'Phương án', exact: true }).click();
  await dialog().getByRole('button', { name: 'Bản nháp mới' }).click();
  await page.getByText('Bản nháp, chưa lưu').waitFor();
  await settled();
  await typeBudget('1,9 tỷ');
  await saveAs('Rộng tay');
  scenarios.push(scenarioOf(page)!);
  assert.notEqual(scenarios[0], scenarios[1]);
});

test('scenarios are compared side by side: figures, money, conditions, and the seats treated differently', async () => {
  await page.getByRole('button', { name: 'Phương án', exact: true }).click();
  await dialog().getByLabel('Chọn “Tiết kiệm” để so sánh').check();
  await dialog().getByLabel('Chọn “Rộng tay” để so sánh').check();
  await look(page, 'scenarios-vi');
  await dialog().getByRole('button', { name: 'So sánh' }).click();
  const table = page.getByRole('table', { name: 'So sánh các phương án' });
  await table.getByRole('row', { name: /^Vị trí đạt/ }).waitFor();
  assert.match(await page.locator('.answer').innerText(), /^Rộng tay cho nhiều vị trí đạt nhất/);
  assert.match(await table.getByRole('row', { name: /^Chi / }).first().innerText(), /đ/);
  await page.getByLabel('Chỉ hiện chỗ khác nhau').check();
  await page.getByRole('button', { name: 'Xem những vị trí làm khác nhau' }).click();
  await page.getByText(/\d+ trên \d+ vị trí làm khác nhau/).waitFor();
  await page.reload();
  await table.getByRole('row', { name: /^Vị trí đạt/ }).waitFor();
});

test('machines that move are a picture with the same numbers in a table', async () => {
  await page.goto(`${server.address}/plan?scenario=${scenarios[1]}&view=cascade`);
  await page.locator('.picture svg path.ribbon').first().waitFor();
  const flows = page.getByRole('table', { name: 'Các dòng máy' });
  const rows = await flows.getByRole('row').count();
  assert.equal(rows - 1, await page.locator('path.ribbon').count());
  const flow = flows.getByRole('button').first();
  const told = Number((await flow.innerText()).replace(/\D/g, ''));
  await flow.press('Enter');
  await page.getByRole('heading', { name: /^Từng máy: / }).waitFor();
  const listedRows = (await page.locator('table[aria-labelledby=each] tbody tr').count()) - 0;
  assert.equal(listedRows, Math.min(told, 40));
});

test('the order of moves is a checklist: ticks stay, and it is taken along as a file', async () => {
  await page.getByRole('link', { name: 'Thứ tự đổi máy' }).click();
  const box = page.locator('.day input[type=checkbox]').first();
  await box.check();
  await page.getByText(/^Đã xong 1 trên \d+ việc$/).waitFor();
  await page.reload();
  await page.getByText(/^Đã xong 1 trên \d+ việc$/).waitFor();
  assert.ok(await page.locator('.day input[type=checkbox]').first().isChecked());
  for (const [name, start] of [
    ['Tải Excel', 'PK'],
    ['Tải CSV', '\ufeff'],
  ] as const) {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
    assert.ok(readFileSync(await file.path(), start === 'PK' ? 'latin1' : 'utf8').startsWith(start), name);
  }
});

test('a printed checklist holds every step, and nothing of the frame around it', async () => {
  const steps = await page.locator('.day input[type=checkbox]').count();
  await page.emulateMedia({ media: 'print' });
  assert.ok(!(await page.getByRole('link', { name: 'Xếp hạng' }).first().isVisible()));
  const page1 = await page.locator('.moves').evaluate((element) => ({
    all: element.scrollHeight,
    shown: document.documentElement.scrollHeight,
  }));
  assert.ok(page1.shown >= page1.all, 'nothing is cut off by a frame that scrolls');
  assert.equal(await page.locator('.day input[type=checkbox]').count(), steps);
  await page.emulateMedia({ media: 'screen' });
});

test('a long run shows how far it is and can be stopped', async () => {
  await page.goto(`${server.address}/plan?scenario=${scenarios[0]}&conditions=open`);
  await listed();
  const form = page.getByRole('region', { name: 'Điều kiện lập kế hoạch' });
  await form.getByRole('radiogroup', { name: 'Số năm' }).getByRole('radio', { name: '5' }).check();
  await listed();
  await page.getByRole('button', { name: '10 phút' }).click();
  const run = page.getByRole('region', { name: 'Đang tính kỹ' });
  await run.getByText(/trên tối đa 600 giây/).waitFor();
  await look(page, 'run-vi');
  await run.getByRole('button', { name: 'Dừng tính' }).click();
  await page.getByText(/^Đã dừng/).waitFor();
  await run.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Hoàn tác thay đổi vừa rồi' }).click();
  await listed();
});

test('a long run is found again after a reload, and goes on from where it is', async () => {
  const form = page.getByRole('region', { name: 'Điều kiện lập kế hoạch' });
  await form.getByRole('radiogroup', { name: 'Số năm' }).getByRole('radio', { name: '5' }).check();
  await listed();
  await page.getByRole('button', { name: '10 phút' }).click();
  const run = page.getByRole('region', { name: 'Đang tính kỹ' });
  await run.getByText(/trên tối đa 600 giây/).waitFor();
  await page.reload();
  await run.getByText(/trên tối đa 600 giây/).waitFor();
  await run.getByRole('button', { name: 'Dừng tính' }).click();
  await page.getByText(/^Đã dừng/).waitFor();
  await run.waitFor({ state: 'detached' });
  await page.goto(`${server.address}/plan?scenario=${scenarios[0]}`);
  await listed();
});

test('two people change one scenario: the second is shown whose it is, and neither is lost', async () => {
  await page.goto(`${server.address}/accounts`);
  await page.getByLabel('Tên đăng nhập').fill('tran.mai');
  await page.locator('form').getByLabel('Vai trò').selectOption({ label: 'Cán bộ tài chính' });
  await page.getByRole('button', { name: 'Thêm người' }).click();
  const secret = await page.locator('code').innerText();
  other = await openBrowser(server.address);
  await enter(other.page, 'tran.mai', secret, own);
  const both = `${server.address}/plan?scenario=${scenarios[0]}`;
  await Promise.all([page.goto(both), other.page.goto(both)]);
  await Promise.all([listed(), listed(other.page)]);
  await typeBudget('650 triệu', other.page);
  await other.page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await other.page.getByRole('button', { name: 'Lập lại với số liệu mới' }).waitFor();
  await typeBudget('750 triệu');
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  const conflict = page.getByRole('alert').filter({ hasText: 'tran.mai đã sửa phương án này' });
  await conflict.waitFor();
  assert.match(await conflict.innerText(), /750\striệu\sđồng\s.*650\striệu\sđồng/s);
  await look(page, 'conflict-vi');
  await conflict.getByRole('button', { name: 'Lưu bản của tôi thành bản sao' }).click();
  await page.getByRole('heading', { name: 'Tiết kiệm (bản sao)', level: 1 }).waitFor();
  assert.match(await conditions(), /750\striệu/);
  await page.goto(both);
  await listed();
  assert.match(await conditions(), /650\striệu/);
});

test('who overwrites is asked, and the other then sees it', async () => {
  await typeBudget('500 triệu', other.page);
  await typeBudget('550 triệu');
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await page.getByRole('button', { name: 'Lập lại với số liệu mới' }).waitFor();
  await other.page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  const conflict = other.page.getByRole('alert').filter({ hasText: 'administrator đã sửa phương án này' });
  await conflict.getByRole('button', { name: 'Ghi đè bản của họ' }).click();
  await conflict.getByRole('button', { name: 'Ghi đè thật' }).click();
  await other.page.getByRole('button', { name: 'Lập lại với số liệu mới' }).waitFor();
  await page.reload();
  await listed();
  assert.match(await conditions(), /500\striệu/);
  assert.deepEqual(other.complaints, []);
});

test('two people lock other seats of one scenario: it is said, though they locked as many', async () => {
  const both = `${server.address}/plan?scenario=${scenarios[0]}`;
  await Promise.all([page.goto(both), other.page.goto(both)]);
  const lock = async (at: Page, row: number) => {
    await listed(at);
    await at.locator(`[data-row="${row}"] a.open`).click();
    await dialog(at).getByLabel('Để nguyên').check();
    await dialog(at).locator('.price p').waitFor();
    await at.keyboard.press('Escape');
    await listed(at);
    await at.getByRole('button', { name: 'Lưu thay đổi' }).click();
  };
  await lock(other.page, 0);
  await other.page.getByRole('button', { name: 'Lập lại với số liệu mới' }).waitFor();
  await lock(page, 1);
  const conflict = page.getByRole('alert').filter({ hasText: 'tran.mai đã sửa phương án này' });
  await conflict.waitFor();
  assert.match((await conflict.innerText()).replaceAll('\u00a0', ' '), /Khóa\s+1 vị trí khóa, 1 không có ở bản kia\s+1 vị trí khóa/);
  await look(page, 'conflict-locks-vi');
  await conflict.getByRole('button', { name: 'Lấy bản của họ' }).click();
  await conflict.waitFor({ state: 'detached' });
  await listed();
  assert.match(await conditions(), /1 vị trí khóa/);
});

test('one fund is tried with another amount, and a plan is made with it', async () => {
  await page.goto(`${server.address}/plan`);
  await listed();
  if (await page.getByRole('button', { name: 'Điều kiện', exact: true }).isVisible())
    await page.getByRole('button', { name: 'Điều kiện', exact: true }).click();
  const form = page.getByRole('region', { name: 'Điều kiện lập kế hoạch' });
  await form.getByLabel('Theo các nguồn đã có').check();
  await settled();
  const sum = form.getByText(/^\d+ nguồn, cộng /);
  const before = await sum.innerText();
  await form.getByText('Thử số tiền khác cho từng nguồn').click();
  const field = form.locator('details li').first().getByRole('textbox');
  const was = await field.inputValue();
  // a plan is made with that amount; how many seats it mends may well be the same, for one fund among thirty
  const planned = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/api/v1/plans'));
  await field.fill('12 triệu');
  await field.press('Enter');
  const answer = await planned;
  assert.ok(answer.ok());
  const { settings } = answer.request().postDataJSON() as { settings: { fund_amounts: { amount: number }[] } };
  assert.deepEqual(
    settings.fund_amounts.map(({ amount }) => amount),
    [12_000_000],
  );
  await form.getByText(/^vốn là /).waitFor();
  await settled();
  assert.match(await conditions(), /theo các nguồn, 1 nguồn thử số khác/);
  assert.notEqual(await sum.innerText(), before);
  await look(page, 'funds-tried-vi');
  await field.fill(was);
  await field.press('Enter');
  await form.getByText(/^vốn là /).waitFor({ state: 'detached' });
  assert.doesNotMatch(await conditions(), /thử số khác/);
});

test('three and then four scenarios stand side by side', async () => {
  for (const [count, budget] of [
    [3, '300 triệu'],
    [4, '1,1 tỷ'],
  ] as const) {
    await page.goto(`${server.address}/plan?scenario=${scenarios[1]}`);
    await listed();
    await page.getByRole('button', { name: 'Phương án', exact: true }).click();
    await dialog().getByRole('button', { name: 'Bản nháp mới' }).click();
    await page.getByText('Bản nháp, chưa lưu').waitFor();
    await settled();
    await typeBudget(budget);
    await saveAs(`Thứ ${count}`);
    scenarios.push(scenarioOf(page)!);
    await page.goto(`${server.address}/plan?scenario=${scenarios[1]}&view=compare&with=${scenarios.join()}`);
    const table = page.getByRole('table', { name: 'So sánh các phương án' });
    await table.getByRole('row', { name: /^Vị trí đạt/ }).waitFor();
    await table.getByText(`Thứ ${count}`).first().waitFor();
    assert.equal(
      await table
        .getByRole('row', { name: /^Vị trí đạt/ })
        .getByRole('cell')
        .count(),
      count,
    );
    await look(page, `compare-${count}-vi`);
  }
  // the tour of all pages compares two: four are wider than a phone, where their table is scrolled sideways
  scenarios.length = 2;
});

test('a scenario is copied, renamed, removed, and brought back', async () => {
  await page.getByRole('button', { name: 'Phương án', exact: true }).click();
  const row = (name: string) =>
    dialog()
      .getByRole('listitem')
      .filter({ has: page.getByRole('checkbox', { name: `Chọn “${name}” để so sánh` }) });
  await row('Rộng tay').getByRole('button', { name: 'Sao chép' }).click();
  await row('Rộng tay (bản sao)').getByRole('button', { name: 'Đổi tên' }).click();
  await dialog().getByLabel('Tên phương án').fill('Thử thêm');
  await dialog().getByRole('button', { name: 'Đặt tên' }).click();
  await row('Thử thêm').getByRole('button', { name: 'Xóa' }).click();
  await dialog().getByText('Đã xóa “Thử thêm”.').waitFor();
  await row('Thử thêm').waitFor({ state: 'detached' });
  await dialog().getByRole('button', { name: 'Hoàn tác' }).click();
  await row('Thử thêm').waitFor();
  await page.keyboard.press('Escape');
});

const named = { vi: 'Tiếng Việt', en: 'English' } as const;

for (const language of ['vi', 'en'] as const) {
  test(`every part of the workbench is sound in ${named[language]}, light and dark, at a desk and on a phone`, async () => {
    await page.setViewportSize(desk);
    await page.goto(`${server.address}/ranking`);
    await page.getByRole('button', { name: named[language] }).click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const size of [desk, phone]) {
        await page.setViewportSize(size);
        for (const [name, question, ready] of [
          ['workbench', '', '[role=cell] .action'],
          ['workbench-form', '&conditions=open', '.say[aria-busy=false]'],
          ['workbench-cascade', '&view=cascade', 'path.ribbon'],
          ['workbench-moves', '&view=moves', '.day'],
          ['workbench-compare', `&view=compare&with=${scenarios.join()}`, '.compare td'],
        ] as const) {
          await page.goto(`${server.address}/plan?scenario=${scenarios[1]}${question}`);
          await page.locator(ready).first().waitFor();
          await look(page, `${name}-${language}-${colorScheme}-${size.width}`);
        }
      }
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
    await page.setViewportSize(desk);
  });
}

test('nothing went wrong behind the pages and nobody else was asked', () => {
  assert.deepEqual(browser.complaints, []);
});
