import { can, demand, permissionSet, Refused, refuse } from "@bailiwick/domain";
import { z } from "zod";
import { create as invite } from "../invitations/create.ts";
import { add as addMember } from "../members/add.ts";
import type { InOrganizationContext } from "../organizations/internal.ts";
import { createRole } from "../roles/create.ts";
import { readRoles } from "../roles/internal.ts";
import { update as updateSetting } from "../settings/update.ts";
import { add as grantTeam } from "../team-grants/add.ts";
import { addMember as addToTeam } from "../teams/add-member.ts";
import { create as createTeam } from "../teams/create.ts";
import type { WorkspaceContext } from "../workspaces/internal.ts";
import { perform } from "./inside.ts";

/** Who and what an import brings along, as it goes. */
export type Brought = {
  readonly matched: { name: string; email: string; role: string }[];
  readonly invited: { email: string; role: string }[];
  readonly roles: string[];
  readonly teams: string[];
  /** The person here for the id of one in the bundle. */
  readonly people: Map<string, string>;
};

type Bringing = Brought & {
  readonly ctx: WorkspaceContext;
  /** The importer's address, who is in the workspace already. */
  readonly own: string;
  /** The teams here by their ids in the bundle. */
  readonly teamIds: Map<string, string>;
  /** The people of teams who have no account here, by team. */
  readonly absent: Map<string, string[]>;
};

const Key = z.string().min(1).max(100);
const End = z.string().max(100).nullish();
const rows = {
  role: z.object({
    key: Key,
    name: z.string(),
    description: z.string(),
    permissions: z.string().length(256),
  }),
  workspace_setting: z.object({ key: Key, value: z.string() }),
  member: z.object({ user_id: z.uuid(), email: z.string(), name: z.string(), role: Key, own_end: End }),
  invitation: z.object({ email: z.string(), role: Key, access_ends_at: End }),
  team: z.object({ id: z.uuid(), name: z.string() }),
  team_member: z.object({ team_id: z.uuid(), user_id: z.uuid(), email: z.string(), ends_at: End }),
  team_grant: z.object({ team_id: z.uuid(), role: Key, ends_at: End }),
} as const;
export type PeoplePart = keyof typeof rows;
type Row<Part extends PeoplePart> = z.output<(typeof rows)[Part]>;

export const isPeoplePart = (part: string): part is PeoplePart => part in rows;

/** An end in the form that a procedure takes. */
const until = (end: string | null | undefined) =>
  end == null ? {} : { endsAt: new Date(end).toISOString() };

/** Brings what is in a row: each through its ordinary change, so that it takes what that takes, is recorded, and tells people. */
export function bringer(ctx: WorkspaceContext, own: string) {
  const bringing: Bringing = {
    ctx,
    own,
    matched: [],
    invited: [],
    roles: [],
    teams: [],
    people: new Map(),
    teamIds: new Map(),
    absent: new Map(),
  };
  return {
    brought: bringing as Brought,
    bring: async (part: PeoplePart, row: unknown) => {
      const bring = bringers[part] as (at: Bringing, row: unknown) => Promise<void>;
      await bring(bringing, rows[part].parse(row));
    },
  };
}

const bringers: { readonly [Part in PeoplePart]: (at: Bringing, row: Row<Part>) => Promise<void> } = {
  role: bringRole,
  workspace_setting: bringSetting,
  member: async (at, { user_id, email, role, own_end }) => {
    if (email === at.own) {
      at.people.set(user_id, at.ctx.actor.id);
      return;
    }
    await seat(at, { email, role, ...until(own_end) }, user_id);
  },
  invitation: async (at, { email, role, access_ends_at }) => {
    if (!isHere(at, email)) await inviteOne(at, { email, role, ...until(access_ends_at) });
  },
  team: async (at, { id, name }) => {
    const { organization } = at.ctx;
    const [taken] = await at.ctx.sql(
      "SELECT FROM team WHERE org_id = authz.org_id() AND sort_name = lower($1)",
      [name],
    );
    if (taken !== undefined) throw new Refused(refuse("teams_differ", { names: [name] }));
    const team = (await perform(at.ctx, createTeam, { organization: organization.id, name })) as {
      id: string;
    };
    at.teamIds.set(id, team.id);
    at.teams.push(name);
  },
  team_member: bringTeamMember,
  team_grant: async (at, { team_id, role, ends_at }) => {
    const { workspace } = at.ctx;
    const team = at.teamIds.get(team_id);
    await perform(at.ctx, grantTeam, { workspace: workspace.id, team, role, ...until(ends_at) });
    for (const email of at.absent.get(team_id) ?? [])
      if (!isHere(at, email)) await inviteOne(at, { email, role, ...until(ends_at) });
  },
};

