import { expect, test } from 'vitest';
import { troubleOf } from './trouble';

test('a problem document is kept whole', () => {
  const problem = { type: '/problems/no-such-machine', title: 'No such machine', status: 404, detail: 'No machine has the id 7.' };
  expect(troubleOf(404, problem).problem).toEqual(problem);
});

test('an answer that is no problem document still tells its status', () => {
  const trouble = troubleOf(502, '<html>bad gateway</html>');
  expect(trouble.status).toBe(502);
  expect(trouble.problem).toBeNull();
});
