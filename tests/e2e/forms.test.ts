import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowser, type Browser } from './browser.ts';
import { look } from './looks.ts';
import { runServer, type RunningServer } from './server.ts';

// Funds, requirements, prices and norms as officers fill them in, in both languages.

const folder = mkdtempSync(join(tmpdir(), 'rasoat-forms-'));
const password = 'mot cau dai de nho';
const desk = { width: 1366, height: 768 };
const phone = { width: 390, height: 844 };

let server: RunningServer;
let browser: Browser;
let page: Page;

before(async () => {
  const options = ['--config', 'config/server.toml', '--data', join(folder, 'data'), '--demo'];
  server = await runServer(process.env['RASOAT_SERVER']!, options, ['administrator password']);
  browser = await openBrowser(server.address);
  page = browser.page;
  await open('/');
  await page.getByLabel('Tên đăng nhập').fill('administrator');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(server.administratorPassword);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Mật khẩu mới').fill(password);
  await page.getByRole('button', { name: 'Đặt mật khẩu và vào làm việc' }).click();
  await page.getByRole('heading', { name: 'Tổng quan' }).waitFor();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const open = (path: string) => page.goto(server.address + path);
const button = (name: string | RegExp) => page.getByRole('button', { name });
const fill = (label: string, text: string) => page.getByLabel(label).fill(text);

async function speak(language: 'vi' | 'en'): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem('rasoat.language', chosen), language);
  await page.reload();
}

/** Both languages on a phone and in the dark, then back. */
async function lookEverywhere(name: string, ready: () => Promise<void>): Promise<void> {
  await look(page, `${name}-vi`);
  await page.setViewportSize(phone);
  await look(page, `${name}-phone-vi`);
  await page.setViewportSize(desk);
  await speak('en');
  await ready();
  await look(page, `${name}-en`);
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
  await look(page, `${name}-dark-en`);
  await speak('vi');
  await ready();
}

test('a fund is refused at its fields, then added with money typed as it is written', async () => {
  await open('/budgets');
  await page.locator('.answer b').first().waitFor();
  await button('Thêm nguồn kinh phí').click();
  await fill('Mã nguồn', 'DA-2028');
  await fill('Năm ngân sách', '1999');
  await fill('Số tiền', 'nhiều lắm');
  await button('Thêm nguồn này').click();
  await page.getByText('Hãy viết số tiền như 1.234.567 hoặc 1,5 tỷ.').waitFor();
  await page.getByText('Cần từ 2020 đến 2100.').waitFor();
  assert.equal(await page.locator('[aria-invalid=true]').count(), 4);
  await look(page, 'budgets-faults-vi');
  await fill('Năm ngân sách', '2028');
  await fill('Số tiền', '1,5 tỷ');
  await fill('Tên tiếng Việt', 'Dự án số hóa');
  await fill('Tên tiếng Anh', 'Digitisation project');
  await page.getByLabel('Loại chi').selectOption('project');
  assert.equal(await page.getByLabel('Số tiền').inputValue(), '1.500.000.000');
  await button('Thêm nguồn này').click();
  await page.getByRole('row', { name: /Dự án số hóa.*1\.500\.000\.000/ }).waitFor();
});

test('what the server refuses is said at the field', async () => {
  await button('Thêm nguồn kinh phí').click();
  await fill('Mã nguồn', 'DA-2028');
  await fill('Số tiền', '1.000.000');
  await fill('Tên tiếng Việt', 'Trùng mã');
  await fill('Tên tiếng Anh', 'Same code');
  await button('Thêm nguồn này').click();
  await page.getByText('"DA-2028" đã được dùng cho nguồn khác.').waitFor();
  await button('Thôi').click();
});

test('a fund is changed, its history says who and what, and a removal is undone', async () => {
  await button('Dự án số hóa').click();
  await fill('Số tiền', '1.234.567');
  await button('Lưu thay đổi').click();
  await page.getByRole('row', { name: /Dự án số hóa.*1\.234\.567/ }).waitFor();
  await button('Dự án số hóa').click();
  await page.getByText('1.500.000.000 đ', { exact: true }).waitFor();
  await lookEverywhere('budgets', () => page.getByText('administrator ·').first().waitFor());
  await button('Đóng').click();
  const row = page.getByRole('row', { name: /Dự án số hóa/ });
  await row.getByRole('button', { name: 'Xóa' }).click();
  await row.getByRole('button', { name: 'Xóa thật' }).click();
  await row.waitFor({ state: 'detached' });
  await page.getByRole('status').getByRole('button', { name: 'Hoàn tác' }).click();
  await row.waitFor();
});

