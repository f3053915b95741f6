/** Something that is done again and again. `stop` returns when the last round is over. */
export type Rounds = { readonly stop: () => Promise<void> };

/** Does it every so many milliseconds, one round at a time; a round that fails is told, and the next one follows. */
export function startRounds(
  round: () => Promise<unknown>,
  failed: (error: unknown) => void,
  every: number,
): Rounds {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running: Promise<unknown> = Promise.resolve();
  const plan = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = round().catch(failed).then(plan);
    }, every);
  };
  plan();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
