import { expect, test } from 'vitest';
import { Latest } from './latest';

/** A server whose answers come when the test says so. */
function server() {
  const asked: number[] = [];
  const answered: string[] = [];
  const troubles: unknown[] = [];
  const waiting: { resolve: (text: string) => void; reject: (failure: unknown) => void }[] = [];
  const latest = new Latest<number, string>(
    (question) => {
      asked.push(question);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    (answer) => answered.push(answer),
    (failure) => troubles.push(failure),
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    asked,
    answered,
    troubles,
    latest,
    async answer(text: string) {
      waiting.shift()!.resolve(text);
      await settle();
    },
    async fail(failure: unknown) {
      waiting.shift()!.reject(failure);
      await settle();
    },
  };
}

test('the first question is asked at once, of those that follow only the last, after the answer', async () => {
  const { asked, answered, latest, answer } = server();
  for (const question of [1, 2, 3, 4]) latest.ask(question);
  expect(asked).toEqual([1]);
  await answer('one');
  expect(asked).toEqual([1, 4]);
  await answer('four');
  expect(answered).toEqual(['one', 'four']);
  expect(latest.busy).toBe(false);
});

test('a failure is told and the last question is still asked', async () => {
  const { asked, answered, troubles, latest, answer, fail } = server();
  latest.ask(1);
  latest.ask(2);
  await fail('refused');
  expect(troubles).toEqual(['refused']);
  expect(asked).toEqual([1, 2]);
  await answer('two');
  expect(answered).toEqual(['two']);
});

test('what is forgotten is not answered, and what is asked after it is', async () => {
  const { asked, answered, latest, answer } = server();
  latest.ask(1);
  latest.ask(2);
  latest.forget();
  latest.ask(3);
  expect(asked).toEqual([1, 3]);
  await answer('one');
  await answer('three');
  expect(answered).toEqual(['three']);
});
