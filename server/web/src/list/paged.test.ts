import { expect, test } from 'vitest';
import { Trouble } from '../api/trouble';
import { PagedList, type Page } from './paged.svelte';

/** A list of the numbers below `count`, which answers three a page whatever is asked. */
function numbersBelow(count: number): (cursor: string | undefined) => Promise<Page<number>> {
  return async (cursor) => {
    const first = Number(cursor ?? 0);
    const items = Array.from({ length: Math.min(3, count - first) }, (_, index) => first + index);
    return { items, total: count, next_cursor: first + 3 < count ? String(first + 3) : null };
  };
}

test('a list is fetched as far as it is looked at', async () => {
  const list = new PagedList<number>();
  await list.ask(numbersBelow(10));
  expect(list.items).toEqual([0, 1, 2]);
  expect(list.total).toBe(10);
  await list.want(5);
  expect(list.items).toEqual([0, 1, 2, 3, 4, 5]);
  await list.want(100);
  expect(list.items).toHaveLength(10);
});

test('the answer to an older question is not shown', async () => {
  const list = new PagedList<number>();
  let answerLate: (page: Page<number>) => void = () => undefined;
  const older = list.ask(() => new Promise((resolve) => (answerLate = resolve)));
  await list.ask(numbersBelow(2));
  answerLate({ items: [99], total: 1, next_cursor: null });
  await older;
  expect(list.items).toEqual([0, 1]);
  expect(list.stale).toBe(false);
});

test('the rows of the last question stay until the next one is answered', async () => {
  const list = new PagedList<number>();
  await list.ask(numbersBelow(2));
  void list.ask(() => new Promise(() => undefined));
  expect(list.stale).toBe(true);
  expect(list.items).toEqual([0, 1]);
});

test('a refusal is kept as trouble and the next question clears it', async () => {
  const list = new PagedList<number>();
  await list.ask(() => Promise.reject(new Trouble(422, null)));
  expect(list.trouble?.status).toBe(422);
  await list.ask(numbersBelow(1));
  expect(list.trouble).toBeNull();
});

test('a page that fails midway keeps what came before it', async () => {
  const list = new PagedList<number>();
  const numbers = numbersBelow(9);
  await list.ask((cursor) => (cursor === '6' ? Promise.reject(new Trouble(0, null)) : numbers(cursor)));
  await list.want(9);
  expect(list.items).toHaveLength(6);
  expect(list.trouble?.status).toBe(0);
});
