import { answer, api } from '../api/client';
import type { PlanMove } from '../api/types';
import { Attempt } from '../shell/attempt.svelte';
import { days, Ticks } from './checklist';

const pageSize = 200;
/** So many steps are read at once; more when asked for. */
const stretch = 1000;

/** The steps of a plan as far as they were read, and which of them are done. */
export class Checklist {
  steps = $state.raw<PlanMove[]>([]);
  total = $state<number | null>(null);
  workDays = $state(0);
  ticked = $state.raw<Set<number>>(new Set());
  attempt = new Attempt();
  readonly days = $derived(days(this.steps));
  readonly done = $derived(this.steps.filter((step) => this.ticked.has(step.number)).length);
  readonly whole = $derived(this.total !== null && this.steps.length >= this.total);
  #cursor: string | null = null;
  #question = 0;
  #ticks: Ticks | null = null;
  #plan = '';
  #filter: { unit?: string; year?: number } = {};

  /** Reads the steps of a plan anew. Ticks are kept only where `kept`: the plan keeps its id. */
  async open(plan: string, kept: boolean, filter: { unit?: string; year?: number }): Promise<void> {
    this.#question++;
    this.#plan = plan;
    this.#filter = filter;
    this.#cursor = null;
    this.#ticks = kept ? new Ticks(window.localStorage, plan) : null;
    this.ticked = this.#ticks?.read() ?? new Set();
    this.total = null;
    this.steps = [];
    await this.more();
  }

  /** Reads on, up to a thousand steps further. */
  async more(): Promise<void> {
    const question = this.#question;
    const upTo = this.steps.length + stretch;
    await this.attempt.run(async () => {
      do {
        const query = { ...this.#filter, limit: pageSize, ...(this.#cursor ? { cursor: this.#cursor } : {}) };
        const page = await answer(api.GET('/api/v1/plans/{id}/moves', { params: { path: { id: this.#plan }, query } }));
        if (question !== this.#question) return;
        this.steps = [...this.steps, ...page.items];
        this.total = page.total;
        this.workDays = page.days;
        this.#cursor = page.next_cursor;
      } while (this.#cursor && this.steps.length < upTo);
    });
  }

  tick(step: number, done: boolean): void {
    const ticked = new Set(this.ticked);
    if (done) ticked.add(step);
    else ticked.delete(step);
    this.ticked = ticked;
    this.#ticks?.write(ticked);
  }
}
