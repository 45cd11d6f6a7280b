import { expect, test } from 'vitest';
import { Trouble } from '../api/trouble';
import { JumpingList } from './jumping.svelte';

/** Rows that are their own places; notes which parts were asked for. */
function numbers(total: number) {
  const asked: number[] = [];
  const fetch = (skip: number, limit: number) => {
    asked.push(skip);
    return Promise.resolve({ items: Array.from({ length: Math.max(0, Math.min(limit, total - skip)) }, (_, at) => skip + at), total });
  };
  return { asked, fetch };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('rows far down are fetched without those between', async () => {
  const { asked, fetch } = numbers(100_000);
  const list = new JumpingList<number>();
  await list.ask(fetch);
  expect(list.total).toBe(100_000);
  list.want(49_950, 50_010);
  await settled();
  expect(list.at(49_999)).toBe(49_999);
  expect(list.at(50_000)).toBe(50_000);
  expect(list.at(200)).toBeUndefined();
  expect(asked).toEqual([0, 49_900, 50_000]);
});

test('a part is asked for once, and never past the end', async () => {
  const { asked, fetch } = numbers(150);
  const list = new JumpingList<number>();
  await list.ask(fetch);
  list.want(0, 500);
  list.want(90, 400);
  await settled();
  expect(asked).toEqual([0, 100]);
  expect(list.at(149)).toBe(149);
});

test('rows of the last question stay until the next one is answered', async () => {
  const list = new JumpingList<number>();
  await list.ask(numbers(10).fetch);
  let answer: (part: { items: number[]; total: number }) => void = () => undefined;
  const asking = list.ask(() => new Promise((resolve) => (answer = resolve)));
  expect(list.stale).toBe(true);
  expect(list.at(3)).toBe(3);
  answer({ items: [7], total: 1 });
  await asking;
  expect(list.at(0)).toBe(7);
  expect(list.at(3)).toBeUndefined();
});

test('a part that failed is told of and may be asked for again', async () => {
  const { fetch } = numbers(500);
  let broken = true;
  const list = new JumpingList<number>();
  await list.ask((skip, limit) => (skip === 300 && broken ? Promise.reject(new Trouble(0, null)) : fetch(skip, limit)));
  list.want(300, 310);
  await settled();
  expect(list.trouble?.status).toBe(0);
  broken = false;
  list.want(300, 310);
  await settled();
  expect(list.at(305)).toBe(305);
});
