import { configurationBounds, type Place } from "@bailiwick/contracts";
import {
  at,
  type Configuration,
  type ConfigurationLevel,
  type ConfigurationSection,
  itemsOf,
  keyOf,
  limitOfMeter,
  Refused,
  refuse,
} from "@bailiwick/domain";
import type { VerbContext } from "../procedure/run.ts";
import { currentQuota } from "../quotas/internal.ts";
import { readRoles } from "../roles/internal.ts";
import { readPolicies, rulesOf } from "../security/internal.ts";
import { type SettingRow, settingColumns, settingOf } from "../settings/internal.ts";
import { readWebhooks } from "../webhooks/internal.ts";

/** The context of a call about a settings file, of a workspace or of an organization. */
export type Here = VerbContext<Place>;

/** What the place of the call is. A flat organization is entered through its workspace. */
export const levelOf = ({ workspace }: Pick<Here, "workspace">): ConfigurationLevel =>
  workspace === null ? "organization" : "workspace";

/** What is there now, and the ids of what a change acts on: people, webhooks and teams by the key of their item. */
export type Live = {
  readonly file: Configuration;
  readonly ids: ReadonlyMap<string, string>;
  /** The pending invitations by address. */
  readonly invitations: ReadonlyMap<string, string>;
};

type Ids = Map<string, string>;
type Reader<Section extends ConfigurationSection> = (
  ctx: Here,
  ids: Ids,
  invitations: Ids,
) => Promise<NonNullable<Configuration[Section]>>;

/** An end as a file has it: left out where there is none. */
const ending = (endsAt: Date | null) => (endsAt === null ? {} : { endsAt: endsAt.toISOString() });

type Held = {
  readonly id: string;
  readonly email: string;
  readonly role: string;
  readonly endsAt: Date | null;
};

const members: Reader<"members"> = async (ctx, ids, invitations) => {
  const { sql, organization, workspace } = ctx;
  const most = configurationBounds.members;
  const people =
    workspace === null
      ? await sql<Held>(
          `SELECT user_id AS id, email, role, ends_at AS "endsAt" FROM organization_member
           WHERE org_id = $1 ORDER BY email LIMIT $2`,
          [organization.id, most + 1],
        )
      : await sql<Held>(
          `SELECT user_id AS id, email, role, own_end AS "endsAt" FROM member
           WHERE org_id = $1 AND workspace_id = $2 ORDER BY email LIMIT $3`,
          [organization.id, workspace.id, most + 1],
        );
  const invited = await sql<Held>(
    `SELECT id, email, role, access_ends_at AS "endsAt" FROM invitation
     WHERE org_id = $1 AND workspace_id IS NOT DISTINCT FROM $2::uuid AND state = 'pending' AND expires_at > now()
     ORDER BY email LIMIT $3`,
    [organization.id, workspace?.id ?? null, most + 1],
  );
  for (const { id, email } of people) ids.set(keyOf({ part: "member", id: { email } }), id);
  const pending = invited.filter(({ email }) => !ids.has(keyOf({ part: "member", id: { email } })));
  for (const { id, email } of pending) invitations.set(email, id);
  return fitting("members", most, [...people, ...pending]).map(({ email, role, endsAt }) => ({
    email,
    role,
    ...ending(endsAt),
  }));
};

type TeamSeat = {
  readonly team: string;
  readonly name: string;
  readonly person: string | null;
  readonly email: string | null;
};

const teams: Reader<"teams"> = async ({ sql, organization }, ids) => {
  const most = configurationBounds.members;
  const rows = await sql<TeamSeat>(
    `SELECT t.id AS team, t.name, m.user_id AS person, m.email FROM team t
     LEFT JOIN team_member m ON m.org_id = t.org_id AND m.team_id = t.id
     WHERE t.org_id = $1 ORDER BY t.sort_name, t.id, m.email LIMIT $2`,
    [organization.id, 2 * most + 1],
  );
  const found = new Map<string, string[]>();
  for (const { team, name, person, email } of fitting("teams", 2 * most, rows)) {
    ids.set(keyOf({ part: "team", id: { team: name } }), team);
    const emails = found.get(name) ?? [];
    found.set(name, emails);
    if (person === null || email === null) continue;
    ids.set(keyOf({ part: "team_member", id: { team: name, email } }), person);
    emails.push(email);
  }
  const all = [...found].map(([name, emails]) => ({ name, members: emails }));
  return fitting("teams", configurationBounds.teams, all);
};

