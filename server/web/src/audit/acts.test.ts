import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import vi from '../words/vi';
import { actOf, subjectOf } from './acts';

const server = fileURLToPath(new URL('../../..', import.meta.url));

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === 'web' ? [] : sourcesBelow(join(folder, entry.name));
    return entry.name.endsWith('.cpp') ? [join(folder, entry.name)] : [];
  });
}

/** The acts that the server writes into the trail: the name of several words in each call of record(). */
function recordedActs(): string[] {
  const calls = sourcesBelow(server).flatMap((file) => readFileSync(file, 'utf8').match(/\brecord\([^;]*;/g) ?? []);
  return [...new Set(calls.flatMap((call) => /"([a-z]+(?:-[a-z]+)+|reorganise)"/.exec(call)?.[1] ?? []))];
}

test('an act is told in words, and an unknown one by its name', () => {
  expect(actOf('sign-in', vi)).toBe('Đăng nhập');
  expect(actOf('paint-wall', vi)).toBe('paint-wall');
  expect(actOf('toString', vi)).toBe('toString');
});

test('the kind of what it was done to is said in words, and a name is left alone', () => {
  expect(subjectOf('machine 129', vi)).toBe('máy số 129');
  expect(subjectOf('tran.mai', vi)).toBe('tran.mai');
  expect(subjectOf('paint 3', vi)).toBe('paint 3');
});

test('every act that the server writes down has its words', () => {
  const acts = recordedActs();
  expect(acts.length).toBeGreaterThan(20);
  expect(acts.filter((act) => !Object.hasOwn(vi.audit.acts, act))).toEqual([]);
});
