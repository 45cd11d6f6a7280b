import { answer, api } from '../api/client';
import type { PlanRun } from '../api/types';
import type { Settings } from '../scenarios/settings';

interface Asked {
  settings: Settings;
  scenario: string | null;
  keep: boolean;
  /** The time limit; null: the server's. */
  seconds: number | null;
}

/** How near the plan was to proven at a moment of a run. */
export interface Nearness {
  seconds: number;
  gap: number;
}

const wait = 2000;
const over = (run: PlanRun) => run.state === 'done' || run.state === 'failed' || run.state === 'cancelled';

/** A plan that is made on the server while one looks on: how far it is, and a way to stop it. One at a time. */
export class Running {
  run = $state.raw<PlanRun | null>(null);
  history = $state.raw<Nearness[]>([]);
  readonly busy = $derived(this.run !== null && !over(this.run));
  #turn = 0;

  /**
   * Starts a run and follows it to its end; null where another took its place meanwhile. `onstarted` hears its id.
   * Throws Trouble.
   */
  async start(asked: Asked, onstarted?: (id: string) => void): Promise<PlanRun | null> {
    this.drop();
    const turn = this.#turn;
    const { settings, scenario: scenario_id, keep, seconds } = asked;
    const run = await answer(api.POST('/api/v1/plan-runs', { body: { settings, scenario_id, keep, seconds } }));
    if (turn !== this.#turn) {
      void this.#stop(run.id);
      return null;
    }
    onstarted?.(run.id);
    return this.#follow(run, turn);
  }

  /** Follows a run that was started before; null where another took its place. Throws Trouble. */
  async take(id: string): Promise<PlanRun | null> {
    const turn = ++this.#turn;
    const run = await answer(api.GET('/api/v1/plan-runs/{id}', { params: { path: { id } } }));
    return turn === this.#turn ? this.#follow(run, turn) : null;
  }

  /** Stops the run; who follows it hears that it was cancelled. Throws Trouble. */
  async cancel(): Promise<void> {
    if (this.run && this.busy) await answer(api.DELETE('/api/v1/plan-runs/{id}', { params: { path: { id: this.run.id } } }));
  }

  /** Nobody waits for the run any more: it is stopped and forgotten. */
  drop(): void {
    this.#turn++;
    if (this.run && this.busy) void this.#stop(this.run.id);
    this.run = null;
    this.history = [];
  }

  async #follow(first: PlanRun, turn: number): Promise<PlanRun | null> {
    let run = first;
    this.history = [];
    this.#note(run);
    while (!over(run)) {
      const query = { wait_ms: wait, seen: run.step };
      run = await answer(api.GET('/api/v1/plan-runs/{id}', { params: { path: { id: run.id }, query } }));
      if (turn !== this.#turn) return null;
      this.#note(run);
    }
    return run;
  }

  #note(run: PlanRun): void {
    this.run = run;
    if (run.gap !== null) this.history = [...this.history, { seconds: run.seconds, gap: run.gap }];
  }

  async #stop(id: string): Promise<void> {
    try {
      await answer(api.DELETE('/api/v1/plan-runs/{id}', { params: { path: { id } } }));
    } catch {
      // it ends by itself at its time limit
    }
  }
}
