/** One request, as it is sent over and over. */
export type Shot = {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** What the load process is asked to do: each connection sends its requests one after the other, kept alive. */
export type Job = {
  readonly url: string;
  readonly shots: readonly Shot[];
  readonly connections: number;
  /** Seconds that are not counted, then seconds that are. */
  readonly warmUp: number;
  readonly seconds: number;
};

/** What came of it. Latencies in milliseconds. */
export type Outcome = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Bytes of an answer with its headers, on average. */
  readonly bytes: number;
  /** Answers that were not 200, and connections that broke. */
  readonly failures: number;
};
