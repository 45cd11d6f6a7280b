import type { Page } from 'playwright-core';
import { percentile, throttled } from './session.ts';

export interface Slider {
  /** Milliseconds of the first move on a page just opened, and of all. */
  first: number;
  median: number;
  p95: number;
}

const moves = 40;

/**
 * Drags the budget to and fro and times each move: from the pointer's event to the frame that shows the plan made for
 * the place where it is now.
 */
export async function sliderMoves(page: Page, address: string, rate: number): Promise<Slider> {
  await page.goto('about:blank');
  await page.goto(`${address}/plan?scenario=new`);
  await page.locator('.say[aria-busy=false]').waitFor();
  await page.getByRole('row').nth(2).waitFor(); // the plan in full, which is made when the hand rests
  await page.waitForLoadState('networkidle');
  const board = (await page.locator('.board').boundingBox())!;
  await page.evaluate(() => {
    const drawn: number[] = [];
    Object.assign(window, { drawn });
    const value = () => document.querySelector('[role=slider]')!.getAttribute('aria-valuenow');
    const follow = (event: PointerEvent) => {
      if (event.buttons === 0) return;
      const before = value();
      const look = () => {
        const done = value() !== before && document.querySelector('.say')?.getAttribute('aria-busy') === 'false';
        if (done)
          setTimeout(() => drawn.push(performance.now() - event.timeStamp)); // that frame is painted then
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    window.addEventListener('pointerdown', follow, { capture: true });
    window.addEventListener('pointermove', follow, { capture: true });
  });
  const taken = await throttled(page, rate, async () => {
    for (let move = 0; move < moves; move++) {
      const share = 0.1 + 0.8 * Math.abs(Math.sin(move + 1)); // no two places are the same
      await page.mouse.move(board.x + share * board.width, board.y + board.height / 2);
      if (move === 0) await page.mouse.down();
      await page.waitForFunction((count) => (window as unknown as { drawn: number[] }).drawn.length > count, move);
    }
    return page.evaluate(() => (window as unknown as { drawn: number[] }).drawn);
  });
  await page.mouse.up();
  return { first: taken[0]!, median: percentile(taken, 0.5), p95: percentile(taken, 0.95) };
}
