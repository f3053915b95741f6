import { createHash } from "node:crypto";
import {
  type Actor,
  canMove,
  demand,
  type MoveEnd,
  type MoveFacts,
  type MoveReceipt,
  permissionSet,
  principalName,
  type Refusal,
  Refused,
  type ResourceKind,
  receiptFormat,
  receiptOf,
  refuse,
  type WorkspaceState,
} from "@bailiwick/domain";
import type { WorkspaceContext } from "../workspaces/internal.ts";
import { maxOfKind } from "./checks.ts";
import type { ResourceRow } from "./internal.ts";

type There = {
  readonly org: string;
  readonly orgSlug: string;
  readonly orgName: string;
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly state: string;
  readonly isDefault: boolean;
  readonly bits: string;
};

/**
 * The workspace to which the caller moves a resource of this kind.
 * @throws Refused at `to` for one that they can't enter, and for one to which they can't move it
 */
export async function targetOf(ctx: WorkspaceContext, kind: ResourceKind, ref: string): Promise<MoveEnd> {
  // What is decided about another tenant is decided under its lock, too.
  await ctx.sql("SELECT authz.lock_target($1)", [ref]);
  const [found] = await ctx.sql<There>(
    `SELECT org_id AS org, org_slug AS "orgSlug", org_name AS "orgName", id, slug, name, state, is_default AS "isDefault", permissions::text AS bits
     FROM authz.reach_there($1)`,
    [ref],
  );
  if (found === undefined) throw new Refused(refuse("no_such_target", {}, "to"));
  const { org, orgSlug, orgName, bits, id, slug, name, isDefault } = found;
  const there: Actor = {
    ...ctx.actor,
    permissions: permissionSet.fromBits(bits),
    // The database's CHECK keeps it within the domain's.
    workspace: { id, slug, name, isDefault, state: found.state as WorkspaceState },
  };
  demand(canMove(ctx.actor, there, kind));
  return { organization: { id: org, slug: orgSlug, name: orgName }, workspace: { id, slug, name } };
}

type Conflict = {
  readonly what: "taken" | "refers" | "referred" | "full";
  readonly kind: string;
  readonly field: string | null;
  readonly title: string | null;
  readonly amount: number;
};

/**
 * Compares what moves with the rows of the target, and with what stays. Constraints of the database stand behind it; this
 * says which field it is about. Call it under the lock.
 * @throws Refused with the field's path
 */
export async function checkConflicts(
  { sql, blueprint }: WorkspaceContext,
  { id }: ResourceRow,
  { workspace }: MoveEnd,
): Promise<void> {
  const [conflict] = await sql<Conflict>(
    "SELECT what, kind, field, title, amount FROM authz.move_conflicts($1, $2, $3)",
    [id, workspace.id, maxOfKind],
  );
  if (conflict !== undefined) throw new Refused(refusalOf(conflict, blueprint.resourceKinds));
}

function refusalOf({ what, kind, field, title, amount }: Conflict, kinds: readonly ResourceKind[]): Refusal {
  const declared = kinds.find(({ key }) => key === kind);
  const names = {
    kind: declared?.name ?? kind,
    field: declared?.fields.find(({ key }) => key === field)?.name ?? field ?? "",
    title: title ?? "",
  };
  switch (what) {
    case "taken":
      return refuse("taken_in_target", { field: names.field }, `fields.${field}`);
    case "refers":
      return refuse("refers_to_what_stays", names, `fields.${field}`);
    case "referred":
      return refuse("referred_to_by_what_stays", { ...names, amount }, "id");
    case "full":
      return refuse("target_full", { kinds: declared?.plural ?? kind, amount: maxOfKind }, "to");
  }
}

/** The receipt of a move that is about to be made, with what it takes along. Call it under the lock. */
export async function receiptFor(
  { sql, actor, now, organization, workspace, principal }: WorkspaceContext,
  { id, kind, title }: ResourceRow,
  to: MoveEnd,
): Promise<MoveReceipt> {
  const moved = await sql<{ kind: string; amount: number }>(
    "SELECT kind, amount FROM authz.count_below($1)",
    [id],
  );
  const { name, email } = principalName(principal);
  const facts: MoveFacts = {
    format: receiptFormat,
    at: now.toISOString(),
    kind,
    id,
    title,
    moved,
    from: {
      organization: { id: organization.id, slug: organization.slug, name: organization.name },
      workspace: { id: workspace.id, slug: workspace.slug, name: workspace.name },
    },
    to,
    by: { kind: actor.kind, id: actor.id, name: email ?? name },
  };
  return receiptOf(facts, (text) => createHash("sha256").update(text).digest("hex"));
}
