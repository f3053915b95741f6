import type { Blueprint } from "@bailiwick/domain";

/** The key of the lowest role. */
export const lowest = (roles: Blueprint["roles"]["workspace"]) =>
  roles.toSorted((a, b) => a.rank - b.rank)[0]?.key ?? null;
