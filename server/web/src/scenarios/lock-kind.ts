import type { SeatLock } from '../api/types';

/** What a person says of a locked seat. */
export type LockKind = 'must' | 'replace' | 'upgrade' | 'must_not';

export const lockKinds: LockKind[] = ['must', 'replace', 'upgrade', 'must_not'];

export function kindOf(lock: Pick<SeatLock, 'kind' | 'option'>): LockKind {
  return lock.kind === 'must' ? (lock.option ?? 'must') : 'must_not';
}

export function lockOfKind(kind: LockKind): Required<Omit<SeatLock, 'seat_id'>> {
  if (kind === 'must_not') return { kind, option: null };
  return { kind: 'must', option: kind === 'must' ? null : kind };
}
