import { Trouble } from '../api/trouble';

/** Work that may fail, one at a time on a page: what went wrong, and whether it is under way. */
export class Attempt {
  trouble = $state<Trouble | null>(null);
  busy = $state(false);

  /** Runs the work; true when it succeeded. What is no Trouble is a fault of ours and is thrown on. */
  async run(work: () => Promise<void>): Promise<boolean> {
    this.trouble = null;
    this.busy = true;
    try {
      await work();
      return true;
    } catch (failure) {
      if (!(failure instanceof Trouble)) throw failure;
      this.trouble = failure;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
