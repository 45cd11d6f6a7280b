import type { Page } from 'playwright-core';
import { throttled } from './session.ts';

export interface FirstPage {
  /** Milliseconds from the start of the navigation until the sentence stands and the page answers a press. */
  usable: number;
  /** As they came over the wire. */
  bytes: number;
  requests: number;
}

/** Opens the first page with nothing kept from before, on a CPU that is four times slower. */
export function firstPage(page: Page, address: string): Promise<FirstPage> {
  return throttled(page, 4, async (devtools) => {
    await page.goto('about:blank');
    await devtools.send('Network.enable');
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    let bytes = 0;
    let requests = 0;
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      requests++;
    });
    await page.goto(address, { waitUntil: 'commit' });
    // the sentence stands, and then the page gets to run something: nothing keeps it busy any more
    const usable = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          const settled = () => requestAnimationFrame(() => setTimeout(() => done(performance.now())));
          const look = () => (document.querySelector('.answer b') ? settled() : requestAnimationFrame(look));
          look();
        }),
    );
    await page.waitForLoadState('networkidle');
    return { usable, bytes, requests };
  });
}
