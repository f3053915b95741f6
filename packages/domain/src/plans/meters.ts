/** What is metered: which verbs count, over which period, against which limit. */
export type Meter<Limit extends string = string> = {
  readonly key: string;
  readonly name: string;
  /** The unit, for one and for many: "scan", "scans". */
  readonly unit: { readonly one: string; readonly many: string };
  /** The period after which the count restarts; `none` never restarts. */
  readonly period: "day" | "month" | "none";
  /** The declared limit, which says how much, for whom, and whether more is refused. */
  readonly limit: Limit;
  /** The permissions that count, each of a kind of this blueprint: "certificate:check". */
  readonly verbs: readonly string[];
};
