// Draws growth.svg from figures.csv: node tests/bench/scale/plot.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const here = new URL('.', import.meta.url);
const [head, ...lines] = readFileSync(new URL('figures.csv', here), 'utf8').trim().split('\n');
const names = head.split(',');
const rows = lines
  .map((line) => Object.fromEntries(line.split(',').map((value, at) => [names[at], Number(value)])))
  .sort((one, other) => one.machines - other.machines);

const ink = '#1f2933';
const faint = '#d9dee4';
const colours = ['#0b6e99', '#c2571a', '#5a7d2a', '#7a4fa3'];
const panels = [
  { title: 'New reports a second', series: [['new_reports_a_second', 'as fast as answers come']] },
  {
    title: 'p95 while 1,050 reports a second stream in, ms',
    series: [
      ['list_p95_ms', 'list'],
      ['search_p95_ms', 'search'],
      ['ranking_p95_ms', 'ranking'],
      ['overview_p95_ms', 'overview'],
    ],
  },
  { title: 'Memory, MB', series: [['memory_mb', 'at rest'], ['memory_most_mb', 'at the most']] },
  { title: 'Disk, KB a machine', series: [['disk_kb_a_machine', 'file and log']] },
  { title: 'Start, seconds', series: [['start_s', 'until it answers'], ['reviewed_s', 'reading and judging all']] },
];

const width = 360;
const height = 250;
const box = { left: 52, right: 118, top: 40, bottom: 34 };
const inner = { width: width - box.left - box.right, height: height - box.top - box.bottom };
const digits = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(2))));
const short = (count) => (count >= 1e6 ? `${count / 1e6} M` : `${count / 1e3} k`);

/** Both axes grow tenfold a step: the sizes do, and so does what is linear in them. */
function panelSvg({ title, series }, left, top) {
  const values = series.flatMap(([name]) => rows.map((row) => row[name])).filter((value) => value > 0);
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const sizes = rows.map((row) => Math.log10(row.machines));
  const span = Math.max(sizes.at(-1) - sizes[0], 1);
  const x = (machines) => box.left + ((Math.log10(machines) - sizes[0]) / span) * inner.width;
  const y = (value) => box.top + inner.height * (1 - (Math.log10(Math.max(value, 10 ** low)) - low) / (high - low));
  const parts = [`<text x="${box.left}" y="20" font-weight="600">${title}</text>`];
  for (let step = low; step <= high; ++step) {
    const at = y(10 ** step);
    parts.push(`<path d="M${box.left} ${at}h${inner.width}" stroke="${faint}"/>`);
    parts.push(`<text x="${box.left - 8}" y="${at + 4}" text-anchor="end">${digits(10 ** step)}</text>`);
  }
  for (const row of rows)
    parts.push(`<text x="${x(row.machines)}" y="${height - 14}" text-anchor="middle">${short(row.machines)}</text>`);
  // The names stand beside the ends of their lines, moved apart where those are close.
  const ends = series
    .map(([name, label], at) => ({ label, at, y: y(rows.at(-1)[name]) }))
    .sort((one, other) => one.y - other.y);
  ends.forEach((end, at) => {
    if (at > 0) end.y = Math.max(end.y, ends[at - 1].y + 14);
  });
  series.forEach(([name], at) => {
    const points = rows.map((row) => `${x(row.machines).toFixed(1)},${y(row[name]).toFixed(1)}`);
    parts.push(`<polyline points="${points.join(' ')}" fill="none" stroke="${colours[at]}" stroke-width="2"/>`);
    for (const point of points) {
      const [cx, cy] = point.split(',');
      parts.push(`<circle cx="${cx}" cy="${cy}" r="3" fill="${colours[at]}"/>`);
    }
  });
  for (const end of ends)
    parts.push(
      `<text x="${box.left + inner.width + 10}" y="${end.y + 4}" fill="${colours[end.at]}">${end.label}</text>`,
    );
  return `<g transform="translate(${left} ${top})">${parts.join('')}</g>`;
}

const columns = 2;
const whole = { width: width * columns + 40, height: Math.ceil(panels.length / columns) * height + 30 };
const drawn = panels.map((panel, at) => panelSvg(panel, (at % columns) * (width + 20), Math.floor(at / columns) * height));
writeFileSync(
  new URL('growth.svg', here),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole.width} ${whole.height}" width="${whole.width}" height="${whole.height}" font-family="Be Vietnam Pro, Segoe UI, sans-serif" font-size="12" fill="${ink}"><rect width="100%" height="100%" fill="#fff"/>${drawn.join('')}<text x="${width + 20 + box.left}" y="${2 * height + 60}">Machines in the store, from one thousand to one million;</text><text x="${width + 20 + box.left}" y="${2 * height + 78}">both axes grow tenfold a step.</text></svg>\n`,
);
