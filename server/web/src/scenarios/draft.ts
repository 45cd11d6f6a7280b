import { complete, type Settings } from './settings';

/** What one is working at and has not saved: kept in this browser so that a reload loses nothing. */
export interface Draft {
  settings: Settings;
  /** The version of the scenario on which it goes on; null: of no scenario yet. */
  version: number | null;
  changedAt: string;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of the members that are there, each has the kind of its default (null stands for a choice that is off). */
function isLike(found: Record<string, unknown>, defaults: Settings): boolean {
  return Object.entries(defaults).every(([name, known]) => {
    const value = found[name];
    if (value === undefined || value === null || known === null) return true;
    return Array.isArray(known) ? Array.isArray(value) : typeof value === typeof known;
  });
}

/** A draft from its text; null where it is none: the text may be of another version of the page, or of anybody. */
export function draftFrom(text: string | null, defaults: Settings): Draft | null {
  let found: unknown;
  try {
    found = JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
  if (!isObject(found) || !isObject(found['settings']) || typeof found['changedAt'] !== 'string') return null;
  const { settings, version, changedAt } = found;
  if (!isLike(settings, defaults) || Number.isNaN(Date.parse(changedAt))) return null;
  return { settings: complete(settings, defaults), version: typeof version === 'number' ? version : null, changedAt };
}

/** The drafts of one person in this browser: one of each scenario, and one of none. */
export class DraftShelf {
  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
    private readonly person: string,
  ) {}

  read(scenario: string | null, defaults: Settings): Draft | null {
    return draftFrom(this.storage.getItem(this.#name(scenario)), defaults);
  }

  write(scenario: string | null, draft: Draft): void {
    try {
      this.storage.setItem(this.#name(scenario), JSON.stringify(draft));
    } catch {
      // the browser's storage is full or shut: the page works on, only a reload would lose the draft
    }
  }

  forget(scenario: string | null): void {
    this.storage.removeItem(this.#name(scenario));
  }

  #name(scenario: string | null): string {
    return `rasoat.draft.${this.person}.${scenario ?? 'new'}`;
  }
}
