import { openBrowser } from '../browser.ts';
import { runServer } from '../server.ts';
import { answersOf, requestsOf } from './answers.ts';
import { firstPage } from './first-page.ts';
import { framesWhileScrolling } from './frames.ts';
import { interactions } from './interactions.ts';
import { say, signIn } from './session.ts';
import { sliderMoves } from './slider.ts';

const repeats = 5;

const serve = (data: string) => runServer(process.env['RASOAT_SERVER']!, ['--config', 'config/server.toml', '--data', data]);

const server = await serve(process.env['RASOAT_DATA']!);
const browser = await openBrowser(server.address);
try {
  const { page } = browser;
  page.setDefaultTimeout(120_000); // a large plan takes its time, and the machine may be busy
  page.setDefaultNavigationTimeout(120_000);
  await signIn(page, server.address, process.env['RASOAT_PASSWORD']!);

  const first = [];
  for (let time = 0; time < repeats; time++) first.push(await firstPage(page, server.address));
  first.sort((one, other) => one.usable - other.usable);
  const median = first[Math.floor(repeats / 2)]!;
  say('first page, compressed and with its data', `${(median.bytes / 1024).toFixed(0)} KiB in ${median.requests} requests`);
  say(
    'first page usable, CPU throttled 4 times',
    `${median.usable.toFixed(0)} ms (${first.map(({ usable }) => usable.toFixed(0)).join(', ')})`,
  );

  const frames = await framesWhileScrolling(page, server.address);
  say(`scrolling the table of ${frames.rows} machines`, `${frames.perSecond.toFixed(1)} frames/s, 95 % within ${frames.p95.toFixed(1)} ms`);

  for (const { name, longest } of await interactions(page, server.address))
    say(`${name}, CPU throttled 4 times`, `${longest.toFixed(0)} ms`);

  for (const [name, requests] of await requestsOf(page, server.address))
    for (const { path, p95, p50 } of await answersOf(browser.context, server.address, requests))
      say(`API, ${name}: ${path}`, `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
} finally {
  await browser.close();
  await server.stop();
}

const plans = process.env['RASOAT_PLAN_DATA'];
if (plans) {
  const planner = await serve(plans);
  const other = await openBrowser(planner.address);
  try {
    await signIn(other.page, planner.address, process.env['RASOAT_PASSWORD']!);
    for (const rate of [1, 4]) {
      const { first: opened, median, p95 } = await sliderMoves(other.page, planner.address, rate);
      say(
        `moving the budget of the smaller fleet until its plan is drawn, CPU throttled ${rate} times`,
        `first ${opened.toFixed(0)} ms, median ${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
      );
    }
  } finally {
    await other.close();
    await planner.stop();
  }
}
