import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Desk } from '../desk.ts';

async function signIn(desk: Desk, secret: string): Promise<void> {
  const { page, words } = desk;
  await page.getByLabel(words.signIn.username).fill('administrator');
  await page.getByLabel(words.signIn.password, { exact: true }).fill(secret);
  await page.getByRole('button', { name: words.signIn.submit }).click();
}

/** The way in. */
export function entranceFlows(desk: Desk): void {
  test('the language is one click away, and stays', async () => {
    await desk.open('/');
    await desk.page.getByRole('button', { name: desk.words.languageName }).click();
    await desk.page.reload();
    await desk.page.getByRole('heading', { name: desk.words.signIn.title }).waitFor();
    assert.equal(await desk.page.locator('html').getAttribute('lang'), desk.language);
  });

  test('a wrong password is refused in words', async () => {
    await signIn(desk, 'not the password');
    await desk.page.getByRole('alert').waitFor();
    await desk.look('sign-in');
  });

  test('the one-time password must be changed before anything is shown', async () => {
    const { page, words } = desk;
    await signIn(desk, desk.server.administratorPassword);
    await page.getByRole('heading', { name: words.changePassword.title }).waitFor();
    await page.getByLabel(words.changePassword.fresh).fill('short');
    await page.getByText(words.changePassword.missing(7)).waitFor();
    await desk.look('change-password');
    await page.getByLabel(words.changePassword.fresh).fill(desk.password);
    await page.getByRole('button', { name: words.changePassword.submit }).click();
    await page.getByRole('heading', { name: words.overview.title }).waitFor();
  });
}

/** A session that ended in the middle of the work. */
export function returningFlows(desk: Desk): void {
  test('a session that ended leads to the sign-in and back to the same page', async () => {
    const { page, words } = desk;
    await desk.open('/machines?verdict=low');
    await desk.total();
    await desk.browser.context.clearCookies();
    await desk.turnTo('ranking');
    await page.getByText(words.signIn.expired).waitFor();
    await signIn(desk, desk.password);
    await page.getByRole('heading', { name: words.ranking.title }).waitFor();
    assert.equal(new URL(page.url()).pathname, '/ranking');
  });
}
