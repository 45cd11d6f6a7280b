import type { Page } from 'playwright-core';
import { throttled } from './session.ts';

interface Interaction {
  name: string;
  path: string;
  /** What shows that the page is there. */
  ready: string;
  act: (page: Page) => Promise<void>;
}

const acts: Interaction[] = [
  {
    name: 'typing into the search of machines',
    path: '/machines',
    ready: 'a.open',
    act: (page) => page.locator('[type=search]').pressSequentially('dell'),
  },
  { name: 'sorting the machines by a heading', path: '/machines', ready: 'a.open', act: (page) => page.locator('.sort').nth(3).click() },
  {
    name: 'filtering the machines by a chip',
    path: '/machines',
    ready: 'a.open',
    act: (page) => page.locator('.chips button').nth(1).click(),
  },
  { name: 'opening a machine', path: '/machines', ready: 'a.open', act: (page) => page.locator('a.open').nth(2).click() },
  {
    name: 'filtering the ranking by a reason',
    path: '/ranking',
    ready: '[role=cell] .action',
    act: (page) => page.locator('[role=group] button').nth(4).click(),
  },
  {
    name: 'moving the budget by a key',
    path: '/plan',
    ready: '[role=slider]',
    act: (page) => page.locator('[role=slider]').press('ArrowLeft'),
  },
  {
    name: 'going to another page by the rail',
    path: '/',
    ready: '.answer b',
    act: (page) => page.locator('nav a[href="/ranking"]').click(),
  },
  {
    name: 'changing the language',
    path: '/',
    ready: '.answer b',
    act: (page) => page.locator('nav .languages button[aria-pressed=false]').click(),
  },
];

/** The longest time from a press or key to the next paint, in milliseconds, for each of the things that are done most. */
export async function interactions(page: Page, address: string): Promise<{ name: string; longest: number }[]> {
  const found = [];
  for (const { name, path, ready, act } of acts) {
    await page.goto(address + path);
    await page.locator(ready).first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => {
      const durations: number[] = [];
      let begun = 0;
      Object.assign(window, { durations, painted: () => begun === durations.length });
      const until = (event: Event) => {
        begun++;
        requestAnimationFrame(() => setTimeout(() => durations.push(performance.now() - event.timeStamp))); // that frame is painted then
      };
      for (const kind of ['pointerdown', 'click', 'keydown']) window.addEventListener(kind, until, { capture: true });
    });
    const durations = await throttled(page, 4, async () => {
      await act(page);
      await page.waitForFunction(() => (window as unknown as { painted: () => boolean }).painted());
      return page.evaluate(() => (window as unknown as { durations: number[] }).durations);
    });
    found.push({ name, longest: Math.max(...durations) });
  }
  return found;
}
