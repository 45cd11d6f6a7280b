import { answer, api } from '../api/client';
import { Trouble } from '../api/trouble';
import type { Plan, PlanDefaults, Scenario } from '../api/types';
import { Attempt } from '../shell/attempt.svelte';
import { DraftShelf } from './draft';
import { complete, fundsOf, sameSettings, totalOf, type Settings } from './settings';

/** Something that was done and can be taken back. */
interface Notice {
  text: string;
  undo: (() => void) | null;
}

const remembered = 60;
const etag = (version: number) => `"${version}"`;

/** The scenario one works at: what is set and not saved yet, who else changed it, and all the others. */
export class ScenarioDesk {
  defaults = $state.raw<PlanDefaults | null>(null);
  usual = $state.raw<Settings | null>(null);
  settings = $state.raw<Settings | null>(null);
  /** The scenario that is open, as it was read last; null: a draft of none. */
  scenario = $state.raw<Scenario | null>(null);
  list = $state.raw<Scenario[]>([]);
  /** What somebody else made of the open scenario meanwhile. */
  theirs = $state.raw<Scenario | null>(null);
  /** When the draft was left that is open again. */
  restoredAt = $state<string | null>(null);
  notice = $state.raw<Notice | null>(null);
  attempt = new Attempt();
  #past = $state.raw<Settings[]>([]);
  #gesture = '';

