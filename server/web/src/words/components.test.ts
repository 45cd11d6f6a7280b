import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'svelte/compiler';
import { expect, test } from 'vitest';

/** Attributes that a person reads or hears. */
const readAloud = new Set([
  'alt',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'label',
  'placeholder',
  'title',
]);
/** Properties by which our own components take words. */
const passedOn = new Set([...readAloud, 'about', 'name', 'sure', 'text']);
const letters = /\p{L}/u;
const vietnameseLetters = /[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]/iu;

interface Node {
  type: string;
  name?: string;
  data?: string;
  [part: string]: unknown;
}

/** The literals that an expression may come to, whichever way its conditions go; what is compared, looked up or handed to a function is no text. */
function literalsIn(expression: Node): string[] {
  const part = (name: string) => literalsIn(expression[name] as Node);
  switch (expression.type) {
    case 'Literal':
      return typeof expression['value'] === 'string' ? [expression['value']] : [];
    case 'TemplateLiteral':
      return [
        ...(expression['quasis'] as { value: { cooked: string } }[]).map((quasi) => quasi.value.cooked),
        ...(expression['expressions'] as Node[]).flatMap(literalsIn),
      ];
    case 'ConditionalExpression':
      return [...part('consequent'), ...part('alternate')];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return ['&&', '||', '??', '+'].includes(expression['operator'] as string) ? [...part('left'), ...part('right')] : [];
    default:
      return [];
  }
}

/** Texts in the markup of a component that a person would read and no catalogue holds. */
function textsWrittenIn(source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, name, data } = node as Node;
    const words = type === 'Component' ? passedOn : readAloud;
    for (const attribute of (node as { attributes?: Node[] }).attributes ?? []) {
      if (attribute.type !== 'Attribute' || !words.has(attribute.name ?? '')) continue;
      for (const value of [attribute['value']].flat() as Node[]) {
        if (value.type === 'ExpressionTag') found.push(...literalsIn(value['expression'] as Node).filter((text) => letters.test(text)));
        if (type === 'Component' && value.type === 'Text' && !readAloud.has(attribute.name ?? '') && letters.test(value.data ?? ''))
          found.push(value.data!);
      }
    }
    for (const child of (node as { nodes?: Node[] }).nodes ?? [])
      if (child.type === 'ExpressionTag') found.push(...literalsIn(child['expression'] as Node).filter((text) => letters.test(text)));
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
  return [...new Set(found)];
}

const root = fileURLToPath(new URL('..', import.meta.url));
const components = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.svelte'));

test('the check finds text, attributes and literals', () => {
  expect(textsWrittenIn('<p class="a">Hello</p>')).toEqual(['Hello']);
  expect(textsWrittenIn('<input placeholder="Find" />')).toEqual(['Find']);
  expect(textsWrittenIn('<p>{ok ? "Đạt" : ""}</p>')).toEqual(['Đạt']);
  expect(textsWrittenIn('<button aria-label="Close" title={open ? "Fold" : "Unfold"}></button>')).toEqual(['Fold', 'Unfold', 'Close']);
  expect(textsWrittenIn('<p>{many || "none"} {`of ${all}`}</p>')).toEqual(['none', 'of ']);
  expect(textsWrittenIn('<SureButton name="Undo" sure={words().undoSure} tone="fit" />')).toEqual(['Undo']);
  expect(textsWrittenIn('<a href="/plan" class={on ? "on" : "off"}>{state === "done" ? words().undo : day("2026")}</a>')).toEqual([]);
  expect(textsWrittenIn('<p class="a" role="note">{words().unknown} · 3</p>')).toEqual([]);
});

test('there are components to check', () => expect(components.length).toBeGreaterThan(20));

test.each(components)('%s writes no text of its own', (name) => {
  expect(textsWrittenIn(readFileSync(join(root, name), 'utf8'))).toEqual([]);
});
