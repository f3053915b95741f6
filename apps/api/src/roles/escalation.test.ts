import { sqlState, type Tenant, tenantTransaction } from "@bailiwick/db";
import { size } from "@bailiwick/db/testing";
import { blueprints, isAppointed, type PermissionName, permissionSet } from "@bailiwick/domain";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashToken } from "../identity/credential.ts";
import { type Client, startApi } from "../testing/api.ts";
import {
  arrange,
  bits,
  buildEscalationStage,
  type Draw,
  draws,
  type EscalationStage as Stage,
} from "../testing/escalation.ts";

/*
 * No one gives, or removes, more than they hold: for each way through a team or a custom role, an author who
 * holds some permissions, and a role that holds some. Both are random; the role can also be a built-in one. The answers
 * of the API and of the database role are compared with the only rule there is: is the one set contained in the other?
 */

const api = await startApi({ undo: true });

type Way = {
  readonly title: string;
  readonly call: (
    client: Client,
    stage: Stage,
    wanted: { key: string; names: PermissionName[] },
    draw: Draw,
  ) => Promise<unknown>;
  /**
   * The same as the database role, without the API's rules; the number of rows touched. Null if only a function does
   * it.
   */
  readonly sql:
    | ((
        stage: Stage,
        wanted: { key: string; names: PermissionName[] },
        draw: Draw,
      ) => readonly [string, readonly unknown[]])
    | null;
  /** What is given or removed, as a set that the author has to hold. */
  readonly gives: "wanted" | "above";
  /** Whether the owner's role also requires a person who can make owners. */
  readonly seats?: true;
};

const inTeam = ({ org: organization, granted: team }: Stage) => ({ organization, team });
const grantOf = ({ org, workspace }: Stage, team: string) => [org, workspace, team];

const ways: readonly Way[] = [
  {
    title: "a team gets the role",
    call: ({ teamGrants }, { workspace, idle }, { key }) =>
      teamGrants.add.mutate({ workspace, team: idle, role: key }),
    sql: (stage, { key }) => [
      "INSERT INTO team_grant (org_id, workspace_id, team_id, role) VALUES ($1, $2, $3, $4)",
      [...grantOf(stage, stage.idle), key],
    ],
    gives: "wanted",
    seats: true,
  },
  {
    title: "a team gets the role instead of the least",
    call: ({ teamGrants }, { workspace, least }, { key }) =>
      teamGrants.changeRole.mutate({ workspace, team: least, role: key }),
    sql: (stage, { key }) => [
      "UPDATE team_grant SET role = $4 WHERE org_id = $1 AND workspace_id = $2 AND team_id = $3",
      [...grantOf(stage, stage.least), key],
    ],
    gives: "wanted",
    seats: true,
  },
  {
    title: "a team gets the least instead of the role",
    call: ({ teamGrants }, { workspace, granted }) =>
      teamGrants.changeRole.mutate({ workspace, team: granted, role: "least" }),
    sql: (stage) => [
      "UPDATE team_grant SET role = 'least' WHERE org_id = $1 AND workspace_id = $2 AND team_id = $3",
      grantOf(stage, stage.granted),
    ],
    gives: "wanted",
  },
  {
    title: "a team loses the role",
    call: ({ teamGrants }, { workspace, granted }) => teamGrants.remove.mutate({ workspace, team: granted }),
    sql: (stage) => [
      "DELETE FROM team_grant WHERE org_id = $1 AND workspace_id = $2 AND team_id = $3",
      grantOf(stage, stage.granted),
    ],
    gives: "wanted",
  },
  {
    title: "someone is added to a team that has the role",
    call: ({ teams }, stage) => teams.addMember.mutate({ ...inTeam(stage), userId: stage.newcomer.id }),
    sql: ({ org, granted, newcomer }) => [
      "INSERT INTO team_member (org_id, team_id, user_id, name, email) VALUES ($1, $2, $3, 'New', $4)",
      [org, granted, newcomer.id, newcomer.email],
    ],
    gives: "wanted",
  },
  {
    title: "the author gets into a team that has the role",
    call: ({ teams }, stage) => teams.addMember.mutate({ ...inTeam(stage), userId: stage.author.id }),
    sql: ({ org, granted, author }) => [
      "INSERT INTO team_member (org_id, team_id, user_id, name, email) VALUES ($1, $2, $3, 'New', $4)",
      [org, granted, author.id, author.email],
    ],
    gives: "wanted",
  },
  {
    title: "someone is removed from a team that has the role",
    call: ({ teams }, stage) => teams.removeMember.mutate({ ...inTeam(stage), userId: stage.mate }),
    sql: ({ org, granted, mate }) => [
      "DELETE FROM team_member WHERE org_id = $1 AND team_id = $2 AND user_id = $3",
      [org, granted, mate],
    ],
    gives: "wanted",
  },
  {
    title: "a team that has the role is deleted",
    call: ({ teams }, stage) => teams.delete.mutate(inTeam(stage)),
    sql: ({ org, granted }) => ["DELETE FROM team WHERE org_id = $1 AND id = $2", [org, granted]],
    gives: "wanted",
  },
  {
    title: "a new role holds as much",
    call: ({ roles }, { org: organization }, { names }) =>
      roles.create.mutate({ organization, level: "workspace", name: "New", permissions: names }),
    sql: ({ org, blueprint }, { names }) => [
      `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
       VALUES ($1, 'workspace', 'new', 'New', 1, false, $2::bit(256))`,
      [org, bits(names, blueprint)],
    ],
    gives: "wanted",
  },
  {
    title: "a role that someone has is changed to hold as much",
    call: ({ roles }, { org: organization }, { names }) =>
      roles.update.mutate({
        organization,
        level: "workspace",
        key: "edited",
        name: "Edited",
        description: "",
        permissions: names,
      }),
    sql: ({ org, blueprint }, { names }) => [
      "UPDATE role SET permissions = $2::bit(256) WHERE org_id = $1 AND key = 'edited'",
      [org, bits(names, blueprint)],
    ],
    gives: "wanted",
  },
  {
    title: "a role that someone has is replaced by one that holds as much",
    call: ({ roles }, { org: organization }, { key }) =>
      roles.delete.mutate({ organization, level: "workspace", key: "edited", replacement: key }),
    sql: (_, { key }) => ["SELECT authz.replace_role('workspace', 'edited', $1)", [key]],
    gives: "wanted",
  },
  {
    title: "someone is made a member in the role",
    call: ({ members }, { workspace, mate }, { key }) =>
      members.changeRole.mutate({ workspace, userId: mate, role: key }),
    sql: ({ org, workspace, mate }, { key }) => [
      "UPDATE member SET role = $4 WHERE org_id = $1 AND workspace_id = $2 AND user_id = $3",
      [org, workspace, mate, key],
    ],
    gives: "wanted",
    seats: true,
  },
  {
    title: "a new organization role holds as much",
    call: ({ roles }, { org: organization }, _, { above }) =>
      roles.create.mutate({ organization, level: "organization", name: "New", permissions: [...above] }),
    sql: ({ org, blueprint }, _, { above }) => [
      `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
       VALUES ($1, 'organization', 'new', 'New', 1, false, $2::bit(256))`,
      [org, bits(above, blueprint)],
    ],
    gives: "above",
  },
];

