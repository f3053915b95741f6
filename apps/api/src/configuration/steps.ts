import {
  type ConfigurationAction,
  type ConfigurationChange,
  type ConfigurationPart,
  can,
  demand,
  demandPerson,
  type Fields,
  keyOf,
  type PermissionName,
  Refused,
  type RoleDraft,
  refuse,
} from "@bailiwick/domain";
import { create as invite } from "../invitations/create.ts";
import { revoke as revokeInvitation } from "../invitations/revoke.ts";
import { add as addMember } from "../members/add.ts";
import { changeRole } from "../members/change-role.ts";
import { remove as removeMember } from "../members/remove.ts";
import type { InOrganizationContext } from "../organizations/internal.ts";
import { needsOf } from "../procedure/needs.ts";
import { changeOf } from "../procedure/trpc.ts";
import { allot } from "../quotas/allot.ts";
import { createRole } from "../roles/create.ts";
import { deleteRole } from "../roles/delete.ts";
import { readRoles } from "../roles/internal.ts";
import { update as updateRole } from "../roles/update.ts";
import { set as setPolicy } from "../security/set.ts";
import { update as updateSetting } from "../settings/update.ts";
import { add as grantTeam } from "../team-grants/add.ts";
import { changeRole as changeTeamRole } from "../team-grants/change-role.ts";
import { remove as ungrantTeam } from "../team-grants/remove.ts";
import { addMember as addToTeam } from "../teams/add-member.ts";
import { create as createTeam } from "../teams/create.ts";
import { deleteTeam } from "../teams/delete.ts";
import { removeMember as removeFromTeam } from "../teams/remove-member.ts";
import { rename as renameTeam } from "../teams/rename.ts";
import { create as createWebhook } from "../webhooks/create.ts";
import { deleteWebhook } from "../webhooks/delete.ts";
import { disable } from "../webhooks/disable.ts";
import { enable } from "../webhooks/enable.ts";
import { update as updateWebhook } from "../webhooks/update.ts";
import { personAt, teamNamed } from "./find.ts";
import type { Here, Live } from "./read.ts";

/** What a change is made with. */
export type Making = {
  readonly ctx: Here;
  readonly live: Live;
  /** The addresses that got an invitation. */
  readonly invited: string[];
};

type Input = Readonly<Record<string, unknown>>;

/** Makes the change of an ordinary procedure, with what it needs and its own rules, at the place of the call. */
async function make({ ctx }: Making, procedure: object, given: Input): Promise<unknown> {
  const { organization, workspace } = ctx;
  const place = workspace === null ? { organization: organization.id } : { workspace: workspace.id };
  return makeAt(ctx, procedure, { ...place, ...given });
}

/** The same for what belongs to the organization, which a flat workspace is. */
async function makeAbove({ ctx }: Making, procedure: object, given: Input): Promise<unknown> {
  return makeAt(ctx, procedure, { organization: ctx.organization.id, ...given });
}

async function makeAt(ctx: Here, procedure: object, given: Input): Promise<unknown> {
  const { meta, verb } = changeOf(procedure);
  const input = meta.input.parse(given);
  demand(can(ctx.actor, needsOf(meta, input, ctx.blueprint) as PermissionName));
  if (meta.byPeople === true) demandPerson(ctx.principal);
  return verb({ ctx, input });
}

type Maker = (
  making: Making,
  change: ConfigurationChange & { readonly after: Fields | null },
) => Promise<unknown>;

const idOf = ({ live }: Making, change: ConfigurationChange): string => live.ids.get(keyOf(change)) ?? "";

/** An end that differs; one that does not stays as it is. */
const endOf = (after: Fields | null): Input => (after?.endsAt === undefined ? {} : { endsAt: after.endsAt });

async function addPerson(making: Making, { id: { email = "" }, after }: ConfigurationChange): Promise<void> {
  const { ctx, invited } = making;
  const belongs = ctx.workspace !== null && ctx.blueprint.topology !== "flat";
  const isInOrganization = belongs && (await personAt(ctx, email)) !== undefined;
  if (!isInOrganization) invited.push(email);
  await make(making, isInOrganization ? addMember : invite, { email, role: after?.role, ...endOf(after) });
}

/** Ends the invitation to an address; whether there was one. */
async function endInvitation(making: Making, email: string): Promise<boolean> {
  const invitation = making.live.invitations.get(email);
  if (invitation !== undefined) await make(making, revokeInvitation, { invitation });
  return invitation !== undefined;
}

async function changeMember(making: Making, change: ConfigurationChange): Promise<void> {
  const { email = "" } = change.id;
  const wanted = making.live.file.members?.find((member) => member.email === email);
  const after = { role: wanted?.role ?? "", endsAt: wanted?.endsAt ?? null, ...change.after };
  // An invitation gives what it said when it was mailed.
  if (await endInvitation(making, email)) await addPerson(making, { ...change, after });
  else
    await make(making, changeRole, {
      userId: idOf(making, change),
      role: after.role,
      ...endOf(change.after),
    });
}

