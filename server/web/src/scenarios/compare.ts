import type { Plan, PlanLine } from '../api/types';
import { actions } from '../verdict/signs';

/** How a figure is written. */
export type Kind = 'count' | 'money' | 'share' | 'points';

export interface Figure {
  group: 'outcome' | 'work' | 'money' | 'fund';
  key: string;
  kind: Kind;
  /** One a plan; null where it does not have it. */
  values: (number | null)[];
  /** Where the best of them stand; empty where none is better: all are the same, or there is no better. */
  best: number[];
  same: boolean;
}

function bestOf(values: (number | null)[], better: 'more' | 'less' | 'none'): number[] {
  const known = values.filter((value) => value !== null);
  if (better === 'none' || known.length < 2 || new Set(known).size === 1) return [];
  const best = better === 'more' ? Math.max(...known) : Math.min(...known);
  return values.flatMap((value, index) => (value === best ? [index] : []));
}

/** The figures of plans side by side: what they come to, what is done, and the money by year and by fund, the largest first. */
export function compare(plans: Plan[]): Figure[] {
  const figure = (
    group: Figure['group'],
    key: string,
    kind: Kind,
    better: 'more' | 'less' | 'none',
    of: (plan: Plan) => number | null,
  ): Figure => {
    const values = plans.map(of);
    return { group, key, kind, values, best: bestOf(values, better), same: new Set(values).size === 1 };
  };
  const years = [...new Set(plans.flatMap((plan) => plan.spending_by_year.map((spending) => spending.year)))].sort();
  const funds = new Set(plans.flatMap((plan) => plan.funds.filter((fund) => fund.spent > 0).map((fund) => fund.id)));
  const spentOf = (plan: Plan, id: string) => plan.funds.find((fund) => fund.id === id)?.spent ?? null;
  const mostOf = (id: string) => Math.max(...plans.map((plan) => spentOf(plan, id) ?? 0));
  const byMoney = [...funds].sort((a, b) => mostOf(b) - mostOf(a));
  return [
    figure('outcome', 'fit', 'count', 'more', (plan) => plan.seats_fit_after),
    figure('outcome', 'spent', 'money', 'less', (plan) => plan.spent),
    figure('outcome', 'points', 'points', 'more', (plan) => plan.benefit),
    figure('outcome', 'gap', 'share', 'less', (plan) => (plan.proven_optimal ? 0 : (plan.gap ?? null))),
    ...actions.map((action) => figure('work', action, 'count', 'none', (plan) => plan.counts[action])),
    figure('work', 'moved', 'count', 'none', (plan) => plan.moved),
    ...years.map((year) =>
      figure('money', String(year), 'money', 'none', (plan) => plan.spending_by_year.find((known) => known.year === year)?.spent ?? null),
    ),
    ...byMoney.map((id) => figure('fund', id, 'money', 'none', (plan) => spentOf(plan, id))),
  ];
}

/** One seat that two or more plans treat differently. */
export interface Differing {
  seat: PlanLine['seat'];
  lines: (PlanLine | null)[];
}

const treatment = (line: PlanLine | null) =>
  line === null ? '' : JSON.stringify([line.action, line.what.vi, line.action === 'left_out' || line.action === 'keep' ? null : line.year]);

/** Seats that are not treated alike in all of the plans, in the order of the first plan's lines. */
export function differing(plans: PlanLine[][]): Differing[] {
  const bySeat = plans.map((lines) => new Map(lines.map((line) => [line.seat.id, line])));
  const seats = new Map(plans.flat().map((line) => [line.seat.id, line.seat]));
  return [...seats.values()]
    .map((seat) => ({ seat, lines: bySeat.map((lines) => lines.get(seat.id) ?? null) }))
    .filter(({ lines }) => new Set(lines.map(treatment)).size > 1);
}

/** So many scenarios stand side by side at the most. */
export const mostCompared = 4;

/** Which scenarios are compared, as the address says: ids, each once, no more than fit. */
export function comparedIn(text: string | null): string[] {
  return [...new Set((text ?? '').split(',').filter((id) => id !== ''))].slice(0, mostCompared);
}
