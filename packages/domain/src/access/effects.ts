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
  /** When the first part of it ends by itself, as an instant in UTC; null if none does. */
  readonly endsAt: string | null;
};

/** The effect of a change on one person in one place. */
export type AccessChange = Omit<AccessRow, "permissions" | "endsAt"> &
  RoleEffect & {
    /** `gains_access` had no permission there before; `loses_access` has none there afterwards. */
    readonly kind: "gains_access" | "loses_access" | "changes";
    readonly endsAt: { readonly before: string | null; readonly after: string | null };
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
    ...before.map((row) => change(row, row, then.get(placeOf(row)) ?? nothing, catalogue)),
    ...after.filter((row) => !known.has(placeOf(row))).map((row) => change(row, nothing, row, catalogue)),
  ].filter((row) => row !== null);
}

function placeOf({ userId, workspaceId }: AccessRow): string {
  return `${userId} ${workspaceId ?? ""}`;
}

type Held = Pick<AccessRow, "permissions" | "endsAt">;
const nothing: Held = { permissions: none, endsAt: null };

function change(row: AccessRow, before: Held, after: Held, catalogue: Catalogue): AccessChange | null {
  const { gains, losses } = roleEffect(before.permissions, after.permissions, catalogue);
  if (gains.length === 0 && losses.length === 0 && before.endsAt === after.endsAt) return null;
  const { userId, name, email, workspaceId, workspaceName } = row;
  const kind = isNothing(before.permissions)
    ? "gains_access"
    : isNothing(after.permissions)
      ? "loses_access"
      : "changes";
  const endsAt = { before: before.endsAt, after: after.endsAt };
  return { userId, name, email, workspaceId, workspaceName, gains, losses, kind, endsAt };
}

function isNothing(set: PermissionSet): boolean {
  return contains(none, set);
}