async function removePerson(making: Making, change: ConfigurationChange): Promise<void> {
  if (await endInvitation(making, change.id.email ?? "")) return;
  await make(making, removeMember, { userId: idOf(making, change) });
}

async function changeRoleDraft(making: Making, { id: { level, key }, after }: ConfigurationChange) {
  const role = (await readRoles(making.ctx)).find((each) => each.level === level && each.key === key);
  const { name, description, permissions } = { ...role, ...after };
  await makeAbove(making, updateRole, { level, key, name, description, permissions });
}

async function seat(
  making: Making,
  procedure: object,
  { id: { team = "", email = "" } }: ConfigurationChange,
) {
  const userId = await personAt(making.ctx, email);
  if (userId === undefined) throw new Refused(refuse("not_here_yet"));
  await makeAbove(making, procedure, { team: await teamNamed(making.ctx, team), userId });
}

async function changeWebhook(making: Making, change: ConfigurationChange): Promise<void> {
  const webhook = idOf(making, change);
  const { enabled, ...rest } = change.after ?? {};
  if (enabled === false) await make(making, disable, { webhook });
  if (Object.keys(rest).length > 0) await make(making, updateWebhook, { webhook, ...rest });
  if (enabled === true) await make(making, enable, { webhook });
}

async function addWebhook(making: Making, { id: { name }, after }: ConfigurationChange): Promise<void> {
  const made = await make(making, createWebhook, { name, url: after?.url, events: after?.events });
  const { webhook } = made as { webhook: { id: string } };
  if (after?.enabled === false) await make(making, disable, { webhook: webhook.id });
}

const writeSetting: Maker = (making, { id: { setting }, after }) =>
  make(making, updateSetting, { key: setting, value: after?.value });

/** All allotments of a meter are one change: what one workspace gives up, another can have. */
export async function makeAllotments(making: Making, changes: readonly ConfigurationChange[]): Promise<void> {
  for (const meter of new Set(changes.map(({ id }) => id.meter ?? ""))) {
    const allotments = changes
      .filter(({ id }) => id.meter === meter)
      .map(({ id: { workspace }, after }) => ({ workspace, amount: after?.amount ?? null }));
    await makeAbove(making, allot, { meter, allotments });
  }
}

/** How each change is made: by the procedure that makes it wherever else it is made. */
export const makers: {
  readonly [Step in `${Exclude<ConfigurationPart, "allotment">}.${ConfigurationAction}`]?: Maker;
} = {
  "role.add": ({ ctx }, { id: { level, key }, after }) =>
    mayCreateRole(ctx, { ...after, level } as unknown as RoleDraft, key ?? ""),
  "role.change": changeRoleDraft,
  "role.remove": (making, { id: { level, key } }) => makeAbove(making, deleteRole, { level, key }),
  "team.add": (making, { after }) => makeAbove(making, createTeam, { name: after?.name }),
  "team.change": (making, change) =>
    makeAbove(making, renameTeam, { team: idOf(making, change), name: change.after?.name }),
  "team.remove": (making, change) => makeAbove(making, deleteTeam, { team: idOf(making, change) }),
  "team_member.add": (making, change) => seat(making, addToTeam, change),
  "team_member.remove": async (making, change) =>
    makeAbove(making, removeFromTeam, {
      team: await teamNamed(making.ctx, change.id.team ?? ""),
      userId: idOf(making, change),
    }),
  "member.add": addPerson,
  "member.change": changeMember,
  "member.remove": removePerson,
  "team_grant.add": async (making, { id: { team = "" }, after }) =>
    make(making, grantTeam, { team: await teamNamed(making.ctx, team), role: after?.role, ...endOf(after) }),
  "team_grant.change": async (making, { id: { team = "" }, after }) => {
    const live = making.live.file.teamGrants?.find(
      (grant) => grant.team.toLowerCase() === team.toLowerCase(),
    );
    const role = after?.role ?? live?.role;
    await make(making, changeTeamRole, { team: await teamNamed(making.ctx, team), role, ...endOf(after) });
  },
  "team_grant.remove": async (making, { id: { team = "" } }) =>
    make(making, ungrantTeam, { team: await teamNamed(making.ctx, team) }),
  "setting.add": writeSetting,
  "setting.change": writeSetting,
  "webhook.add": addWebhook,
  "webhook.change": changeWebhook,
  "webhook.remove": (making, change) => make(making, deleteWebhook, { webhook: idOf(making, change) }),
  "security_policy.change": (making, { after }) =>
    make(making, setPolicy, { rules: { ...making.live.file.securityPolicy, ...after } }),
};

function mayCreateRole(ctx: Here, draft: RoleDraft, key: string) {
  return createRole(ctx as unknown as InOrganizationContext, draft, key);
}