const isHere = ({ own, matched, invited }: Bringing, email: string) =>
  email === own || [...matched, ...invited].some((each) => each.email === email);

type Seat = { readonly email: string; readonly role: string; readonly endsAt?: string };

/** Adds the person with this address, or invites the address if no one has confirmed it here. */
async function seat(at: Bringing, wanted: Seat, id: string): Promise<void> {
  const account = await accountOf(at, wanted.email);
  if (account === undefined) return inviteOne(at, wanted);
  await perform(at.ctx, addMember, { workspace: at.ctx.workspace.id, ...wanted });
  at.people.set(id, account.userId);
  at.matched.push({ name: account.name, email: account.email, role: wanted.role });
}

async function inviteOne(at: Bringing, wanted: Seat): Promise<void> {
  await perform(at.ctx, invite, { workspace: at.ctx.workspace.id, ...wanted });
  at.invited.push({ email: wanted.email, role: wanted.role });
}

/** The account that confirmed this address, and can sign in; only for someone who can add members. */
async function accountOf({ ctx }: Bringing, email: string) {
  const [found] = await ctx.sql<{ userId: string; name: string; email: string }>(
    'SELECT user_id AS "userId", name, email FROM authz.find_person($1)',
    [email],
  );
  return found;
}

async function bringRole(at: Bringing, { key, name, description, permissions }: Row<"role">): Promise<void> {
  const { ctx } = at;
  const set = permissionSet.fromBits(permissions);
  const known = (await readRoles(ctx)).find((role) => role.level === "workspace" && role.key === key);
  if (known !== undefined) {
    if (permissionSet.toBits(known.set) !== permissionSet.toBits(set))
      throw new Refused(refuse("roles_differ", { names: [name] }));
    return;
  }
  demand(can(ctx.actor, "role:create"));
  const names = permissionSet.names(set, ctx.blueprint.catalogue);
  // A permission that is not known here would be lost.
  if (permissionSet.toBits(permissionSet.of(names, ctx.blueprint.catalogue)) !== permissions)
    throw new Refused(refuse("roles_differ", { names: [name] }));
  await createRole(
    ctx as unknown as InOrganizationContext,
    { level: "workspace", name, description, permissions: names },
    key,
  );
  at.roles.push(name);
}

/** Sets what differs from what every new workspace starts with. */
async function bringSetting({ ctx }: Bringing, { key, value }: Row<"workspace_setting">): Promise<void> {
  const [here] = await ctx.sql<{ value: string }>(
    "SELECT value FROM workspace_setting WHERE org_id = authz.org_id() AND workspace_id = authz.workspace_id() AND key = $1",
    [key],
  );
  if (here?.value === value) return;
  const given = { workspace: ctx.workspace.id, key, value: JSON.parse(value) as unknown };
  await perform(ctx, updateSetting, given);
}

async function bringTeamMember(at: Bringing, { team_id, user_id, email }: Row<"team_member">): Promise<void> {
  const { ctx } = at;
  const account = await accountOf(at, email);
  if (account === undefined) {
    at.absent.set(team_id, [...(at.absent.get(team_id) ?? []), email]);
    return;
  }
  const { id: organization } = ctx.organization;
  const { defaultRole } = ctx.blueprint;
  if (defaultRole !== null) {
    const [belongs] = await ctx.sql("SELECT FROM organization_member WHERE org_id = $1 AND user_id = $2", [
      organization,
      account.userId,
    ]);
    if (belongs === undefined) await perform(ctx, addMember, { organization, email, role: defaultRole });
  }
  await perform(ctx, addToTeam, { organization, team: at.teamIds.get(team_id), userId: account.userId });
  at.people.set(user_id, account.userId);
  if (!isHere(at, email)) at.matched.push({ name: account.name, email, role: "" });
}
