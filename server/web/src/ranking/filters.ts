import type { Aspect } from '../api/types';

const verdicts = ['low', 'fit'] as const;

/** What of the ranking is asked for; null is everything. */
export interface RankingFilters {
  verdict: (typeof verdicts)[number] | null;
  aspect: Aspect | null;
  unit: string | null;
  role: string | null;
  q: string | null;
}

const aspects: Record<Aspect, true> = {
  memory: true,
  processor: true,
  disk_kind: true,
  disk_space: true,
  operating_system: true,
  windows11: true,
  age: true,
  disk_health: true,
  battery: true,
  monitors: true,
  kind: true,
  machine: true,
};

/** The aspect of that name; null where there is none. */
export function aspectNamed(name: string | null): Aspect | null {
  return name !== null && Object.hasOwn(aspects, name) ? (name as Aspect) : null;
}

/** The filters that an address asks for; what it cannot mean is left out. */
export function filtersIn(query: URLSearchParams): RankingFilters {
  return {
    verdict: verdicts.find((verdict) => verdict === query.get('verdict')) ?? null,
    aspect: aspectNamed(query.get('aspect')),
    unit: query.get('unit') || null,
    role: query.get('role') || null,
    q: query.get('q')?.slice(0, 100) || null,
  };
}

/** The filters that are on, as the API takes them. */
export function asked(filters: RankingFilters): Partial<{ [Name in keyof RankingFilters]: NonNullable<RankingFilters[Name]> }> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== null));
}
