import { answer, api } from '../api/client';
import { Trouble } from '../api/trouble';
import type { Overview, Role, Unit } from '../api/types';

/** What several pages ask of the whole district: its figures, units and roles. Fetched once and renewed when a page asks again. */
class District {
  overview = $state.raw<Overview | null>(null);
  units = $state.raw<Unit[]>([]);
  roles = $state.raw<Role[]>([]);
  trouble = $state<Trouble | null>(null);

  #loading: Promise<void> | null = null;

  /** Renews the figures; who asks while they are on their way gets the same. */
  load(): Promise<void> {
    this.#loading ??= this.#fetch().finally(() => (this.#loading = null));
    return this.#loading;
  }

  async #fetch(): Promise<void> {
    this.trouble = null;
    try {
      const [overview, units, roles] = await Promise.all([
        answer(api.GET('/api/v1/overview')),
        answer(api.GET('/api/v1/units')),
        answer(api.GET('/api/v1/roles')),
      ]);
      this.overview = overview;
      this.units = units.items;
      this.roles = roles.items;
    } catch (failure) {
      if (!(failure instanceof Trouble)) throw failure;
      this.trouble = failure;
    }
  }
}

export const district = new District();