class Undo extends Error {}

/**
 * Whether the database role can do it, as the author and in the place that the API would enter; everything is rolled
 * back.
 */
async function databaseAllows(
  stage: Stage,
  way: Way,
  wanted: { key: string; names: PermissionName[] },
  draw: Draw,
) {
  const [statement, values] = way.sql?.(stage, wanted, draw) ?? ["", []];
  const inWorkspace = statement.includes("workspace_id");
  const named = inWorkspace
    ? { workspace: stage.workspace, organization: null }
    : { workspace: null, organization: stage.org };
  const entry = {
    ...named,
    tokenHash: hashToken(stage.author.token),
    ip: null,
    actingAs: "member" as const,
    forChange: true,
  };
  let rows = 0;
  try {
    await tenantTransaction(api.app, entry, async ({ sql }: Tenant) => {
      const text = statement.startsWith("SELECT") ? statement : `${statement} RETURNING 1`;
      rows = (await sql(text, values)).length;
      throw new Undo();
    });
  } catch (error) {
    if (error instanceof Undo) return rows > 0;
    if (sqlState(error) === "42501") return false;
    throw error;
  }
  return false;
}

describe.each(Object.values(blueprints))("$key", (blueprint) => {
  test("[S6][S44] in every way, no more is given or removed than is held, by the API and by the database role", async () => {
    const stage = await buildEscalationStage(api, blueprint);
    await fc.assert(
      fc.asyncProperty(draws(blueprint), async (draw) => {
        const { key, names } = await arrange(api, stage, draw);
        const wanted = { key, names: [...names] };
        const setOf = (list: readonly PermissionName[]) => permissionSet.of(list, blueprint.catalogue);
        const everywhere = setOf(draw.organization);
        const here = permissionSet.union(everywhere, setOf(draw.workspace));
        const owns =
          key !== blueprint.owner.role || permissionSet.has(here, "member:make_owner", blueprint.catalogue);
        const said: Record<string, unknown> = {};
        const expected: Record<string, unknown> = {};
        for (const way of ways) {
          if (way.gives === "above" && blueprint.topology === "flat") continue;
          const allowed =
            way.gives === "above"
              ? permissionSet.contains(everywhere, setOf(draw.above)) && !isAppointed(blueprint, draw.above)
              : permissionSet.contains(here, setOf(names)) && (owns || way.seats !== true);
          const answer = await way.call(stage.author.client, stage, wanted, draw).then(
            () => "allowed",
            (error: { data?: { code?: string } }) => error.data?.code ?? String(error),
          );
          said[way.title] = [answer, await databaseAllows(stage, way, wanted, draw)];
          expected[way.title] = [allowed ? "allowed" : "FORBIDDEN", allowed];
        }
        expect(said).toEqual(expected);
      }),
      { numRuns: size(12, 120) },
    );
  });
});
