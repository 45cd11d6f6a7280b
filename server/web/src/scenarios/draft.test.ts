import { describe, expect, test } from 'vitest';
import { DraftShelf, draftFrom } from './draft';
import { sampleSettings as usual } from './sample-settings';

function storage() {
  const held = new Map<string, string>();
  return {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, text: string) => void held.set(name, text),
    removeItem: (name: string) => void held.delete(name),
  };
}
const draft = { settings: { ...usual, budget: 900_000_000 }, version: 4, changedAt: '2026-11-24T08:00:00.000Z' };

describe('a draft', () => {
  test('comes back as it was put away', () => {
    const shelf = new DraftShelf(storage(), 'mai');
    shelf.write('12', draft);
    expect(shelf.read('12', usual)).toEqual(draft);
    shelf.forget('12');
    expect(shelf.read('12', usual)).toBeNull();
  });
  test('is of one person and one scenario', () => {
    const held = storage();
    new DraftShelf(held, 'mai').write(null, { ...draft, version: null });
    expect(new DraftShelf(held, 'mai').read('12', usual)).toBeNull();
    expect(new DraftShelf(held, 'an').read(null, usual)).toBeNull();
  });
  test('is lost quietly where the browser keeps nothing', () => {
    const full = {
      ...storage(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(() => new DraftShelf(full, 'mai').write(null, draft)).not.toThrow();
  });
});

describe('a text that is no draft', () => {
  test.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['no settings', '{"changedAt":"2026-11-24T08:00:00Z"}'],
    ['settings of other kinds', '{"changedAt":"2026-11-24T08:00:00Z","settings":{"years":"three"}}'],
    ['locks that are no list', '{"changedAt":"2026-11-24T08:00:00Z","settings":{"locks":{}}}'],
    ['no moment', '{"changedAt":"once","settings":{}}'],
  ])('is not taken: %s', (_, text) => expect(draftFrom(text, usual)).toBeNull());
});

test('a draft of an older page gets the defaults of what it does not know', () =>
  expect(draftFrom('{"changedAt":"2026-11-24T08:00:00Z","settings":{"years":1}}', usual)?.settings).toEqual({ ...usual, years: 1 }));
