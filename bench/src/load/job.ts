/** One request, which is sent repeatedly. */
export type Shot = {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** The job of the load process: each connection sends its requests one after another, kept alive. */
export type Job = {
  readonly url: string;
  readonly shots: readonly Shot[];
  readonly connections: number;
  /** Uncounted seconds, then counted ones. */
  readonly warmUp: number;
  readonly seconds: number;
};

/** The result. Latencies in milliseconds. */
export type Outcome = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Average bytes of an answer with its headers. */
  readonly bytes: number;
  /** Answers other than 200, and broken connections. */
  readonly failures: number;
};
