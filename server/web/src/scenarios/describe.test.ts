import { expect, test } from 'vitest';
import en from '../words/en';
import vi from '../words/vi';
import { describe, differences, fundsInOrder } from './describe';
import { sampleSettings as usual } from './sample-settings';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const notable = (settings: typeof usual) =>
  describe(settings, vi)
    .filter((said) => said.notable)
    .map((said) => plain(said.text));

test('usual settings are said in a few words', () =>
  expect(notable(usual)).toEqual(['2027–2029', 'theo các nguồn', 'giá +3% mỗi năm', 'chuyển máy trong đơn vị']));

test('of one year neither the change of prices nor what is carried over is worth saying', () =>
  expect(notable({ ...usual, years: 1, carry_over: true })).toEqual(['2027', 'theo các nguồn', 'chuyển máy trong đơn vị']));

test('what is not usual is said', () => {
  const strict = {
    ...usual,
    budget: 2_400_000_000,
    cascade: 'none' as const,
    coverage: { share_percent: 80, by_year: null },
    equal_treatment: true,
    lots: { least: 10, scope: 'organisation' as const, own_price_markup_percent: 5 },
    reserve_percent: 5,
    locks: [{ seat_id: '7', kind: 'must' as const, option: null }],
  };
  expect(notable(strict)).toEqual([
    '2027–2029',
    'một khoản 2,40 tỷ đồng',
    'giá +3% mỗi năm',
    'không chuyển máy',
    'mỗi đơn vị đạt 80% đến hết 2029',
    'nâng trước',
    'lô từ 10 máy cả cơ quan',
    'giữ lại 5%',
    '1 vị trí khóa',
  ]);
});

test('two settings are told apart only by what differs', () =>
  expect(differences(usual, { ...usual, years: 1, price_change_percent: -2 }, en)).toEqual([
    { label: 'Time', mine: '2027–2029', theirs: '2027' },
    { label: 'Prices', mine: 'prices +3% a year', theirs: 'prices −2% a year' },
  ]));

test('the district’s funds come first, then the units’ by name, of one name by year', () => {
  const fund = (name: string, unit_id: string | null, year: number) => ({
    id: name + year,
    name: { vi: name, en: name },
    year,
    unit_id,
    unit_name: unit_id,
    amount: 1,
    carries_over: false,
  });
  const sorted = fundsInOrder(
    [fund('B', '2', 2028), fund('A', '1', 2027), fund('B', '2', 2027), fund('Z', null, 2027)],
    (known) => known.name.vi,
  );
  expect(sorted.map((known) => known.id)).toEqual(['Z2027', 'A2027', 'B2027', 'B2028']);
});

test('other locks of the same number are no less a difference', () => {
  const lock = (seat_id: string) => ({ seat_id, kind: 'must' as const, option: null });
  const mine = { ...usual, locks: [lock('1'), lock('2')] };
  const theirs = { ...usual, locks: [lock('1'), lock('3')] };
  expect(differences(mine, theirs, vi)).toEqual([
    { label: 'Khóa', mine: '2 vị trí khóa, 1 không có ở bản kia', theirs: '2 vị trí khóa, 1 không có ở bản kia' },
  ]);
});
