import { demoDomains, demoPlatformAdmin } from "@bailiwick/db";
import { type Blueprint, blueprints, operationOf } from "@bailiwick/domain";
import type pg from "pg";
import { describe, expect, test } from "vitest";
import { startApi } from "../testing/api.ts";
import { demoNotice } from "./notice.ts";
import { demoOrganizations } from "./organizations.ts";
import { demoPassword } from "./people.ts";
import { seedDemo } from "./seed.ts";

const api = await startApi();
await seedDemo(api.database, new URL(api.url));

const rows = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  (await api.owner.query<Row>(text, values)).rows;

describe("the demo", () => {
  test("has its people at the domains that removal looks for", () => {
    expect(demoOrganizations.map(({ domain }) => domain).toSorted()).toEqual(demoDomains);
  });

  test("shows every blueprint", () => {
    expect(demoOrganizations.map(({ blueprint }) => blueprint).toSorted()).toEqual(
      Object.keys(blueprints).toSorted(),
    );
  });

  test.each(Object.values(blueprints))(
    "has someone in every role of $key, and in a custom one",
    async (model: Blueprint) => {
      const held = await rows<{ level: string; key: string; built_in: boolean }>(
        `SELECT DISTINCT r.level, r.key, r.built_in FROM role r JOIN organization o ON o.id = r.org_id
       WHERE o.blueprint = $1 AND (
         EXISTS (SELECT FROM member m WHERE m.org_id = o.id AND m.level = r.level AND m.role = r.key)
         OR EXISTS (SELECT FROM organization_member p WHERE p.org_id = o.id AND p.level = r.level AND p.role = r.key))`,
        [model.key],
      );
      const builtIn = held.filter((role) => role.built_in).map(({ level, key }) => `${level} ${key}`);
      const wanted = [
        ...model.roles.organization.map(({ key }) => `organization ${key}`),
        ...model.roles.workspace.map(({ key }) => `workspace ${key}`),
      ];
      expect(builtIn.toSorted()).toEqual(wanted.toSorted());
      expect(held.filter((role) => !role.built_in)).toHaveLength(1);
    },
  );

  test.each(Object.values(blueprints))(
    "has teams, invitations and workspaces of $key in every state",
    async (model: Blueprint) => {
      const [found] = await rows(
        `SELECT
         (SELECT count(DISTINCT g.team_id)::int FROM team_grant g JOIN team_member t USING (org_id, team_id)
            JOIN organization o ON o.id = g.org_id WHERE o.blueprint = $1) AS teams,
         (SELECT count(*)::int FROM invitation i JOIN organization o ON o.id = i.org_id
            WHERE o.blueprint = $1 AND i.state = 'pending' AND i.expires_at > now()) AS pending,
         (SELECT count(*)::int FROM invitation i JOIN organization o ON o.id = i.org_id
            WHERE o.blueprint = $1 AND i.expires_at <= now()) AS expired,
         (SELECT count(*)::int FROM workspace w JOIN organization o ON o.id = w.org_id
            WHERE o.blueprint = $1 AND w.state = 'archived') AS archived,
         (SELECT count(*)::int FROM workspace w JOIN organization o ON o.id = w.org_id
            WHERE o.blueprint = $1 AND w.state = 'pending_deletion') AS deleted`,
        [model.key],
      );
      expect(found).toEqual({
        teams: 2,
        pending: 1,
        expired: 1,
        archived: model.key in { "compliance-ops": 1, "ai-governance": 1 } ? 1 : 0,
        deleted: model.deletion === null ? 0 : 1,
      });
    },
  );

  test.each(Object.values(blueprints))(
    "has some of every kind of $key that people and programs create",
    async ({ key, resourceKinds }: Blueprint) => {
      const found = await rows<{ kind: string }>(
        `SELECT r.kind FROM resource r JOIN organization o ON o.id = r.org_id WHERE o.blueprint = $1
         UNION SELECT r.kind FROM record r JOIN organization o ON o.id = r.org_id WHERE o.blueprint = $1`,
        [key],
      );
      const created = resourceKinds.filter(({ verbs }) =>
        Object.entries(verbs).some(([verb, held]) => operationOf(verb, held) === "create"),
      );
      expect(found.map(({ kind }) => kind).toSorted()).toEqual(created.map((kind) => kind.key).toSorted());
    },
  );

  test("has resources in several states, some that expire soon, and secrets that are encrypted", async () => {
    const [found] = await rows(
      `SELECT
         (SELECT array_agg(DISTINCT state ORDER BY state) FROM resource WHERE kind = 'change') AS changes,
         (SELECT array_agg(DISTINCT state ORDER BY state) FROM resource WHERE kind = 'incident') AS incidents,
         (SELECT bool_or((fields ->> 'valid_until')::date BETWEEN current_date AND current_date + 30)
            AND bool_or((fields ->> 'valid_until')::date > current_date + 30) FROM resource WHERE kind = 'certificate') AS certificates,
         (SELECT bool_and(fields -> 'credential' ? 'box') FROM resource WHERE kind IN ('ai_provider', 'connector')) AS secrets`,
    );
    expect(found).toEqual({
      changes: ["approved", "done", "draft", "rejected", "submitted"],
      incidents: ["mitigated", "open", "resolved"],
      certificates: true,
      secrets: true,
    });
  });

  test("lets everyone in the notice sign in with its password", async () => {
    const notice = demoNotice().join("\n");
    expect(notice).toContain(demoPassword);
    const people = demoOrganizations.flatMap(({ domain, people }) =>
      Object.keys(people).map((local) => ({ local, email: `${local}@${domain}` })),
    );
    for (const { local } of people) expect(notice).toContain(local);
    for (const email of [demoPlatformAdmin, people[0]?.email, people.at(-1)?.email]) {
      const response = await fetch(`${api.url}/api/auth/sign-in/email`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: api.url },
        body: JSON.stringify({ email, password: demoPassword }),
      });
      expect(response.status, email).toBe(200);
    }
  });

  test("leaves no session behind, and gives the platform admin no access inside", async () => {
    const [before] = await rows(
      `SELECT count(*)::int AS seats FROM identity.platform_admin p
       WHERE EXISTS (SELECT FROM member m WHERE m.user_id = p.user_id)
          OR EXISTS (SELECT FROM organization_member m WHERE m.user_id = p.user_id)`,
    );
    expect(before).toEqual({ seats: 0 });
    const created = await rows("SELECT FROM identity.session WHERE user_agent IS NULL AND ip IS NULL");
    expect(created).toEqual([]);
  });

  test("[V57] keeps everyone within two workspaces on free", async () => {
    const owned = await rows<{ owned: number }>(
      `SELECT count(*)::int AS owned FROM member m JOIN organization o ON o.id = m.org_id
         JOIN workspace w ON w.org_id = m.org_id AND w.id = m.workspace_id AND w.state <> 'pending_deletion'
       WHERE o.blueprint = 'compliance-ops' AND o.plan = 'free' AND m.role = 'owner' GROUP BY m.user_id`,
    );
    expect(Math.max(...owned.map((row) => row.owned))).toBe(2);
  });
});