test('who saves over what somebody else has saved is told so', async () => {
  await button('Dự án số hóa').click();
  await page.getByText('administrator ·').first().waitFor();
  const other = await browser.context.newPage();
  await other.goto(`${server.address}/budgets`);
  await other.getByRole('button', { name: 'Dự án số hóa' }).click();
  await other.getByLabel('Số tiền').fill('2.000.000');
  await other.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await other
    .getByRole('row', { name: /2\.000\.000/ })
    .first()
    .waitFor();
  await other.close();
  await fill('Số tiền', '3.000.000');
  await button('Lưu thay đổi').click();
  await page.getByText('administrator vừa sửa mục này').waitFor();
  await button('Tải lại mục này').click();
  await page.waitForFunction(() => [...document.querySelectorAll('input')].some((input) => input.value === '2.000.000'));
});

test('the ranking says by which rules it was made, and leads to them', async () => {
  await open('/ranking?role=clerk');
  await page.getByText(/cần 8 GB bộ nhớ/).waitFor();
  await page.getByRole('link', { name: 'Xem và thử đổi yêu cầu' }).click();
  await page.getByRole('heading', { name: 'Vai trò và yêu cầu' }).waitFor();
  assert.equal(await page.getByLabel('Bộ nhớ (RAM)').inputValue(), '8');
});

test('memory from 8 to 16 GB shows what it does to the ranking before it is saved, and saving does it', async () => {
  await fill('Bộ nhớ (RAM)', '16');
  const shift = page.getByRole('region', { name: 'Nếu lưu' });
  await shift.getByText(/Thêm \d+ vị trí chưa đạt/).waitFor();
  const told = /từ (\d+) thành (\d+) trong/.exec(await shift.innerText())!;
  await shift.getByRole('heading', { name: /Thành chưa đạt/ }).waitFor();
  await look(page, 'roles-what-if-vi');
  await page.setViewportSize(phone);
  await look(page, 'roles-what-if-phone-vi');
  await page.setViewportSize(desk);
  await button(/^Lưu, thêm \d+ vị trí chưa đạt/).click();
  await page.getByRole('row', { name: /16 GB/ }).first().waitFor();
  await open('/ranking?role=clerk&verdict=low');
  await page.locator(`[role=table][aria-busy=false][aria-rowcount="${Number(told[2]) + 1}"]`).waitFor();
});

test('a role with seats is not removed, and it is said how many there are', async () => {
  await open('/roles');
  const row = page.getByRole('row', { name: /Kế toán/ });
  await row.getByRole('button', { name: 'Xóa' }).click();
  await row.getByRole('button', { name: 'Xóa thật' }).click();
  await page.getByText(/^\d+ vị trí ở \d+ đơn vị có vai trò này/).waitFor();
  await page.getByRole('button', { name: 'Lịch sử sửa' }).click();
  await page.getByText('8 GB', { exact: true }).first().waitFor();
  await lookEverywhere('roles', () => page.getByText('administrator ·').first().waitFor());
});

test('prices, models and norms are changed in the catalogue', async () => {
  await open('/catalogue');
  await page.locator('.answer b').first().waitFor();
  await page
    .getByRole('row', { name: /Máy tính để bàn A/ })
    .getByRole('button')
    .first()
    .click();
  await fill('Giá', '11.900.000');
  await fill('Bộ xử lý', 'Z80');
  await button('Lưu mẫu máy').click();
  await page.getByText(/không có điểm trong bảng bộ xử lý/).waitFor();
  await fill('Bộ xử lý', 'Intel Core i3-12100');
  await button('Lưu mẫu máy').click();
  await page.getByRole('row', { name: /Máy tính để bàn A.*11\.900\.000/ }).waitFor();
  await page
    .getByRole('row', { name: /Máy tính để bàn A/ })
    .getByRole('button')
    .first()
    .click();
  await page.getByText('12.500.000 đ', { exact: true }).waitFor();
  await lookEverywhere('catalogue', () => page.getByText('administrator ·').first().waitFor());
});

test('policies show what they do to the ranking before they are saved', async () => {
  await open('/policies');
  await fill('Đạt yêu cầu từ', '85');
  await page.getByText(/Thêm \d+ vị trí chưa đạt/).waitFor();
  await look(page, 'policies-what-if-vi');
  await button('Lưu chính sách').click();
  await page.getByText('administrator ·').first().waitFor();
  await lookEverywhere('policies', () => page.getByText('administrator ·').first().waitFor());
});

test('nothing went wrong unseen', () => assert.deepEqual(browser.complaints, []));
