import { answer, api } from '../api/client';
import { Trouble } from '../api/trouble';
import type { FrontierPoint, Plan } from '../api/types';
import { inOrder, seatsFitAt } from './frontier';
import type { Outcome } from './sentence';

/** A pause in dragging after which the plan is made anew. */
const pause = 220;

/** The plan that is kept, the one that is being tried, and the budget under the hand. */
export class Workbench {
  kept = $state.raw<Plan | null>(null);
  /** The last plan answered, kept or tried: its counts and proof are shown. */
  shown = $state.raw<Plan | null>(null);
  frontier = $state.raw<FrontierPoint[]>([]);
  budget = $state(0);
  year = $state(new Date().getFullYear() + 1);
  work = $state<'opening' | 'none' | 'trying' | 'keeping'>('opening');
  trouble = $state<Trouble | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: AbortController | null = null;

  /** The figures under the hand: those of a plan where one was made for this budget, read off the curve until then. */
  readonly outcome: Outcome | null = $derived.by(() => {
    const plan = this.shown;
    if (!plan) return null;
    const exact = plan.budget === this.budget && plan.year === this.year;
    const fitAfter = exact ? plan.seats_fit_after : (seatsFitAt(this.frontier, this.budget) ?? plan.seats_fit_after);
    return { seats: plan.seats, fitBefore: plan.seats_fit_before, fitAfter, budget: this.budget };
  });
  readonly exact = $derived(this.shown !== null && this.shown.budget === this.budget && this.shown.year === this.year);
  readonly isKept = $derived(this.kept !== null && this.kept.budget === this.budget && this.kept.year === this.year);
  /** What the funds of the year hold in all; 0 where they are not told. */
  readonly fundsTotal = $derived(this.shown?.funds.reduce((sum, fund) => sum + fund.amount, 0) ?? 0);
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
      if (failure instanceof Trouble && failure.status === 404) await this.#make(null, false);
      else this.#fail(failure);
    }
  }

  /** The hand moves the budget: the picture follows at once, the plan a moment later. */
  moveTo(budget: number): void {
    if (budget === this.budget) return;
    this.budget = budget;
    clearTimeout(this.#timer);
    this.#asked?.abort();
    if (this.kept && this.isKept) {
      this.shown = this.kept;
      this.work = 'none';
    } else {
      this.#timer = setTimeout(() => void this.#make(budget, false), pause);
    }
  }

  async chooseYear(year: number): Promise<void> {
    clearTimeout(this.#timer);
    this.year = year;
    if (this.kept?.year === year) {
      this.#show(this.kept);
      return;
    }
    await this.#make(null, false, true);
  }

  async keep(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#make(this.budget, true);
  }

  async #make(budget: number | null, keep: boolean, anotherYear = false): Promise<void> {
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    this.work = keep ? 'keeping' : 'trying';
    this.trouble = null;
    try {
      const plan = await answer(api.POST('/api/v1/plans', { body: { year: this.year, budget, keep }, signal: asked.signal }));
      if (asked.signal.aborted) return;
      if (keep) this.kept = plan;
      if (keep || budget === null || anotherYear) this.#show(plan);
      else this.shown = plan;
      this.work = 'none';
    } catch (failure) {
      if (!asked.signal.aborted) this.#fail(failure);
    }
  }

  #show(plan: Plan): void {
    this.shown = plan;
    this.budget = plan.budget;
    this.year = plan.year;
    this.frontier = inOrder(plan.frontier);
  }

  #fail(failure: unknown): void {
    this.work = 'none';
    if (!(failure instanceof Trouble)) throw failure;
    this.trouble = failure;
  }
}
