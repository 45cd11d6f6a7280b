import { answer, api } from '../api/client';
import { Trouble } from '../api/trouble';
import type { FrontierPoint, Plan } from '../api/types';
import { inOrder, seatsFitAt } from './frontier';
import type { Outcome } from './sentence';

/** A pause in dragging after which the plan is made anew. */
const pause = 220;

/** The money of a plan: the funds of its year with what each is tied to, or one sum for all. */
export function isByFunds(plan: Plan): boolean {
  return plan.funds.length > 1;
}

/** The plan that is kept, the one that is being tried, and the budget under the hand. */
export class Workbench {
  kept = $state.raw<Plan | null>(null);
  /** The last plan answered, kept or tried: its counts and proof are shown. */
  shown = $state.raw<Plan | null>(null);
  frontier = $state.raw<FrontierPoint[]>([]);
  budget = $state(0);
  year = $state(new Date().getFullYear() + 1);
  /** The money is that of the year's funds; false: one sum, moved by hand. */
  byFunds = $state(true);
  /** What the funds of the year hold in all; 0 where that is not known. */
  fundsTotal = $state(0);
  work = $state<'opening' | 'none' | 'trying' | 'keeping'>('opening');
  trouble = $state<Trouble | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: AbortController | null = null;

  /** The picture is that of a plan made for just this money. */
  readonly exact = $derived(this.shown !== null && this.#sameMoney(this.shown));
  readonly isKept = $derived(this.kept !== null && this.#sameMoney(this.kept));
  /** The figures under the hand: those of a plan where one was made for this money, read off the curve until then. */
  readonly outcome: Outcome | null = $derived.by(() => {
    const plan = this.shown;
    if (!plan) return null;
    const fitAfter = this.exact ? plan.seats_fit_after : (seatsFitAt(this.frontier, this.budget) ?? plan.seats_fit_after);
    return { seats: plan.seats, fitBefore: plan.seats_fit_before, fitAfter, budget: this.budget };
  });
  /** The right end of the money axis. */
  readonly domain = $derived(Math.max(this.frontier.at(-1)?.budget ?? 0, this.budget, this.fundsTotal, 1));

  async open(): Promise<void> {
    this.work = 'opening';
    this.trouble = null;
    try {
      const plan = await answer(api.GET('/api/v1/plans/{id}', { params: { path: { id: 'latest' } } }));
      this.kept = plan;
      this.#show(plan);
      this.work = 'none';
    } catch (failure) {
      if (failure instanceof Trouble && failure.status === 404) await this.#make('funds', false);
      else this.#fail(failure);
    }
  }

  /** The hand moves the budget: the picture follows at once, the plan a moment later. */
  moveTo(budget: number): void {
    if (budget === this.budget && !this.byFunds) return;
    this.budget = budget;
    this.byFunds = false;
    clearTimeout(this.#timer);
    this.#asked?.abort();
    if (this.kept && this.isKept) {
      this.shown = this.kept;
      this.work = 'none';
    } else {
      this.#timer = setTimeout(() => void this.#make(budget, false), pause);
    }
  }

  /** Back to the money that the funds of the year hold. */
  async useFunds(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.kept && this.kept.year === this.year && isByFunds(this.kept)) this.#show(this.kept);
    else await this.#make('funds', false);
  }

  async chooseYear(year: number): Promise<void> {
    clearTimeout(this.#timer);
    this.year = year;
    this.fundsTotal = 0;
    if (this.kept?.year === year) this.#show(this.kept);
    else await this.#make('funds', false);
  }

  async keep(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#make(this.byFunds ? 'funds' : this.budget, true);
  }

  #sameMoney(plan: Plan): boolean {
    return plan.year === this.year && (this.byFunds ? isByFunds(plan) : plan.budget === this.budget && !isByFunds(plan));
  }

  async #make(money: number | 'funds', keep: boolean): Promise<void> {
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    this.work = keep ? 'keeping' : 'trying';
    this.trouble = null;
    try {
      const body = { year: this.year, budget: money === 'funds' ? null : money, keep };
      const plan = await answer(api.POST('/api/v1/plans', { body, signal: asked.signal }));
      if (asked.signal.aborted) return;
      if (keep) this.kept = plan;
      if (keep || money === 'funds' || this.shown?.year !== plan.year) this.#show(plan);
      else this.shown = plan;
      this.work = 'none';
    } catch (failure) {
      if (asked.signal.aborted) return;
      const noFunds = money === 'funds' && !keep && failure instanceof Trouble && failure.status === 422;
      if (noFunds) await this.#make(this.budget, false);
      else this.#fail(failure);
    }
  }

  #show(plan: Plan): void {
    this.shown = plan;
    this.budget = plan.budget;
    this.year = plan.year;
    this.byFunds = isByFunds(plan);
    if (this.byFunds) this.fundsTotal = plan.funds.reduce((sum, fund) => sum + fund.amount, 0);
    this.frontier = inOrder(plan.frontier);
  }

  #fail(failure: unknown): void {
    this.work = 'none';
    if (!(failure instanceof Trouble)) throw failure;
    this.trouble = failure;
  }
}
