import type { ImportKind, Session } from '../api/types';

const forAll: ImportKind[] = ['prices'];
const forIt: ImportKind[] = ['assets', 'seats', 'positions'];

/** The kinds of lists that an account may bring in: those whose records it may change by hand. */
export function kindsFor(role: Session['role'] | undefined): ImportKind[] {
  if (role === 'finance_officer') return ['funds', ...forAll];
  if (role === 'it_officer') return [...forIt, 'models', ...forAll];
  return [...forIt, 'funds', 'models', ...forAll];
}
