import type { Page } from 'playwright-core';
import { percentile } from './session.ts';

export interface Frames {
  rows: number;
  perSecond: number;
  /** Milliseconds within which 95 of 100 frames followed the one before. */
  p95: number;
}

const pixels = 12_000;
const pixelsPerSecond = 3000;

/** Scrolls the table of machines by a gesture, from its middle so that rows have to be fetched on the way, and counts the frames. */
export async function framesWhileScrolling(page: Page, address: string): Promise<Frames> {
  await page.goto(`${address}/machines`);
  const list = page.locator('[role=table][aria-busy=false]');
  await list.waitFor();
  const rows = Number(await list.getAttribute('aria-rowcount')) - 1;
  await page.locator('.page').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight / 2));
  await page.locator('a.open').first().waitFor();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { frameTimes: times });
    const tick = (now: number) => {
      times.push(now);
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const devtools = await page.context().newCDPSession(page);
  const begun = await page.evaluate(() => performance.now());
  await devtools.send('Input.synthesizeScrollGesture', {
    x: 700,
    y: 500,
    yDistance: -pixels,
    speed: pixelsPerSecond,
    gestureSourceType: 'mouse',
  });
  const [times, ended] = await page.evaluate(
    () => [(window as unknown as { frameTimes: number[] }).frameTimes, performance.now()] as const,
  );
  await devtools.detach();
  const during = times.filter((time) => time >= begun && time <= ended);
  const steps = during.slice(1).map((time, index) => time - during[index]!);
  return { rows, perSecond: (steps.length / (during.at(-1)! - during[0]!)) * 1000, p95: percentile(steps, 0.95) };
}
