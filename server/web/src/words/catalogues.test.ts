import { describe, expect, test } from 'vitest';
import en from './en';
import { pieces } from './phrase';
import vi from './vi';

type Leaf = string | ((...values: never[]) => string);

function leaves(branch: object, path = ''): [string, Leaf][] {
  return Object.entries(branch).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? leaves(value, `${path}${key}.`) : [[`${path}${key}`, value] as [string, Leaf]],
  );
}

/** What a leaf says, when asked with plausible values. */
function spoken(leaf: Leaf): string {
  if (typeof leaf === 'string') return leaf;
  const takesList = /\.(join|map)\(/.test(leaf.toString());
  const values = takesList ? [['a', 'b']] : [3, 7, 2];
  return (leaf as (...values: unknown[]) => string)(...values);
}

const vietnamese = leaves(vi);
const english = new Map(leaves(en));

test('both catalogues have the same keys', () => {
  expect([...english.keys()].sort()).toEqual(vietnamese.map(([key]) => key).sort());
});

const sayings = vietnamese.map(([key, leaf]) => ({ key, vi: spoken(leaf), en: spoken(english.get(key)!) }));
const keysWhere = (wrong: (said: string) => boolean, language: 'vi' | 'en') =>
  sayings.filter((saying) => wrong(saying[language])).map((saying) => saying.key);

describe.each(['vi', 'en'] as const)('the catalogue %s', (language) => {
  test('says something at every key', () => expect(keysWhere((said) => said.trim() === '', language)).toEqual([]));
  test('is in composed letters', () => expect(keysWhere((said) => said !== said.normalize('NFC'), language)).toEqual([]));
  test('has its stars in pairs', () => expect(keysWhere((said) => said.split('**').length % 2 === 0, language)).toEqual([]));
});

test('the English catalogue has no Vietnamese left in it, but for the name of the product and the sign of the dong', () => {
  const vietnameseLetters = /[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]/iu;
  expect(keysWhere((said) => vietnameseLetters.test(said.replaceAll('đ', '')), 'en')).toEqual(['product']);
});

test('a sentence is parted where it stands out', () => {
  expect(pieces('**402 trên 420** có máy')).toEqual([
    { text: '402 trên 420', strong: true },
    { text: ' có máy', strong: false },
  ]);
});
