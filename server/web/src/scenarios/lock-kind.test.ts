import { expect, test } from 'vitest';
import { kindOf, lockKinds, lockOfKind } from './lock-kind';

test.each(lockKinds)('a lock says again what it was made of: %s', (kind) => expect(kindOf(lockOfKind(kind))).toBe(kind));

test('an option that is not told is none', () => expect(kindOf({ kind: 'must' })).toBe('must'));
