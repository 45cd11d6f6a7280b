import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'svelte/compiler';
import { expect, test } from 'vitest';

/** Attributes that a person reads or hears. */
const readAloud = new Set(['alt', 'aria-label', 'aria-description', 'aria-valuetext', 'label', 'placeholder', 'title']);
const letters = /\p{L}/u;
const vietnameseLetters = /[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]/iu;

interface Node {
  type: string;
  name?: string;
  data?: string;
  [part: string]: unknown;
}

/** Texts in the markup of a component that a person would read and no catalogue holds. */
function textsWrittenIn(source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, name, data } = node as Node;
    if (type === 'Text' && letters.test(data ?? '')) found.push(data!.trim());
    if (type === 'Literal' && typeof (node as Node).value === 'string' && vietnameseLetters.test((node as Node).value as string))
      found.push((node as Node).value as string);
    if ((type === 'Attribute' || type === 'StyleDirective') && !readAloud.has(name ?? '')) {
      // what a machine reads (class, href, role, style) may be literal
      const values = (node as Node).value;
      if (Array.isArray(values)) return values.filter((value: Node) => value.type !== 'Text').forEach(visit);
    }
    for (const [part, value] of Object.entries(node)) if (part !== 'css') visit(value);
  };
  visit(parse(source, { modern: true }));
  return found;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const components = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.svelte'));

test('the check finds text, attributes and literals', () => {
  expect(textsWrittenIn('<p class="a">Hello</p>')).toEqual(['Hello']);
  expect(textsWrittenIn('<input placeholder="Find" />')).toEqual(['Find']);
  expect(textsWrittenIn('<p>{ok ? "Đạt" : ""}</p>')).toEqual(['Đạt']);
  expect(textsWrittenIn('<p class="a" role="note">{words().unknown} · 3</p>')).toEqual([]);
});

test('there are components to check', () => expect(components.length).toBeGreaterThan(20));

test.each(components)('%s writes no text of its own', (name) => {
  expect(textsWrittenIn(readFileSync(join(root, name), 'utf8'))).toEqual([]);
});
