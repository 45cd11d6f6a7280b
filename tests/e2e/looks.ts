import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  impact: string | null;
  id: string;
  nodes: { target: string[]; html: string }[];
}

/** Fails on what axe-core calls serious or critical on the page as it stands. */
async function holdAccessible(page: Page, name: string): Promise<void> {
  await page.evaluate(axe);
  const findings = (await page.evaluate('axe.run(document).then((result) => result.violations)')) as Finding[];
  const grave = findings.filter((finding) => finding.impact === 'serious' || finding.impact === 'critical');
  assert.deepEqual(
    grave.map((finding) => `${finding.id}: ${finding.nodes.map((node) => node.html).join(' ')}`),
    [],
    name,
  );
}

/** Fails when something that can be read or pressed sticks out at the side and no row of chips can be scrolled to it. */
async function holdWithinWidth(page: Page, name: string): Promise<void> {
  const outside = await page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && element.clientHeight < 60
        ? true
        : scrolls(element.parentElement));
    return [...document.querySelectorAll('h1, h2, p, a, button, input, select, td, [role=cell]')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1 && !scrolls(element))
      .map((element) => element.outerHTML.slice(0, 120));
  });
  assert.deepEqual(outside, [], name);
}

/** Takes a picture of the page as it stands and holds it to what every page promises. */
export async function look(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(process.env['RASOAT_PICTURES']!, `${name}.png`), animations: 'disabled' });
  await holdWithinWidth(page, name);
  await holdAccessible(page, name);
}
