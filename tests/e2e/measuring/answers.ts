import { Agent, get } from 'node:https';
import { performance } from 'node:perf_hooks';
import type { BrowserContext, Page } from 'playwright-core';
import { percentile } from './session.ts';

const pages = {
  overview: ['/', '.answer b'],
  machines: ['/machines', 'a.open'],
  machine: ['', 'tbody tr'],
  ranking: ['/ranking', '[role=cell] .action'],
  plan: ['/plan', '[role=slider]'],
  progress: ['/progress', '.answer'],
  organisation: ['/organisation', '.unit'],
  quality: ['/quality', 'tbody tr'],
  imports: ['/imports', '.answer'],
  duplicates: ['/duplicates', '.answer'],
  enrol: ['/enrol', 'form'],
} as const;
const times = 100;

/** What each page asks of the API when it is opened, by the page's name; only what reads. */
export async function requestsOf(page: Page, address: string): Promise<Map<string, string[]>> {
  const asked = new Map<string, string[]>();
  for (const [name, [path, ready]] of Object.entries(pages)) {
    const requests = new Set<string>();
    const note = (request: { url: () => string; method: () => string }) => {
      const url = new URL(request.url());
      if (url.pathname.startsWith('/api/') && request.method() === 'GET') requests.add(url.pathname + url.search);
    };
    if (name === 'machine') {
      await page.goto(`${address}/machines`);
      await page.locator('a.open').first().waitFor();
      page.on('request', note);
      await page.locator('a.open').first().click();
    } else {
      page.on('request', note);
      await page.goto(address + path);
    }
    await page.locator(ready).first().waitFor();
    await page.waitForLoadState('networkidle');
    page.off('request', note);
    asked.set(name, [...requests]);
  }
  return asked;
}

/** How long the answers take, asked one after the other over one kept connection, as a browser does. */
export async function answersOf(
  context: BrowserContext,
  address: string,
  paths: string[],
): Promise<{ path: string; p50: number; p95: number }[]> {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const agent = new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false }); // its certificate is of its own making
  const once = (path: string) =>
    new Promise<number>((done, failed) => {
      const begun = performance.now();
      get(address + path, { agent, headers: { Cookie: cookie, 'Accept-Encoding': 'gzip' } }, (response) =>
        response.resume().on('end', () => done(performance.now() - begun)),
      ).on('error', failed);
    });
  const found = [];
  for (const path of paths) {
    await once(path); // the connection, and what the server keeps in memory from now on
    const taken = [];
    for (let time = 0; time < times; time++) taken.push(await once(path));
    found.push({ path, p50: percentile(taken, 0.5), p95: percentile(taken, 0.95) });
  }
  agent.destroy();
  return found;
}
