import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastNumberIn, numberIn, type Desk } from '../desk.ts';

/** Money against seats mended. */
export function planFlows(desk: Desk): void {
  test('the budget moves by keyboard and by hand, and the picture follows', async () => {
    const { page } = desk;
    await desk.turnTo('plan');
    const point = page.getByRole('slider');
    await point.waitFor();
    // "1,55 tỷ đồng, 402 vị trí đạt": the seats stand last
    const fit = async () => lastNumberIn((await point.getAttribute('aria-valuetext'))!);
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

  test('a typed budget is planned and saved, and its lines are listed', async () => {
    const { page, words } = desk;
    await page.getByRole('button', { name: words.plan.typeBudget }).click();
    await page.getByLabel(words.plan.budgetField).fill('900 triệu');
    await page.getByRole('button', { name: words.plan.setBudget, exact: true }).click();
    await page.locator('.say[aria-busy=false]').waitFor();
    await page.getByRole('button', { name: words.scenarios.save, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.scenarios.save, exact: true }).click();
    await page.getByRole('button', { name: words.scenarios.planAgain }).waitFor();
    assert.ok(numberIn(await page.locator('.sentence').innerText()) > 0);
    const action = page.getByRole('group', { name: words.plan.filters }).getByRole('button').nth(1);
    const told = lastNumberIn(await action.innerText());
    await action.click();
    await desk.shows(told);
  });
}

/** What became of a plan. */
export function progressFlows(desk: Desk): void {
  test('before a plan is kept there is nothing to follow, and the page says what to do', async () => {
    const { page, words } = desk;
    await desk.turnTo('progress');
    await page.getByText(words.progress.empty).waitFor();
    await desk.look('progress-empty');
  });
}

export function followedPlanFlows(desk: Desk): void {
  test('a kept plan is followed by what machines report, state by state', async () => {
    const { page, words } = desk;
    await desk.turnTo('progress');
    const all = await desk.total();
    assert.ok(all > 10);
    const waiting = page.getByRole('group', { name: words.progress.filters }).getByRole('button', { name: words.progress.states.waiting });
    const told = lastNumberIn(await waiting.innerText());
    await waiting.click();
    await desk.shows(told);
    assert.match(page.url(), /state=waiting/);
  });

  test('a machine tells its place in the plans', async () => {
    const { page, words } = desk;
    await desk.rows().getByRole('link').first().click();
    const plans = page.getByRole('region', { name: words.machine.plans });
    await plans.getByText(words.progress.states.waiting).waitFor();
    await plans.getByText('900', { exact: false }).first().waitFor();
  });

  test('the overview tells of the plan and how far it has come', async () => {
    const { page, words } = desk;
    await desk.turnTo('overview');
    const plan = page.getByRole('region', { name: words.overview.plan });
    await plan.locator('a[href="/progress"]').click();
    await desk.total();
  });
}
