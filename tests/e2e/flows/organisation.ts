import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Desk } from '../desk.ts';

/** Units and seats. */
export function organisationFlows(desk: Desk): void {
  const unitNamed = (name: string) => desk.page.getByRole('heading', { name, level: 3, exact: true });

  test('a unit is renamed on a day with a preview before and an undo after', async () => {
    const { page, words } = desk;
    const { organisation } = words;
    await desk.turnTo('organisation');
    const unit = page.getByRole('list', { name: organisation.units }).getByRole('button').nth(1);
    const old = (await unit.locator('span').innerText()).trim();
    await unit.click();
    await unitNamed(old).waitFor();
    await page.getByRole('button', { name: organisation.kinds.rename, exact: true }).click();
    await page.getByLabel(organisation.name).fill(`${old} mới`);
    await page.getByRole('button', { name: organisation.preview }).click();
    await page.getByRole('list', { name: organisation.effects }).waitFor();
    await desk.look('organisation-rename');
    await page.locator('p').getByRole('button', { name: organisation.carryOut.rename }).click();
    await unitNamed(`${old} mới`).waitFor();
    await desk.pressTwice(page, words.undo, words.undoSure);
    await unitNamed(old).waitFor();
  });

  test('a unit is split on a day: seats are sent to a new one, the effects are shown, and it is undone', async () => {
    const { page, words } = desk;
    const { organisation } = words;
    const unit = page.getByRole('list', { name: organisation.units }).getByRole('button').nth(2);
    const old = (await unit.locator('span').innerText()).trim();
    await unit.click();
    await unitNamed(old).waitFor();
    await page.getByRole('button', { name: organisation.kinds.split, exact: true }).click();
    await page.getByLabel(organisation.name, { exact: true }).fill('Tổ mới lập');
    await page.getByLabel(organisation.code, { exact: true }).fill('to-moi');
    const seat = page.getByRole('table', { name: organisation.split.seats }).locator('tbody select').first();
    await seat.selectOption({ label: 'Tổ mới lập' });
    await page.getByRole('button', { name: organisation.preview }).click();
    const effects = page.getByRole('list', { name: organisation.effects });
    await effects.getByText(organisation.made('Tổ mới lập')).waitFor();
    await effects.getByText(organisation.moves.seats(1, old, 'Tổ mới lập')).waitFor();
    await desk.look('organisation-split');
    await page.getByRole('button', { name: organisation.carryOut.split }).click();
    const made = page.getByRole('list', { name: organisation.units }).getByRole('button', { name: 'Tổ mới lập' });
    await made.waitFor();
    await desk.pressTwice(page, words.undo, words.undoSure);
    await made.waitFor({ state: 'detached' });
  });

  test('a seat is added, changed and removed', async () => {
    const { page, words } = desk;
    const { organisation } = words;
    await page.getByRole('button', { name: organisation.addSeat }).click();
    await page.getByLabel(organisation.seatName).fill('Chỗ ngồi thử');
    await page.getByLabel(organisation.code, { exact: true }).fill('thu-01');
    await page.getByRole('button', { name: organisation.save, exact: true }).last().click();
    const seat = page.getByRole('row').filter({ hasText: 'Chỗ ngồi thử' });
    await seat.getByRole('button', { name: organisation.change, exact: true }).click();
    await page.getByLabel(organisation.person).fill('Trần Mai');
    await page.getByRole('button', { name: organisation.save, exact: true }).last().click();
    await seat.getByText('Trần Mai').waitFor();
    await desk.pressTwice(seat, organisation.removeSeat, organisation.removeSeatSure);
    await seat.waitFor({ state: 'detached' });
  });

  test('the organisation is seen as on an earlier day, and nothing can be changed there', async () => {
    const { page, words } = desk;
    await page.getByLabel(words.organisation.lookAt).fill('15/01/2026');
    await page.getByLabel(words.organisation.lookAt).blur();
    await page.getByText(words.organisation.asOn('15/01/2026')).waitFor();
    assert.equal(await page.getByRole('button', { name: words.organisation.addUnit }).count(), 0);
  });
}