const teamGrants: Reader<"teamGrants"> = async ({ sql, organization, workspace }) => {
  const most = configurationBounds.teams;
  const rows = await sql<{ team: string; role: string; endsAt: Date | null }>(
    `SELECT t.name AS team, g.role, g.ends_at AS "endsAt"
     FROM team_grant g JOIN team t ON t.org_id = g.org_id AND t.id = g.team_id
     WHERE g.org_id = $1 AND g.workspace_id = $2 ORDER BY t.sort_name, t.id LIMIT $3`,
    [organization.id, workspace?.id ?? null, most + 1],
  );
  return fitting("teamGrants", most, rows).map(({ team, role, endsAt }) => ({
    team,
    role,
    ...ending(endsAt),
  }));
};

const roles: Reader<"roles"> = async (ctx) =>
  (await readRoles(ctx))
    .filter(({ builtIn }) => !builtIn)
    .map(({ level, key, name, description, permissions }) => ({
      level,
      key,
      name,
      description,
      permissions,
    }));

const settings: Reader<"settings"> = async ({ sql, organization, workspace, blueprint }) => {
  const rows = await sql<SettingRow>(
    `SELECT ${settingColumns} FROM workspace_setting WHERE org_id = $1 AND workspace_id = $2`,
    [organization.id, workspace?.id ?? null],
  );
  const rowOf = (key: string) => rows.find((row) => row.key === key);
  return Object.fromEntries(
    blueprint.settings.map((spec) => [spec.key, settingOf(spec, rowOf(spec.key)).value]),
  );
};

const webhooks: Reader<"webhooks"> = async (ctx, ids) => {
  const rows = (await readWebhooks(ctx)).filter(({ form }) => form === "webhook");
  const found = rows.map(({ name, url, events, stopped }) => ({
    name,
    url,
    events,
    enabled: stopped === null,
  }));
  for (const [place, item] of itemsOf({ webhooks: found }, ctx.now).entries()) {
    ids.set(keyOf(item), rows[place]?.id ?? "");
  }
  return found;
};

const quotas: Reader<"quotas"> = async (ctx) => {
  const { meters, limits } = ctx.blueprint;
  const found: Record<string, Record<string, number>> = {};
  for (const meter of meters.filter((each) => limitOfMeter(limits, each).per === "organization")) {
    const { startsAt } = await currentQuota(ctx, meter);
    const rows = await ctx.sql<{ slug: string; allotted: number }>(
      `SELECT w.slug, b.allotted::float8 AS allotted FROM workspace w CROSS JOIN LATERAL (
         SELECT b.allotted FROM quota_balance b WHERE b.org_id = w.org_id AND b.meter = $1 AND b.place = w.id
           AND b.starts_at <= $2 ORDER BY b.starts_at DESC LIMIT 1) b
       WHERE w.org_id = authz.org_id() AND b.allotted IS NOT NULL ORDER BY w.slug LIMIT $3`,
      [meter.key, startsAt, configurationBounds.workspaces + 1],
    );
    const fit = fitting("quotas", configurationBounds.workspaces, rows);
    found[meter.key] = Object.fromEntries(fit.map(({ slug, allotted }) => [slug, allotted]));
  }
  return found;
};

const readers: { readonly [Section in ConfigurationSection]: Reader<Section> } = {
  roles,
  teams,
  members,
  teamGrants,
  settings,
  securityPolicy: async (ctx) => rulesOf((await readPolicies(ctx)).own),
  webhooks,
  quotas,
};

/**
 * What is there of these sections, all of which the caller can read.
 * @throws Refused with `too_big` at a section that is too long for a file
 */
export async function readConfiguration(ctx: Here, sections: readonly ConfigurationSection[]): Promise<Live> {
  const ids: Ids = new Map();
  const invitations: Ids = new Map();
  const file: Record<string, unknown> = {};
  for (const section of sections) file[section] = await readers[section](ctx, ids, invitations);
  return { file, ids, invitations };
}

function fitting<Row>(section: ConfigurationSection, most: number, rows: readonly Row[]): readonly Row[] {
  if (rows.length <= most) return rows;
  throw new Refused(at(`file.${section}`, refuse("too_big", { most, of: "entries" })));
}
