/**
 * Asks at once but one at a time: while an answer is on its way, of all that is asked only the last waits and is asked
 * next. So a hand that drags sees every answer as soon as it can come, and the last one always comes.
 */
export class Latest<Question, Answer> {
  #under: AbortController | null = null;
  #waiting: Question | null = null;

  constructor(
    private readonly send: (question: Question, signal: AbortSignal) => Promise<Answer>,
    private readonly onanswer: (answer: Answer, question: Question) => void,
    private readonly ontrouble: (failure: unknown) => void,
  ) {}

  /** Something is being asked. */
  get busy(): boolean {
    return this.#under !== null;
  }

  ask(question: Question): void {
    if (this.#under) this.#waiting = question;
    else void this.#go(question);
  }

  /** Nothing that was asked is answered any more. */
  forget(): void {
    this.#waiting = null;
    this.#under?.abort();
    this.#under = null;
  }

  async #go(question: Question): Promise<void> {
    const under = new AbortController();
    this.#under = under;
    try {
      const answer = await this.send(question, under.signal);
      if (!under.signal.aborted) this.onanswer(answer, question);
    } catch (failure) {
      if (!under.signal.aborted) this.ontrouble(failure);
    }
    if (this.#under !== under) return;
    this.#under = null;
    const next = this.#waiting;
    this.#waiting = null;
    if (next !== null) void this.#go(next);
  }
}
