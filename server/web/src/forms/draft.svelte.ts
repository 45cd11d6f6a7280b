import { Trouble } from '../api/trouble';
import { currentLanguage, words, type Language } from '../words/language.svelte';
import { faultOf, faultsOf, readField, recordOf, typedOf, typedRecord, type Field, type Typed, type Value } from './fields';

/** A form being filled in: what was typed, what is wrong with it, and what the server said of it. */
export class Draft {
  typed = $state<Typed>({});
  faults = $state<Record<string, string>>({});
  /** Refused for another reason than a field's, or not reached. */
  trouble = $state.raw<Trouble | null>(null);
  busy = $state(false);
  /** Somebody else has changed the record meanwhile. */
  stale = $state(false);

  #fields: Field[];
  #first: Typed;

  constructor(fields: Field[], record: Record<string, unknown> | null, language: Language = currentLanguage()) {
    this.#fields = fields;
    this.#first = typedRecord(fields, record, language);
    this.typed = { ...this.#first };
  }

  get changed(): boolean {
    return this.#fields.some((field) => this.typed[field.key] !== this.#first[field.key]);
  }

  /** What would be sent; null while something is wrong. */
  get record(): Record<string, Value> | null {
    const faults = faultsOf(this.#fields, this.typed, words().forms.faults, currentLanguage());
    return Object.keys(faults).length === 0 ? recordOf(this.#fields, this.typed) : null;
  }

  type(key: string, value: string | boolean): void {
    this.typed[key] = value;
    if (this.faults[key]) this.#check(key);
  }

  /** The field was left: what is wrong is said, and money is parted into thousands. */
  leave(key: string): void {
    const field = this.#fields.find((one) => one.key === key);
    if (!field) return;
    this.#check(key);
    const value = readField(field, this.typed[key]);
    if (field.form === 'money' && typeof value === 'number') this.typed[key] = typedOf(field, value, currentLanguage());
  }

  /** Checks all, then lets `save` do its work. True when it was saved. */
  async submit(save: (record: Record<string, Value>) => Promise<void>): Promise<boolean> {
    this.trouble = null;
    this.stale = false;
    this.faults = faultsOf(this.#fields, this.typed, words().forms.faults, currentLanguage());
    if (Object.keys(this.faults).length > 0) return false;
    this.busy = true;
    try {
      await save(recordOf(this.#fields, this.typed));
      return true;
    } catch (failure) {
      if (!(failure instanceof Trouble)) throw failure;
      this.#hear(failure);
      return false;
    } finally {
      this.busy = false;
    }
  }

  #check(key: string): void {
    const field = this.#fields.find((one) => one.key === key);
    const fault = field ? faultOf(field, this.typed[key], words().forms.faults, currentLanguage()) : null;
    if (fault) this.faults[key] = fault;
    else delete this.faults[key];
  }

  /** What the server refuses for a field's sake is said at that field. */
  #hear(trouble: Trouble): void {
    const key = trouble.problem?.field?.replace(/^\//, '');
    if (trouble.status === 422 && key && this.#fields.some((field) => field.key === key)) {
      const told = (currentLanguage() === 'vi' ? trouble.problem?.detail_vi : null) ?? trouble.problem?.detail ?? '';
      this.faults[key] = told.replace(/^[^:]*: /, '');
      return;
    }
    this.stale = trouble.status === 412;
    this.trouble = trouble;
  }
}
