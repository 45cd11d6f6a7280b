import type { PlanFund, PlanSettings, SeatLock } from '../api/types';

/** All that a scenario sets, with nothing left to a default. */
export type Settings = Required<PlanSettings>;

const bySeat = (a: SeatLock, b: SeatLock) => (a.seat_id < b.seat_id ? -1 : 1);

/** What is set, over the defaults; in one order, so that what means the same is written the same. */
export function complete(set: PlanSettings, defaults: Settings): Settings {
  const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as PlanSettings;
  const all = { ...defaults, ...given };
  return {
    ...all,
    fund_amounts: [...all.fund_amounts].sort((a, b) => (a.fund < b.fund ? -1 : 1)),
    locks: all.locks.map(({ seat_id, kind, option }) => ({ seat_id, kind, option: option ?? null })).sort(bySeat),
  };
}

function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${name}:${written(member)}`).join()}}`;
}

/** Both were made by `complete`. */
export function sameSettings(a: Settings | null, b: Settings | null): boolean {
  return a === b || (a !== null && b !== null && written(a) === written(b));
}

/** All but the money: plans that agree in it lie on one curve of seats against money. */
export function curveOf(settings: Settings): string {
  return written({ ...settings, budget: 0, fund_amounts: [] });
}

/** So many years at the most can be planned at once. */
export const mostYears = 5;

export function yearsOf(settings: Pick<Settings, 'first_year' | 'years'>): number[] {
  return Array.from({ length: settings.years }, (_, index) => settings.first_year + index);
}

/** Other years; benefits count at least as long as is planned. */
export function withYears(settings: Settings, first: number, years: number): Settings {
  return { ...settings, first_year: first, years, horizon_years: Math.max(settings.horizon_years, years) };
}

export function lockOf(settings: Settings, seat: string): SeatLock | null {
  return settings.locks.find((lock) => lock.seat_id === seat) ?? null;
}

/** A seat has one lock: a new one takes the place of the old; null takes it away. */
export function withLock(settings: Settings, seat: string, lock: Omit<SeatLock, 'seat_id'> | null): Settings {
  const others = settings.locks.filter((known) => known.seat_id !== seat);
  const own = lock ? [{ seat_id: seat, kind: lock.kind, option: lock.option ?? null }] : [];
  return { ...settings, locks: [...others, ...own].sort(bySeat) };
}

/** The funds of the years planned, with the amounts that the settings give them. */
export function fundsOf(settings: Settings, funds: PlanFund[]): PlanFund[] {
  const years = yearsOf(settings);
  const amounts = new Map(settings.fund_amounts.map(({ fund, amount }) => [fund, amount]));
  return funds.filter((fund) => years.includes(fund.year)).map((fund) => ({ ...fund, amount: amounts.get(fund.id) ?? fund.amount }));
}

export function totalOf(funds: Pick<PlanFund, 'amount'>[]): number {
  return funds.reduce((sum, fund) => sum + fund.amount, 0);
}

/** Another amount for a fund; its own takes the change back. */
export function withFundAmount(settings: Settings, fund: PlanFund, amount: number): Settings {
  const others = settings.fund_amounts.filter((known) => known.fund !== fund.id);
  const changed = amount === fund.amount ? [] : [{ fund: fund.id, amount }];
  return { ...settings, fund_amounts: [...others, ...changed].sort((a, b) => (a.fund < b.fund ? -1 : 1)) };
}
