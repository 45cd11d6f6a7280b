import type { CDPSession, Page } from 'playwright-core';

/** One line of the table. */
export function say(what: string, value: string): void {
  console.log(`| ${what} | ${value} |`);
}

/** Signs in the officer whom the loader made. */
export async function signIn(page: Page, address: string, password: string): Promise<void> {
  await page.goto(address);
  await page.locator('input[name=username]').fill('officer');
  await page.locator('input[type=password]').fill(password);
  await page.locator('form button.main').click();
  await page.locator('.answer b').first().waitFor();
}

/** Runs with the page's CPU so many times slower. */
export async function throttled<Result>(page: Page, rate: number, work: (devtools: CDPSession) => Promise<Result>): Promise<Result> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate });
  try {
    return await work(devtools);
  } finally {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await devtools.detach();
  }
}

export const percentile = (values: number[], share: number): number =>
  [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;
