// Fails when the first page (the frame and the overview), compressed as the server sends it, weighs more than the slow PCs and lines of an office should carry.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const limit = 250 * 1024;
const folder = process.argv[2];
const html = readFileSync(join(folder, 'index.html'), 'utf8');
const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+|icon\.svg)"/g)].map((match) => match[1]);
/** A script and the scripts and styles that it asks for before it runs. */
function withWhatItNeeds(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  const text = readFileSync(join(folder, name), 'utf8');
  for (const [, needed] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) withWhatItNeeds(`assets/${needed}`, found);
  return found;
}
const parts = new Set(named);
for (const name of named) if (name.endsWith('.js')) for (const needed of withWhatItNeeds(name)) parts.add(needed);
const weight = ['index.html', ...parts]
  .map((name) => {
    const bytes = readFileSync(join(folder, name));
    return name.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length;
  })
  .reduce((sum, bytes) => sum + bytes, 0);
console.log(`web: the first page weighs ${Math.round(weight / 1024)} KiB compressed, of ${limit / 1024} allowed`);
if (weight > limit) process.exit(1);
