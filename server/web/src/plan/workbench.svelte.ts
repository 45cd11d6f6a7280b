import { answer, api } from '../api/client';
import { Trouble } from '../api/trouble';
import type { FrontierPoint, Plan } from '../api/types';
import { curveOf, sameSettings, type Settings } from '../scenarios/settings';
import { inOrder, seatsFitAt } from './frontier';
import { Latest } from './latest';
import { Running } from './running.svelte';
import type { Outcome } from './sentence';

/** After so long a rest, in ms, the plan under the hand is made in full, with its lines. */
const rest = 700;

/** A plan and the settings it was made for. */
interface Made {
  plan: Plan;
  settings: Settings;
}

interface InFull {
  /** Gets the plan where it is kept. */
  scenario: string | null;
  /** The time limit; null: the server's. */
  seconds: number | null;
  /** Hears the run's id. */
  onstarted: (id: string) => void;
}

/**
 * Plans what is set, as fast as the hand moves: quick plans while it moves, one in full when it rests. It knows nothing
 * of how settings are kept.
 */
export class Workbench {
  /** What is set now. */
  settings = $state.raw<Settings | null>(null);
  /** The last plan answered: its counts and proof are shown. */
  shown = $state.raw<Made | null>(null);
  /** The last plan with lines, moves and cascade; `id` is that of its addresses. */
  detailed = $state.raw<(Made & { id: string }) | null>(null);
  frontier = $state.raw<FrontierPoint[]>([]);
  asking = $state(false);
  trouble = $state<Trouble | null>(null);
  /** Why the plan in full is made: nobody asked for it, or somebody waits for it. */
  errand = $state<'rest' | 'depth' | 'keep'>('rest');
  running = new Running();
  /** A run that somebody waited for was stopped. */
  stopped = $state(false);
  #curve = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest = new Latest<Settings, Plan>(
    (settings, signal) => answer(api.POST('/api/v1/plans', { body: { settings, quick: true, keep: false }, signal })),
    (plan, settings) => this.#answered(plan, settings),
    (failure) => this.#failed(failure),
  );

  /** The picture is that of a plan made for just this. */
  readonly exact = $derived(this.shown !== null && sameSettings(this.shown.settings, this.settings));
  /** The lines are those of just this. */
  readonly listed = $derived(this.detailed !== null && sameSettings(this.detailed.settings, this.settings));
  /** The figures under the hand: those of a plan where one was made for just this, read off the curve until then. */
  readonly outcome: Outcome | null = $derived.by(() => {
    if (!this.shown || !this.settings) return null;
    const { plan } = this.shown;
    const budget = this.exact ? plan.budget : (this.settings.budget ?? plan.budget);
    const onCurve = this.settings.budget !== null && curveOf(this.settings) === this.#curve;
    const fitAfter = this.exact ? plan.seats_fit_after : ((onCurve ? seatsFitAt(this.frontier, budget) : null) ?? plan.seats_fit_after);
    return { seats: plan.seats, fitBefore: plan.seats_fit_before, fitAfter, budget };
  });

  /** Plans what is set now: the picture follows at once, the list when the hand rests. */
  plan(settings: Settings): void {
    this.settings = settings;
    this.stopped = false;
    clearTimeout(this.#timer);
    if (this.detailed && sameSettings(this.detailed.settings, settings)) {
      this.#latest.forget();
      this.asking = false;
      this.running.drop();
      this.trouble = null;
      this.#show(this.detailed.plan, settings);
      return;
    }
    this.asking = true;
    this.#latest.ask(settings);
    this.running.drop();
    this.#timer = setTimeout(() => void this.inFull('rest'), rest);
  }

  /** Takes a plan that was made before, without making it anew; the server gets ready for a hand that moves its money. */
  take(plan: Plan, settings: Settings): void {
    this.settings = settings;
    this.detailed = { id: plan.id, plan, settings };
    this.trouble = null;
    this.#show(plan, settings);
    void this.#warm(settings);
  }

  /** Makes the plan with its lines: the plan made, or null. */
  async inFull(errand: 'rest' | 'depth' | 'keep', how: Partial<InFull> = {}): Promise<Plan | null> {
    const { settings } = this;
    if (!settings) return null;
    clearTimeout(this.#timer);
    this.errand = errand;
    this.stopped = false;
    const { scenario = null, seconds = null, onstarted } = how;
    return this.#finish(settings, this.running.start({ settings, scenario, keep: errand === 'keep', seconds }, onstarted));
  }

  /** Goes on looking at a run that was started before the page was loaded. */
  async follow(run: string): Promise<void> {
    if (!this.settings) return;
    clearTimeout(this.#timer);
    this.errand = 'depth';
    await this.#finish(this.settings, this.running.take(run));
  }

  async cancel(): Promise<void> {
    try {
      await this.running.cancel();
    } catch (failure) {
      this.#failed(failure);
    }
  }

  /** The page is left. */
  close(): void {
    clearTimeout(this.#timer);
    this.#latest.forget();
    if (this.errand === 'rest') this.running.drop();
  }

  async #finish(settings: Settings, running: ReturnType<Running['start']>): Promise<Plan | null> {
    try {
      const run = await running;
      if (!run) return null;
      if (run.state === 'failed') this.trouble = new Trouble(run.problem?.status ?? 500, run.problem);
      if (run.state === 'cancelled' && this.errand !== 'rest') this.stopped = true;
      if (!run.plan || !sameSettings(settings, this.settings)) return run.plan;
      this.detailed = { id: run.plan.id || `run-${run.id}`, plan: run.plan, settings };
      this.trouble = null;
      this.#show(run.plan, settings);
      return run.plan;
    } catch (failure) {
      this.#failed(failure);
      return null;
    }
  }

  /** Has the server prepare what all plans of these settings share, so that the first move waits no longer than others. */
  async #warm(settings: Settings): Promise<void> {
    try {
      await answer(api.POST('/api/v1/plans', { body: { settings, quick: true, keep: false } }));
    } catch {
      // whoever moves the money asks again, and hears then what is wrong
    }
  }

  #answered(plan: Plan, settings: Settings): void {
    this.asking = !sameSettings(settings, this.settings);
    this.trouble = null;
    this.#show(plan, settings);
  }

  #show(plan: Plan, settings: Settings): void {
    this.shown = { plan, settings };
    const curve = curveOf(settings);
    if (plan.frontier.length > 0) this.frontier = inOrder(plan.frontier);
    else if (curve !== this.#curve) this.frontier = [];
    this.#curve = curve;
  }

  #failed(failure: unknown): void {
    this.asking = false;
    if (!(failure instanceof Trouble)) throw failure;
    this.trouble = failure;
    this.running.drop();
    clearTimeout(this.#timer);
  }
}
