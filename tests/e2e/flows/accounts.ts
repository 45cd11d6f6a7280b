import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Desk } from '../desk.ts';

/** People and what they did. */
export function accountsFlows(desk: Desk): void {
  test('a finance officer is invited and locked out, and nobody locks out themselves', async () => {
    const { page, words } = desk;
    const { accounts } = words;
    await desk.turnTo('accounts');
    await page.getByLabel(accounts.username).fill('tran.mai');
    await page.locator('form').getByLabel(accounts.role).selectOption({ label: words.account.roles.finance_officer });
    await page.getByRole('button', { name: accounts.add }).click();
    await page.locator('code').waitFor();
    assert.ok((await page.locator('code').innerText()).length >= 16);
    const mai = page.getByRole('row').filter({ hasText: 'tran.mai' });
    await desk.pressTwice(mai, accounts.disable, accounts.disableSure);
    await mai.getByText(accounts.disabled).waitFor();
    assert.equal(await page.getByRole('row').filter({ hasText: accounts.yourself }).getByRole('button').count(), 0);
  });

  test('the audit trail tells of it, by person, act and day', async () => {
    const { page, words } = desk;
    const { audit } = words;
    await desk.turnTo('audit');
    await page.getByRole('row').filter({ hasText: audit.acts['add-account'] }).filter({ hasText: 'tran.mai' }).waitFor();
    await page.getByLabel(audit.what, { exact: true }).selectOption({ label: audit.acts['add-account'] });
    // the administrator's own account was added by the server
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 2);
    await page.getByLabel(audit.who, { exact: true }).selectOption({ label: 'tran.mai' });
    await page.getByText(audit.nothingFound).waitFor();
    await desk.look('audit-nothing');
    await page.getByRole('button', { name: audit.clear }).click();
    await page.getByLabel(audit.from).fill(new Date(Date.now() + 2 * 86_400_000).toLocaleDateString('en-GB'));
    await page.getByLabel(audit.from).blur();
    await page.getByText(audit.nothingFound).waitFor();
    await page.getByRole('button', { name: audit.clear }).click();
    await page.locator('tbody tr').nth(3).waitFor();
  });
}
