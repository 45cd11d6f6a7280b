import { Trouble } from '../api/trouble';

interface Part<Item> {
  items: Item[];
  total: number;
}

type Fetch<Item> = (skip: number, limit: number) => Promise<Part<Item>>;

const partSize = 100;

/** A list that is fetched where it is looked at, in parts, so that one can scroll to its end at once. The rows of the last question stay until the next one's first part is there. */
export class JumpingList<Item> {
  /** How many rows there are in all; null before the first part. */
  total = $state<number | null>(null);
  trouble = $state<Trouble | null>(null);
  /** A new question was asked and its first part has not come. */
  stale = $state(true);
  #parts = $state.raw<ReadonlyMap<number, Item[]>>(new Map());
  #asked = new Set<number>();
  #question = 0;
  #fetch: Fetch<Item> | null = null;

  at(index: number): Item | undefined {
    return this.#parts.get(Math.floor(index / partSize))?.[index % partSize];
  }

  get empty(): boolean {
    return this.#parts.size === 0;
  }

  /** `from` is the first row in sight: its part is fetched first. */
  async ask(fetch: Fetch<Item>, from = 0): Promise<void> {
    const question = ++this.#question;
    const part = Math.floor(from / partSize);
    this.#fetch = fetch;
    this.#asked = new Set([part]);
    this.stale = true;
    this.trouble = null;
    try {
      const first = await fetch(part * partSize, partSize);
      if (question !== this.#question) return;
      this.#parts = new Map([[part, first.items]]);
      this.total = first.total;
      this.stale = false;
    } catch (failure) {
      this.#fail(question, failure);
    }
  }

  /** Makes sure that the rows from `first` up to `end` are fetched or on their way. */
  want(first: number, end: number): void {
    if (this.stale || !this.#fetch || this.total === null) return;
    const last = Math.min(end, this.total) - 1;
    for (let part = Math.floor(first / partSize); part * partSize <= last; part++)
      if (!this.#asked.has(part)) void this.#fetchPart(part, this.#fetch);
  }

  async #fetchPart(part: number, fetch: Fetch<Item>): Promise<void> {
    const question = this.#question;
    this.#asked.add(part);
    try {
      const fetched = await fetch(part * partSize, partSize);
      if (question !== this.#question) return;
      this.#parts = new Map(this.#parts).set(part, fetched.items);
      this.total = fetched.total;
    } catch (failure) {
      this.#asked.delete(part);
      this.#fail(question, failure);
    }
  }

  #fail(question: number, failure: unknown): void {
    if (!(failure instanceof Trouble)) throw failure;
    if (question === this.#question) this.trouble = failure;
  }
}