  readonly saved = $derived(this.scenario && this.usual ? complete(this.scenario.settings, this.usual) : null);
  readonly dirty = $derived(this.settings !== null && !sameSettings(this.settings, this.saved));
  readonly canUndo = $derived(this.#past.length > 0);
  readonly funds = $derived(this.settings && this.defaults ? fundsOf(this.settings, this.defaults.funds) : []);
  readonly fundsTotal = $derived(totalOf(this.funds));

  constructor(private readonly shelf: DraftShelf) {}

  /**
   * Opens a scenario, or a draft of none (null), with what was not saved of it. `named` is undefined where the address
   * names neither: then the draft that waits is opened, or the scenario changed last.
   */
  open(named: string | null | undefined): Promise<boolean> {
    return this.attempt.run(async () => {
      const defaults = await answer(api.GET('/api/v1/plan-defaults'));
      this.defaults = defaults;
      const usual = complete(defaults.settings, defaults.settings as Settings);
      this.usual = usual;
      await this.reload();
      const id = named === undefined ? (this.shelf.read(null, usual) ? null : (this.list[0]?.id ?? null)) : named;
      const scenario = id ? await this.#read(id) : null;
      this.scenario = scenario;
      this.theirs = null;
      this.notice = null;
      this.restoredAt = null;
      this.#past = [];
      this.settings = scenario ? complete(scenario.settings, usual) : this.#begin(usual);
      const draft = this.shelf.read(id, usual);
      if (!draft || sameSettings(draft.settings, this.settings)) return;
      this.settings = draft.settings;
      this.restoredAt = draft.changedAt;
      if (scenario && draft.version !== scenario.version) this.theirs = scenario;
    });
  }

  async reload(): Promise<void> {
    this.list = (await answer(api.GET('/api/v1/scenarios'))).items;
  }

  /** Sets something else. What belongs to one gesture (a drag) is undone as one. */
  change(settings: Settings, gesture = ''): void {
    if (!this.settings || sameSettings(settings, this.settings)) return;
    if (gesture === '' || gesture !== this.#gesture) this.#past = [...this.#past, this.settings].slice(-remembered);
    this.#gesture = gesture;
    this.#set(settings);
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    this.#gesture = '';
    this.notice = null;
    this.#set(before);
  }

  /** Back to what is saved; `said` tells so and offers to take it back. */
  discard(said: string): void {
    const { settings, saved, usual } = this;
    const back = saved ?? (usual && this.#begin(usual));
    if (!settings || !back) return;
    this.#past = [];
    this.#set(back);
    this.restoredAt = null;
    this.notice = { text: said, undo: () => this.change(settings) };
  }

  save(): Promise<boolean> {
    return this.attempt.run(() => this.#put(this.scenario!, this.scenario!.name, this.settings!, this.scenario!.version));
  }

  /** Saves what is set as a new scenario, which is open then. */
  saveAs(name: string): Promise<boolean> {
    return this.attempt.run(async () => {
      const scenario = await answer(api.POST('/api/v1/scenarios', { body: { name, settings: this.settings! } }));
      this.shelf.forget(this.scenario?.id ?? null);
      this.#opened(scenario);
      await this.reload();
    });
  }

  /** Drops what is set for what somebody else saved; `said` tells so and offers to take it back. */
  takeTheirs(said: string): void {
    const { theirs, settings, usual } = this;
    if (!theirs || !settings || !usual) return;
    this.#opened(theirs);
    this.#set(complete(theirs.settings, usual));
    this.notice = { text: said, undo: () => this.change(settings) };
  }

  overwrite(): Promise<boolean> {
    return this.attempt.run(() => this.#put(this.theirs!, this.theirs!.name, this.settings!, this.theirs!.version));
  }

  /** Looks whether somebody else changed the open scenario. */
  async lookAgain(): Promise<void> {
    const { scenario, usual } = this;
    if (!scenario || !usual || this.theirs || this.attempt.busy) return;
    let found: Scenario;
    try {
      found = await this.#read(scenario.id);
    } catch (failure) {
      if (failure instanceof Trouble) return; // the next save tells
      throw failure;
    }
    if (this.scenario !== scenario || found.version === scenario.version) return;
    if (this.dirty) this.theirs = found;
    else {
      this.#opened(found);
      this.#set(complete(found.settings, usual));
    }
  }

  copy(scenario: Scenario, name: string): Promise<boolean> {
    return this.attempt.run(async () => {
      await answer(api.POST('/api/v1/scenarios', { body: { name, copy_of: scenario.id } }));
      await this.reload();
    });
  }

  rename(scenario: Scenario, name: string): Promise<boolean> {
    return this.attempt.run(async () => {
      const { id, version, settings } = scenario;
      const changed = await this.#change(id, version, name, settings);
      if (this.scenario?.id === id) this.scenario = changed;
      await this.reload();
    });
  }

  /** Removes a scenario; `said` tells so and offers to take it back. */
  remove(scenario: Scenario, said: string): Promise<boolean> {
    return this.attempt.run(async () => {
      const params = { path: { id: scenario.id }, header: { 'If-Match': etag(scenario.version) } };
      await answer(api.DELETE('/api/v1/scenarios/{id}', { params }));
      await this.reload();
      this.notice = { text: said, undo: () => void this.#restore(scenario.id) };
    });
  }

  /** The plan that a scenario got is the last one known of it. */
  async planned(plan: Plan): Promise<void> {
    if (this.scenario && plan.scenario_id === this.scenario.id) await this.attempt.run(() => this.reload());
  }

  #begin(usual: Settings): Settings {
    return totalOf(fundsOf(usual, this.defaults!.funds)) > 0 ? usual : { ...usual, budget: usual.budget ?? 0 };
  }

  #set(settings: Settings): void {
    this.settings = settings;
    const id = this.scenario?.id ?? null;
    if (sameSettings(settings, this.saved)) this.shelf.forget(id);
    else this.shelf.write(id, { settings, version: this.scenario?.version ?? null, changedAt: new Date().toISOString() });
  }

  #opened(scenario: Scenario): void {
    this.scenario = scenario;
    this.theirs = null;
    this.restoredAt = null;
    this.shelf.forget(scenario.id);
  }

  #read(id: string): Promise<Scenario> {
    return answer(api.GET('/api/v1/scenarios/{id}', { params: { path: { id } } }));
  }

  #change(id: string, version: number, name: string, settings: Scenario['settings']): Promise<Scenario> {
    const params = { path: { id }, header: { 'If-Match': etag(version) } };
    return answer(api.PUT('/api/v1/scenarios/{id}', { params, body: { name, settings } }));
  }

  async #put(scenario: Scenario, name: string, settings: Settings, version: number): Promise<void> {
    try {
      this.#opened(await this.#change(scenario.id, version, name, settings));
    } catch (failure) {
      if (!(failure instanceof Trouble) || failure.status !== 412) throw failure;
      this.theirs = await this.#read(scenario.id);
      return;
    }
    await this.reload();
  }

  #restore(id: string): Promise<boolean> {
    return this.attempt.run(async () => {
      await answer(api.POST('/api/v1/scenarios/{id}/restore', { params: { path: { id } } }));
      await this.reload();
      this.notice = null;
    });
  }
}
