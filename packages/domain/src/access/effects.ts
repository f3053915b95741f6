import { contains, has, names, none, type PermissionSet } from "./permission-set.ts";
import type { Catalogue, PermissionName } from "./permissions.ts";

/** Gained and lost permissions, in the catalogue's order. */
export type RoleEffect = {
  readonly gains: readonly PermissionName[];
  readonly losses: readonly PermissionName[];
};

/** What a role, or a person who has it, can do after a change and not before, and the reverse. */
export function roleEffect(before: PermissionSet, after: PermissionSet, catalogue: Catalogue): RoleEffect {
  const only = (set: PermissionSet, other: PermissionSet) =>
    names(set, catalogue).filter((name) => !has(other, name, catalogue));
  return { gains: only(after, before), losses: only(before, after) };
}

/** What one person can do in one workspace, or in the organization itself where the workspace is null. */
export type AccessRow = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly workspaceId: string | null;
  readonly workspaceName: string | null;
  readonly permissions: PermissionSet;
};

/** The effect of a change on one person in one place. */
export type AccessChange = Omit<AccessRow, "permissions"> &
  RoleEffect & {
    /** `gains_access` had no permission there before; `loses_access` has none there afterwards. */
    readonly kind: "gains_access" | "loses_access" | "changes";
  };

/**
 * The difference between two readings of everyone's access: one row for each person and place that differs, in the
 * order of `before` and then of `after`. Each input has at most one row for a person and place.
 */
export function accessDifference(
  before: readonly AccessRow[],
  after: readonly AccessRow[],
  catalogue: Catalogue,
): readonly AccessChange[] {
  const then = new Map(after.map((row) => [placeOf(row), row]));
  const known = new Set(before.map(placeOf));
  return [
    ...before.map((row) =>
      change(row, row.permissions, then.get(placeOf(row))?.permissions ?? none, catalogue),
    ),
    ...after
      .filter((row) => !known.has(placeOf(row)))
      .map((row) => change(row, none, row.permissions, catalogue)),
  ].filter((row) => row !== null);
}

function placeOf({ userId, workspaceId }: AccessRow): string {
  return `${userId} ${workspaceId ?? ""}`;
}

function change(
  row: AccessRow,
  before: PermissionSet,
  after: PermissionSet,
  catalogue: Catalogue,
): AccessChange | null {
  const { gains, losses } = roleEffect(before, after, catalogue);
  if (gains.length === 0 && losses.length === 0) return null;
  const { permissions: _, ...who } = row;
  const kind = isNothing(before) ? "gains_access" : isNothing(after) ? "loses_access" : "changes";
  return { ...who, gains, losses, kind };
}

function isNothing(set: PermissionSet): boolean {
  return contains(none, set);
}
