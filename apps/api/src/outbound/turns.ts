/** Lets a few calls of each organization run at a time in this process; the others wait for a turn, in order. */
export class Turns {
  readonly #max: number;
  readonly #running = new Map<string, number>();
  readonly #waiting = new Map<string, (() => void)[]>();

  constructor(max: number) {
    this.#max = max;
  }

  /** Runs this when it is the organization's turn. */
  async take<T>(organization: string, work: () => Promise<T>): Promise<T> {
    const running = this.#running.get(organization) ?? 0;
    if (running < this.#max) this.#running.set(organization, running + 1);
    else await new Promise<void>((go) => this.#queue(organization).push(go));
    try {
      return await work();
    } finally {
      this.#pass(organization);
    }
  }

  #queue(organization: string): (() => void)[] {
    const queue = this.#waiting.get(organization) ?? [];
    this.#waiting.set(organization, queue);
    return queue;
  }

  /** Hands the place to who waits longest, or leaves it. */
  #pass(organization: string): void {
    const next = this.#waiting.get(organization)?.shift();
    if (next !== undefined) {
      next();
      return;
    }
    this.#waiting.delete(organization);
    const running = (this.#running.get(organization) ?? 1) - 1;
    if (running === 0) this.#running.delete(organization);
    else this.#running.set(organization, running);
  }
}
