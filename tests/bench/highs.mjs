// Solves an LP file with HiGHS (npm package `highs`, WebAssembly) for a time, and prints benefit, bound and seconds:
//   node highs.mjs FOLDER-WITH-NODE_MODULES FILE SECONDS   ->   BENEFIT,BOUND,SECONDS
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [folder, file, seconds] = process.argv.slice(2);
const load = createRequire(join(resolve(folder), 'x.js'))('highs');
const log = [];
const highs = await load({ print: (line) => log.push(line) });
const start = performance.now();
let objective = '';
let bound = '';
try {
  const solution = highs.solve(readFileSync(file, 'utf8'), {
    time_limit: Number(seconds),
    mip_rel_gap: 0,
    log_to_console: true,
    output_flag: true,
  });
  if (Number.isFinite(solution.ObjectiveValue) && Object.values(solution.Columns).some((column) => column.Primal > 0.5))
    objective = Math.abs(solution.ObjectiveValue);
} catch (error) {
  objective = '';
  log.push(String(error));
}
for (const line of log) {
  const found = /^\s*Dual bound\s+(-?[\d.e+]+)/.exec(line);
  if (found) bound = Math.abs(Number(found[1]));
}
console.log(`${objective},${bound},${((performance.now() - start) / 1000).toFixed(1)}`);
