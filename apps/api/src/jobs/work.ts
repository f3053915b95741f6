/** A claimed piece of work: does it and settles it. Receives a signal when the process is to stop. */
export type Piece = (stopping: AbortSignal) => Promise<void>;

/** One kind of background work. */
export type Work = {
  readonly name: string;
  /** How many pieces this process does concurrently. */
  readonly parallel: number;
  /** Claims due pieces, up to the given number. */
  readonly claim: (count: number) => Promise<readonly Piece[]>;
};

export type Working = {
  /** Stops claiming, and waits for running work, up to ten seconds: the rest is due again when its lease ends. */
  readonly stop: () => Promise<void>;
};

/** How long a stop waits for running work, in milliseconds. */
const stopTimeoutMs = 10_000;
/** The maximum pause after failed claims, in milliseconds. */
const maxPauseMs = 30_000;

/**
 * Repeatedly claims work and does it; claims again immediately when there might be more. A failed claim is reported and
 * retried after a growing pause.
 */
export function startWork(
  { name, parallel, claim }: Work,
  failed: (error: unknown, work: string) => void,
  everyMs = 1_000,
): Working {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let failures = 0;

  const look = () => {
    clearTimeout(timer);
    if (stopping.signal.aborted || looking !== undefined || running.size >= parallel) return;
    looking = lookOnce().then((pauseMs) => {
      looking = undefined;
      if (!stopping.signal.aborted) timer = setTimeout(look, pauseMs);
    });
  };
  const lookOnce = async (): Promise<number> => {
    try {
      for (const piece of await claim(parallel - running.size)) start(piece);
      failures = 0;
      return everyMs;
    } catch (error) {
      failed(error, name);
      failures += 1;
      return Math.min(everyMs * 2 ** failures, maxPauseMs);
    }
  };
  const start = (piece: Piece) => {
    const done = piece(stopping.signal)
      .catch((error: unknown) => failed(error, name))
      .then(() => {
        running.delete(done);
        // There might be more.
        if (failures === 0) look();
      });
    running.add(done);
  };

  timer = setTimeout(look, 0);
  return {
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await looking;
      let late: NodeJS.Timeout | undefined;
      await Promise.race([
        Promise.all(running),
        new Promise<void>((resolve) => {
          late = setTimeout(resolve, stopTimeoutMs);
        }),
      ]);
      clearTimeout(late);
    },
  };
}
