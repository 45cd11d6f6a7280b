import { Trouble } from '../api/trouble';

export interface Page<Item> {
  items: Item[];
  next_cursor?: string | null;
  total: number;
}

type Fetch<Item> = (cursor: string | undefined, limit: number) => Promise<Page<Item>>;

const pageSize = 200;

/** A list that is fetched by cursor as far as it is looked at. The rows of the last question stay until the next one's first page is there. */
export class PagedList<Item> {
  items = $state.raw<Item[]>([]);
  /** How many rows there are in all; null before the first page. */
  total = $state<number | null>(null);
  trouble = $state<Trouble | null>(null);
  /** A new question was asked and its first page has not come. */
  stale = $state(true);
  #cursor: string | null = null;
  #question = 0;
  #fetching = false;
  #wanted = 0;
  #fetch: Fetch<Item> | null = null;

  async ask(fetch: Fetch<Item>): Promise<void> {
    const question = ++this.#question;
    this.#fetch = fetch;
    this.#cursor = null;
    this.#wanted = 0;
    this.stale = true;
    this.trouble = null;
    try {
      const page = await fetch(undefined, pageSize);
      if (question !== this.#question) return;
      this.items = page.items;
      this.total = page.total;
      this.#cursor = page.next_cursor ?? null;
      this.stale = false;
    } catch (failure) {
      this.#fail(question, failure);
    }
  }

  /** Makes sure that the rows before `end` are fetched or on their way. */
  async want(end: number): Promise<void> {
    this.#wanted = Math.max(this.#wanted, end);
    if (this.#fetching || this.stale) return;
    this.#fetching = true;
    const question = this.#question;
    try {
      while (question === this.#question && this.#cursor && this.#fetch && this.items.length < this.#wanted) {
        const page = await this.#fetch(this.#cursor, pageSize);
        if (question !== this.#question) break;
        this.items = [...this.items, ...page.items];
        this.#cursor = page.next_cursor ?? null;
      }
    } catch (failure) {
      this.#fail(question, failure);
    } finally {
      this.#fetching = false;
    }
  }

  #fail(question: number, failure: unknown): void {
    if (!(failure instanceof Trouble)) throw failure;
    if (question === this.#question) this.trouble = failure;
  }
}
