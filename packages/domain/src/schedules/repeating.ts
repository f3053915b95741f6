/**
 * Declares that a resource of a kind starts runs of another kind again and again, at the times of its cron text in the time
 * zone of its workspace. Fields are named by their keys; Bailiwick writes `next`, `last` and `result`.
 */
export type Repeating = {
  /** A text of the format `cron`. */
  readonly cron: string;
  /** The instants of the next run and of the last. */
  readonly next: string;
  readonly last: string;
  /** A choice of the {@link repeatResults}. */
  readonly result: string;
  /** The state in which it waits. */
  readonly paused: string;
  /** The kind of which it starts one each time, below each resource that it is for: with values of its own fields. */
  readonly starts: { readonly kind: string; readonly fields: Readonly<Record<string, string>> };
  /** For the resource that a reference names, and for those that have one of the tags. */
  readonly for: { readonly reference: string; readonly tags: string; readonly tagsOf: string };
};

/** How the last time went: its runs are done, one of them failed or none could be started, or its time was missed. */
export const repeatResults = ["done", "failed", "missed"] as const;
export type RepeatResult = (typeof repeatResults)[number];

/** How late a run can begin; what was due earlier, as while no server ran, was missed. In milliseconds. */
export const lateMs = 10 * 60 * 1_000;
