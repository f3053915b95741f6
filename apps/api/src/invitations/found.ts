import type { Tenant } from "@bailiwick/db";
import {
  type AcceptFacts,
  type Blueprint,
  blueprint,
  type InvitationState,
  limitInForce,
  noSuchInvitation,
  type OrganizationState,
  type Person,
  planLimits,
  Refused,
  type WorkspaceState,
} from "@bailiwick/domain";
import type { VerbContext } from "../procedure/run.ts";
import { invitationHash } from "./token.ts";

/** The row of authz.find_invitation. */
type Row = {
  org_id: string;
  org_slug: string;
  org_name: string;
  org_state: OrganizationState;
  blueprint: string;
  plan: string;
  id: string;
  workspace_id: string | null;
  workspace_slug: string;
  workspace_name: string;
  workspace_state: WorkspaceState;
  email: string;
  role: string;
  role_name: string;
  state: InvitationState;
  expires_at: Date;
  access_ends_at: Date | null;
  expired: boolean;
  invited_by_name: string;
  is_backed: boolean;
  is_member: boolean;
  is_in_organization: boolean;
  members: number;
  lifted: number | null;
};

/** An invitation found by its token, with the token's hash. */
export type Found = {
  readonly hash: string;
  readonly id: string;
  readonly organization: { readonly id: string; readonly slug: string; readonly name: string };
  readonly workspace: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly state: WorkspaceState;
  } | null;
  readonly blueprint: Blueprint;
  /** The organization's plan. */
  readonly plan: string;
  readonly email: string;
  readonly role: { readonly key: string; readonly name: string };
  readonly invitedByName: string;
  readonly expiresAt: Date;
  /** When the access that it gives ends by itself; null if it does not. */
  readonly accessEndsAt: Date | null;
  readonly isInOrganization: boolean;
  /** The facts for the rules on accepting. */
  readonly facts: AcceptFacts;
};

type Bearer = Pick<Tenant, "sql"> &
  Pick<VerbContext<object>, "instance"> & { readonly person: Person | null };

/**
 * The invitation of a token; for a change under its organization's lock, which holds until the commit.
 * @throws Refused with `NOT_FOUND` for an unknown token, or one that a newer token replaced.
 */
export async function findByToken(ctx: Bearer, token: string, forChange: boolean): Promise<Found> {
  const hash = invitationHash(token);
  if (hash === null) throw new Refused(noSuchInvitation);
  const [row] = await ctx.sql<Row>("SELECT * FROM authz.find_invitation($1, $2)", [hash, forChange]);
  if (row === undefined) throw new Refused(noSuchInvitation);
  return foundOf(ctx, row, hash);
}

function foundOf({ person, instance }: Bearer, row: Row, hash: string): Found {
  const rules = blueprint(row.blueprint);
  const workspace =
    row.workspace_id === null
      ? null
      : {
          id: row.workspace_id,
          slug: row.workspace_slug,
          name: row.workspace_name,
          state: row.workspace_state,
        };
  const limit = limitInForce(planLimits(rules, row.plan, instance.mode), "members", row.lifted);
  return {
    hash,
    id: row.id,
    workspace,
    blueprint: rules,
    plan: row.plan,
    email: row.email,
    organization: { id: row.org_id, slug: row.org_slug, name: row.org_name },
    role: { key: row.role, name: row.role_name },
    invitedByName: row.invited_by_name,
    expiresAt: row.expires_at,
    accessEndsAt: row.access_ends_at,
    isInOrganization: row.is_in_organization,
    facts: {
      state: row.state === "pending" && row.expired ? "expired" : row.state,
      invited: row.email,
      address: person?.email ?? null,
      isBacked: row.is_backed,
      level: workspace === null ? "organization" : "workspace",
      isMember: workspace === null ? row.is_in_organization : row.is_member,
      organization: row.org_state,
      workspace: workspace?.state ?? null,
      // This invitation itself holds the seat.
      seats: workspace === null ? null : { members: row.members, pending: 0, limit },
    },
  };
}
