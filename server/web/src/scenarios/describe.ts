import type { PlanFund } from '../api/types';
import type vi from '../words/vi';
import type { Settings } from './settings';

export type Condition = keyof (typeof vi)['scenarios']['said']['labels'];

/** One thing that a scenario sets, in words. */
export interface Said {
  key: Condition;
  label: string;
  text: string;
  /** It is worth saying where room is short: it is not what goes without saying. */
  notable: boolean;
}

/** Everything that the settings say, in a fixed order. */
export function describe(settings: Settings, words: typeof vi): Said[] {
  const { said } = words.scenarios;
  const last = settings.first_year + settings.years - 1;
  const changed = settings.fund_amounts.length;
  const { budget, reserve_percent: reserve, carry_over: carries, coverage, lots, locks } = settings;
  const texts: Record<Condition, [text: string, notable: boolean]> = {
    years: [said.years(settings.first_year, last), true],
    money: [budget !== null ? said.sum(budget) : changed > 0 ? said.fundsChanged(changed) : said.byFunds, true],
    prices: [said.prices(settings.price_change_percent), settings.years > 1],
    cascade: [said.cascade[settings.cascade], true],
    age: [said.age(settings.minimum_replacement_age), false],
    coverage: [coverage ? said.coverage(coverage.share_percent, coverage.by_year ?? last) : said.noCoverage, coverage !== null],
    equal: [settings.equal_treatment ? said.equal : said.notEqual, settings.equal_treatment],
    lots: [lots ? said.lots(lots.least, lots.scope ?? 'unit') : said.noLots, lots !== null],
    reserve: [reserve > 0 ? said.reserve(reserve) : said.noReserve, reserve > 0],
    carry: [said.carry[carries === null ? 'each' : carries ? 'yes' : 'no'], carries !== null && settings.years > 1],
    locks: [locks.length > 0 ? said.locks(locks.length) : said.noLocks, locks.length > 0],
  };
  return (Object.keys(texts) as Condition[]).map((key) => ({
    key,
    label: said.labels[key],
    text: texts[key][0],
    notable: texts[key][1],
  }));
}

/** How many of these are not among those. */
function onlyIn<One>(these: One[], those: One[]): number {
  const known = new Set(those.map((one) => JSON.stringify(one)));
  return these.filter((one) => !known.has(JSON.stringify(one))).length;
}

/** Where two settings differ, each in words. Of locks and of funds' amounts it is told how many, and how many the other has not. */
export function differences(mine: Settings, theirs: Settings, words: typeof vi): { label: string; mine: string; theirs: string }[] {
  const told = (one: Settings, other: Settings) =>
    describe(one, words).map((said) => {
      const funds = one.budget === null && other.budget === null;
      const own =
        said.key === 'locks'
          ? onlyIn(one.locks, other.locks)
          : said.key === 'money' && funds
            ? onlyIn(one.fund_amounts, other.fund_amounts)
            : 0;
      return { label: said.label, text: own > 0 ? `${said.text}, ${words.scenarios.said.onlyHere(own)}` : said.text, own };
    });
  const other = told(theirs, mine);
  return told(mine, theirs)
    .map((said, index) => ({ ...said, theirs: other[index]! }))
    .filter(({ text, own, theirs }) => text !== theirs.text || own > 0)
    .map(({ label, text, theirs }) => ({ label, mine: text, theirs: theirs.text }));
}

/** Where money is looked for: the district's own funds first, then the units', by name; of one name by year. */
export function fundsInOrder(funds: PlanFund[], name: (fund: PlanFund) => string): PlanFund[] {
  return [...funds].sort(
    (a, b) => Number(a.unit_id !== null) - Number(b.unit_id !== null) || name(a).localeCompare(name(b), 'vi') || a.year - b.year,
  );
}
