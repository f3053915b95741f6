/** What is counted as it is used: which verbs count, over which time, against which limit. */
export type Meter<Limit extends string = string> = {
  readonly key: string;
  readonly name: string;
  /** What one of it is called, for one and for many: "scan", "scans". */
  readonly unit: { readonly one: string; readonly many: string };
  /** Over which time it is counted, after which it starts again; `none` counts on. */
  readonly period: "day" | "month" | "none";
  /** The declared limit that says how much, for whom, and whether more is refused. */
  readonly limit: Limit;
  /** The permissions that count, each of a kind of this blueprint: "certificate:check". */
  readonly verbs: readonly string[];
};
