import { answer, api } from '../api/client';
import type { OrganisationUnit, Reorganisation, ReorganisationEffects, ReorganisationRequest } from '../api/types';
import { Attempt } from '../shell/attempt.svelte';

/** The units as they are on a day, and what became or is to become of them. */
export class Office {
  units = $state.raw<OrganisationUnit[] | null>(null);
  /** The day that is looked at; null: today. */
  day = $state<string | null>(null);
  reorganisations = $state.raw<Reorganisation[]>([]);
  attempt = new Attempt();

  load(day: string | null): Promise<boolean> {
    this.day = day;
    return this.attempt.run(() => this.#fetch());
  }

  async #fetch(): Promise<void> {
    const [tree, history] = await Promise.all([
      answer(api.GET('/api/v1/organisation', { params: { query: this.day ? { on: this.day } : {} } })),
      answer(api.GET('/api/v1/reorganisations')),
    ]);
    this.units = tree.items;
    this.reorganisations = history.items;
  }

  /** What would move; nothing is changed. */
  preview(request: ReorganisationRequest): Promise<ReorganisationEffects> {
    return answer(api.POST('/api/v1/reorganisations/preview', { body: request }));
  }

  reorganise(request: ReorganisationRequest): Promise<boolean> {
    return this.attempt.run(async () => {
      await answer(api.POST('/api/v1/reorganisations', { body: request }));
      await this.#fetch();
    });
  }

  undo(id: string): Promise<boolean> {
    return this.attempt.run(async () => {
      await answer(api.POST('/api/v1/reorganisations/{id}/undo', { params: { path: { id } }, body: {} }));
      await this.#fetch();
    });
  }

  addUnit(code: string, name: string, parent_id: string | null): Promise<boolean> {
    return this.attempt.run(async () => {
      await answer(api.POST('/api/v1/units', { body: { code, name, parent_id } }));
      await this.#fetch();
    });
  }

  nameOf(id: string | null): string {
    return this.units?.find((unit) => unit.id === id)?.name ?? '';
  }
}
