import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { enrolByCommand, reportOnce } from './agent.ts';
import { openBrowser, type Browser } from './browser.ts';
import { look } from './looks.ts';
import { startServer, type RunningServer } from './server.ts';

// One officer's day, in order: each test goes on from where the one before left the page.

const program = { server: process.env['RASOAT_SERVER']!, agent: process.env['RASOAT_AGENT']! };
const folder = mkdtempSync(join(tmpdir(), 'rasoat-e2e-'));
const agentState = join(folder, 'agent');
const password = 'mot cau dai de nho';
const desk = { width: 1366, height: 768 };
const phone = { width: 390, height: 844 };

let server: RunningServer;
let browser: Browser;
let page: Page;
let ownUnit = '';
let machinePath = '';

before(async () => {
  server = await startServer(program.server, join(folder, 'data'));
  browser = await openBrowser(server.address);
  page = browser.page;
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const open = (path: string) => page.goto(server.address + path);
const rows = () => page.getByRole('row').filter({ has: page.getByRole('cell') });
/** Rows of the list once its answer is there. */
async function total(): Promise<number> {
  const list = page.locator('[role=table][aria-busy=false]');
  await list.waitFor();
  return Number(await list.getAttribute('aria-rowcount')) - 1;
}
/** The list has just so many rows. */
const shows = (count: number) => page.locator(`[role=table][aria-busy=false][aria-rowcount="${count + 1}"]`).waitFor();

async function signIn(secret: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill('administrator');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

test('a wrong password is refused in words', async () => {
  await open('/');
  await signIn('not the password');
  await page.getByRole('alert').waitFor();
  await look(page, 'sign-in-vi');
});

test('the one-time password must be changed before anything is shown', async () => {
  await signIn(server.administratorPassword);
  await page.getByRole('heading', { name: 'Đặt mật khẩu của riêng bạn' }).waitFor();
  await look(page, 'change-password-vi');
  await page.getByLabel('Mật khẩu mới').fill(password);
  await page.getByRole('button', { name: 'Đặt mật khẩu và vào làm việc' }).click();
  await page.getByRole('heading', { name: 'Tổng quan' }).waitFor();
});

test('the overview answers in a sentence, and each of its numbers opens its rows', async () => {
  await page.locator('.answer b').first().waitFor();
  assert.match(await page.locator('.answer').innerText(), /^\d+ trên \d+ máy chưa đạt yêu cầu công việc/);
  const cannot = page.getByRole('region', { name: 'Sẵn sàng cho Windows 11' }).getByRole('link', { name: 'không được' });
  const told = Number(/\d+/.exec(await cannot.innerText())![0]);
  assert.ok(told > 0);
  await cannot.click();
  await shows(told);
  await page.goBack();
  const unit = page
    .getByRole('region', { name: /^Các đơn vị/ })
    .getByRole('link')
    .first();
  const low = Number(/: (\d+) trên/.exec((await unit.getAttribute('title'))!)![1]);
  await unit.click();
  await shows(low);
});

test('the table of machines sorts by its headings, shows the columns chosen, and keeps both in the address', async () => {
  await open('/machines');
  const all = await total();
  assert.ok(all > 300);
  await page.getByRole('button', { name: 'Bộ nhớ' }).click();
  await page.getByRole('columnheader', { name: 'Bộ nhớ' }).and(page.locator('[aria-sort=ascending]')).waitFor();
  await page.getByText('Chọn cột').click();
  await page.getByLabel('Năm', { exact: true }).check();
  await page.getByLabel('Bộ xử lý', { exact: true }).uncheck();
  await page.keyboard.press('Escape');
  await page.reload();
  await page.getByRole('columnheader', { name: 'Năm' }).waitFor();
  assert.equal(await page.getByRole('columnheader', { name: 'Bộ xử lý' }).count(), 0);
  assert.match(page.url(), /sort=memory/);
});

test('the table of machines jumps to its last row, and is saved as a file', async () => {
  await open('/machines');
  const last = await total();
  await page.locator('.page').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
  await page.locator(`[aria-rowindex="${last + 1}"] a.open`).waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Tải Excel' }).click()]);
  assert.match(file.suggestedFilename(), /^may-tinh-\d{4}-\d\d-\d\d\.xlsx$/);
  await open('/ranking');
});

test('the ranking answers its question in its first line and says that the data are a demo', async () => {
  await total();
  await page.locator('.answer b').first().waitFor();
  assert.match(await page.locator('.answer').innerText(), /^\d+ trên \d+ máy chưa đạt yêu cầu công việc, nhiều nhất vì .+ \(\d+ máy\)/);
  assert.ok(await page.getByText('Dữ liệu minh họa', { exact: true }).isVisible());
  assert.ok((await total()) > 300);
});

test('the agent of this machine is enrolled by the command that the page gives, and reports', async () => {
  // a unit that has a seat without a machine: the new machine takes it
  await total();
  ownUnit = await rows().filter({ hasText: 'Chưa có máy' }).first().locator('small').first().innerText();
  await page.getByRole('link', { name: 'Thêm máy' }).click();
  const unit = page.getByLabel('Máy thuộc đơn vị');
  await unit.locator('option', { hasText: ownUnit }).first().waitFor({ state: 'attached' });
  await unit.selectOption({ label: ownUnit });
  await page.getByRole('button', { name: 'Tạo mã đăng ký' }).click();
  const command = await page.locator('pre').innerText();
  await look(page, 'add-machine-vi');
  await enrolByCommand(command, program.agent, agentState);
  await reportOnce(program.agent, agentState);
});

test('this machine is found by its name and opens on its own page', async () => {
  await page.getByRole('link', { name: 'Xếp hạng' }).first().click();
  const answered = page.waitForResponse((response) => /\/ranking\?.*q=/.test(response.url()));
  await page.getByRole('searchbox').fill(hostname());
  await answered;
  await total();
  await rows().filter({ hasText: ownUnit }).getByRole('link').first().click();
  await page.getByText(hostname(), { exact: true }).first().waitFor();
  machinePath = new URL(page.url()).pathname;
  assert.match(machinePath, /^\/machines\//);
  assert.ok((await page.getByRole('rowheader').count()) >= 5, 'what the seat needs is listed');
  assert.ok(await page.getByText('Phần cứng như máy báo').isVisible());
});

test('filters narrow the ranking, stay in the address, and survive a reload', async () => {
  await open('/ranking');
  const all = await total();
  const reason = page.getByRole('group', { name: 'Lọc theo lý do' }).getByRole('button').first();
  const told = Number(/\d+$/.exec((await reason.innerText()).trim())![0]);
  assert.ok(told < all);
  await reason.click();
  await shows(told);
  assert.match(page.url(), /aspect=/);
  await page.reload();
  await shows(told);
});

test('the ranking scrolls to its last row', async () => {
  await open('/ranking');
  const last = await total();
  await page.locator('.page').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
  await page
    .locator(`[aria-rowindex="${last + 1}"] [role=cell]`)
    .first()
    .waitFor();
  await page.waitForFunction((index) => document.querySelector(`[aria-rowindex="${index}"]`)?.textContent?.trim(), last + 1);
});

test('the budget moves by keyboard and by hand, and the picture follows', async () => {
  await page.getByRole('link', { name: 'Kế hoạch', exact: true }).click();
  const point = page.getByRole('slider');
  await point.waitFor();
  const fit = async () => Number(/(\d+) vị trí đạt/.exec((await point.getAttribute('aria-valuetext'))!)![1]);
  await point.press('Home');
  const least = await fit();
  await point.press('End');
  const most = await fit();
  assert.ok(most > least, `money mends seats: ${least} with none, ${most} with all`);
  const board = (await page.locator('.board').boundingBox())!;
  await page.mouse.move(board.x + board.width * 0.7, board.y + 60);
  await page.mouse.down();
  await page.mouse.move(board.x + board.width * 0.3, board.y + 60, { steps: 5 });
  await page.mouse.up();
  const between = await fit();
  assert.ok(least <= between && between <= most);
  await page.locator('.say[aria-busy=false]').waitFor();
});

test('a typed budget is planned and kept, and its lines are listed', async () => {
  await page.getByRole('button', { name: 'Nhập số tiền' }).click();
  await page.getByLabel(/^Số tiền/).fill('900 triệu');
  await page.getByRole('button', { name: 'Xem' }).click();
  await page.locator('.say[aria-busy=false]').waitFor();
  await page.getByRole('button', { name: /900\striệu$/ }).click();
  await page.getByText(/^Đã giữ lúc/).waitFor();
  assert.match(await page.locator('.sentence').innerText(), /^(\d+ trên |Cả )\d+ vị trí có máy đạt yêu cầu công việc/);
  assert.match(await page.locator('.foot').innerText(), /Không kế hoạch nào tốt hơn/);
  const action = page.getByRole('group', { name: 'Lọc theo việc làm' }).getByRole('button').nth(1);
  const told = Number(/\d+$/.exec((await action.innerText()).trim())![0]);
  await action.click();
  await shows(told);
});

test('a unit is renamed on a day with a preview before and an undo after', async () => {
  await page.getByRole('link', { name: 'Đơn vị, vị trí' }).click();
  const tree = page.getByRole('list', { name: 'Các đơn vị' });
  const unit = tree.getByRole('button').nth(1);
  const old = (await unit.locator('span').innerText()).trim();
  await unit.click();
  await page.getByRole('heading', { name: old, level: 3 }).waitFor();
  await page.getByRole('button', { name: 'Đổi tên', exact: true }).click();
  await page.getByLabel('Tên đơn vị').fill(`${old} mới`);
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByRole('list', { name: 'Những gì sẽ thay đổi' }).waitFor();
  await page.locator('p').getByRole('button', { name: 'Đổi tên' }).click();
  await page.getByRole('heading', { name: `${old} mới`, level: 3 }).waitFor();
  await page.getByRole('button', { name: 'Hoàn tác' }).first().click();
  await page.getByRole('button', { name: 'Hoàn tác thật' }).click();
  await page.getByRole('heading', { name: old, level: 3, exact: true }).waitFor();
});

test('a seat is added, changed and removed', async () => {
  await page.getByRole('button', { name: 'Thêm vị trí' }).click();
  await page.getByLabel('Tên vị trí').fill('Chỗ ngồi thử');
  await page.getByLabel('Mã', { exact: true }).fill('thu-01');
  await page.getByRole('button', { name: 'Lưu', exact: true }).last().click();
  const seat = page.getByRole('row').filter({ hasText: 'Chỗ ngồi thử' });
  await seat.getByRole('button', { name: 'Sửa' }).click();
  await page.getByLabel(/^Người ngồi/).fill('Trần Mai');
  await page.getByRole('button', { name: 'Lưu', exact: true }).last().click();
  await seat.getByText('Trần Mai').waitFor();
  await seat.getByRole('button', { name: 'Xóa' }).click();
  await seat.getByRole('button', { name: 'Xóa thật' }).click();
  await seat.waitFor({ state: 'detached' });
});

test('a figure of the data’s quality opens the rows behind it', async () => {
  await page.getByRole('link', { name: 'Chất lượng dữ liệu' }).click();
  await page.locator('.answer b').first().waitFor();
  const figure = page.getByRole('region', { name: 'Sống' }).getByRole('button').first();
  const told = Number(/\d+$/.exec((await figure.innerText()).trim())![0]);
  assert.ok(told > 0);
  await figure.click();
  await shows(told);
  assert.match(page.url(), /figure=/);
});

test('a list of prices is previewed row by row, confirmed and taken back', async () => {
  await page.getByRole('link', { name: 'Nhập dữ liệu' }).click();
  await page.getByLabel('Danh sách này là').selectOption({ label: 'Vị trí làm việc' });
  const unit = ownUnit;
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'vi-tri.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`Đơn vị;Mã vị trí;Tên vị trí;Vai trò\n${unit};nhap-01;Chỗ mới;clerk\nĐơn vị không có;nhap-02;Chỗ lạc;clerk\n`),
    });
  await page.getByText('2 dòng').waitFor();
  await page.getByRole('button', { name: 'Có lỗi' }).click();
  await page.getByRole('row').filter({ hasText: 'sai' }).waitFor();
  await page.getByRole('button', { name: 'Nhập 1 dòng' }).click();
  await page.getByText('Đã nhập', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Nhập dữ liệu' }).first().click();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByRole('button', { name: 'Hoàn tác thật' }).click();
  await page.getByText('Đã hoàn tác', { exact: true }).waitFor();
});

test('no doubtful duplicates say so', async () => {
  await page.getByRole('link', { name: 'Nghi trùng' }).click();
  await page
    .locator('.answer')
    .getByText(/nghi là một máy|có thể là một máy/)
    .waitFor();
});

test('a finance officer is invited, takes away no rights of their own, and the audit trail tells of it', async () => {
  await page.getByRole('link', { name: 'Tài khoản' }).click();
  await page.getByLabel('Tên đăng nhập').fill('tran.mai');
  await page.locator('form').getByLabel('Vai trò').selectOption({ label: 'Cán bộ tài chính' });
  await page.getByRole('button', { name: 'Thêm người' }).click();
  await page.locator('code').waitFor();
  assert.ok((await page.locator('code').innerText()).length >= 16);
  const mai = page.getByRole('row').filter({ hasText: 'tran.mai' });
  await mai.getByRole('button', { name: 'Khóa' }).click();
  await mai.getByRole('button', { name: 'Khóa thật' }).click();
  await mai.getByText('đã khóa').waitFor();
  assert.equal(await page.getByRole('row').filter({ hasText: 'là bạn' }).getByRole('button').count(), 0);
  await page.getByRole('link', { name: 'Nhật ký' }).click();
  await page.getByRole('row').filter({ hasText: 'Thêm tài khoản' }).filter({ hasText: 'tran.mai' }).waitFor();
});

test('a session that ended leads to the sign-in and back to the same page', async () => {
  await open('/plan?q=a');
  await page.getByRole('slider').waitFor();
  await browser.context.clearCookies();
  await page.getByRole('link', { name: 'Xếp hạng' }).first().click();
  await page.getByText('Phiên làm việc đã hết').waitFor();
  await signIn(password);
  await page.getByRole('heading', { name: 'Xếp hạng' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/ranking');
});

const named = { vi: 'Tiếng Việt', en: 'English' } as const;

for (const language of ['vi', 'en'] as const) {
  test(`every page is sound in ${named[language]}, light and dark, at a desk and on a phone`, async () => {
    await page.setViewportSize(desk);
    await open('/ranking');
    await page.getByRole('button', { name: named[language] }).click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const size of [desk, phone]) {
        await page.setViewportSize(size);
        for (const [name, path, ready] of [
          ['overview', '/', 'tbody tr'],
          ['machines', '/machines', 'a.open'],
          ['ranking', '/ranking', '[role=cell] .action'],
          ['machine', machinePath, 'tbody tr'],
          ['plan', '/plan', '[role=cell] .action'],
          ['add-machine', '/enrol', 'form'],
          ['organisation', '/organisation', '.unit'],
          ['quality', '/quality', 'tbody tr'],
          ['imports', '/imports', 'tbody tr'],
          ['duplicates', '/duplicates', '.answer'],
          ['accounts', '/accounts', 'tbody tr'],
          ['audit', '/audit', 'tbody tr'],
        ] as const) {
          await open(path);
          await page.locator(ready).first().waitFor();
          assert.equal(await page.locator('html').getAttribute('lang'), language);
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

test('the server stops cleanly when told to', async () => {
  assert.equal(await server.stop(), 0);
});
