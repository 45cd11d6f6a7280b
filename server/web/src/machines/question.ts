import { aspectNamed } from '../ranking/filters';
import type { Aspect, MachineOrder, MachineRow, Windows11State } from '../api/types';

const verdicts = ['low', 'fit', 'unknown', 'unassigned'] as const satisfies readonly MachineRow['verdict'][];
const windows11 = ['ready', 'switched_off', 'cannot', 'unknown'] as const satisfies readonly Windows11State[];
const kinds = ['desktop', 'laptop'] as const;
const orders = ['hostname', 'model', 'unit', 'score', 'processor', 'memory', 'disk', 'year'] as const satisfies readonly MachineOrder[];

/** Which machines are asked for and in which order; null is everything. */
export interface MachineQuestion {
  q: string | null;
  unit: string | null;
  role: string | null;
  verdict: (typeof verdicts)[number] | null;
  aspect: Aspect | null;
  windows11: Windows11State | null;
  kind: (typeof kinds)[number] | null;
  support: 'ended' | null;
  facts: 'unclear' | null;
  reported: 'silent' | null;
  sort: MachineOrder | null;
  order: 'desc' | null;
}

const oneOf = <Name extends string>(names: readonly Name[], given: string | null): Name | null =>
  names.find((name) => name === given) ?? null;

/** What an address asks for; what it cannot mean is left out. */
export function questionIn(query: URLSearchParams): MachineQuestion {
  return {
    q: query.get('q')?.slice(0, 100) || null,
    unit: query.get('unit') || null,
    role: query.get('role') || null,
    verdict: oneOf(verdicts, query.get('verdict')),
    aspect: aspectNamed(query.get('aspect')),
    windows11: oneOf(windows11, query.get('windows11')),
    kind: oneOf(kinds, query.get('kind')),
    support: oneOf(['ended'], query.get('support')),
    facts: oneOf(['unclear'], query.get('facts')),
    reported: oneOf(['silent'], query.get('reported')),
    sort: oneOf(orders, query.get('sort')),
    order: oneOf(['desc'], query.get('order')),
  };
}

type Asked = Partial<{ [Name in keyof MachineQuestion]: NonNullable<MachineQuestion[Name]> }>;

/** What is asked, as the API takes it. */
export function asked(question: MachineQuestion): Asked {
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value !== null));
}

/** The filters that narrow the list, apart from words and order. */
export const filters = ['verdict', 'aspect', 'windows11', 'kind', 'support', 'facts', 'reported', 'unit', 'role'] as const;

/** Pressing a column's heading: sorts by it; pressed again, the other way round; a third time, as it was at first. */
export function nextOrder(question: MachineQuestion, by: MachineOrder): { sort: string | null; order: string | null } {
  const now = question.sort ?? 'hostname';
  if (now !== by) return { sort: by === 'hostname' ? null : by, order: null };
  if (question.order !== 'desc') return { sort: question.sort, order: 'desc' };
  return { sort: null, order: null };
}
