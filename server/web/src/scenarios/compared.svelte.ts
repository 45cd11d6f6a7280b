import { answer, api } from '../api/client';
import type { Plan, PlanLine } from '../api/types';
import { Attempt } from '../shell/attempt.svelte';

const pageSize = 500;

/** The plans that are compared, and when asked for, all their lines. */
export class Compared {
  plans = $state.raw<Record<string, Plan>>({});
  lines = $state.raw<PlanLine[][] | null>(null);
  attempt = new Attempt();
  linesAttempt = new Attempt();
  #question = 0;

  /** Reads those plans that are not there yet. */
  load(ids: string[]): Promise<boolean> {
    this.lines = null;
    this.#question++;
    return this.attempt.run(async () => {
      const missing = ids.filter((id) => !this.plans[id]);
      const found = await Promise.all(missing.map((id) => answer(api.GET('/api/v1/plans/{id}', { params: { path: { id } } }))));
      this.plans = { ...this.plans, ...Object.fromEntries(missing.map((id, index) => [id, found[index]!])) };
    });
  }

  loadLines(ids: string[]): Promise<boolean> {
    const question = this.#question;
    return this.linesAttempt.run(async () => {
      const lines = await Promise.all(ids.map((id) => this.#allLines(id)));
      if (question === this.#question) this.lines = lines;
    });
  }

  async #allLines(id: string): Promise<PlanLine[]> {
    const lines: PlanLine[] = [];
    let cursor: string | null = null;
    do {
      const query: { limit: number; cursor?: string } = { limit: pageSize, ...(cursor ? { cursor } : {}) };
      const page = await answer(api.GET('/api/v1/plans/{id}/lines', { params: { path: { id }, query } }));
      lines.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor);
    return lines;
  }
}
