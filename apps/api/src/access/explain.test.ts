import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { makeTeam } from "../testing/teams.ts";
import { enlist, expectLooksMissing, staffed, suspend } from "../testing/tenants.ts";

const api = await startApi();

describe("access.explain", () => {
  test("says yes and names the grants, for the caller and for others", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-tracing");
    const { workspace } = tenant;
    const reader = as("reader");
    const team = await makeTeam(tenant, {
      by: founder,
      name: "Research",
      people: [reader],
      role: "contributor",
    });
    const explained = await reader.client.access.explain.query({ workspace, permission: "project:update" });
    expect(explained).toMatchObject({
      allowed: true,
      code: null,
      reason: null,
      message: null,
      helpers: [],
      subject: { kind: "user", id: reader.id, name: reader.name, email: reader.email },
    });
    expect(explained.grants).toEqual(
      expect.arrayContaining([
        {
          source: "direct",
          role: "reader",
          roleName: "Reader",
          team: null,
          endsAt: null,
          description: "Reader here",
          holds: false,
        },
        {
          source: "team",
          role: "contributor",
          roleName: "Contributor",
          team: { id: team, name: "Research" },
          endsAt: null,
          description: "Contributor here through the team Research",
          holds: true,
        },
        {
          source: "organization",
          role: "org_member",
          roleName: "Organization member",
          team: null,
          endsAt: null,
          description: "Organization member of the whole organization",
          holds: false,
        },
      ]),
    );
    expect(explained.grants).toHaveLength(3);
    const ask = { workspace, permission: "project:update", userId: reader.id } as const;
    expect(await as("contributor").client.access.explain.query(ask)).toEqual(explained);
  });

  test("says no with the operation's own refusal, and names people who could do it and can sign in", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const explain = (permission: "member:add" | "plan:change" | "platform:read") =>
      as("viewer").client.access.explain.query({ workspace, permission });
    const refused = await explain("member:add");
    const call = as("viewer").client.members.add.mutate({ workspace, email: founder.email, role: "viewer" });
    const { code, reason, message } = await errorOf(call);
    expect(refused).toMatchObject({ allowed: false, code, reason, message });
    const named = ({ id, name, email }: typeof founder) => ({ userId: id, name, email });
    expect(refused.helpers).toEqual([named(founder), named(as("admin"))]);
    expect((await explain("plan:change")).helpers).toEqual([named(founder)]);
    await suspend(api, as("admin"));
    expect((await explain("member:add")).helpers).toEqual([named(founder)]);
    expect(await explain("platform:read")).toMatchObject({
      allowed: false,
      message: "Only the platform admin can see every organization and workspace of this instance.",
      helpers: [],
    });
  });

  test("explains a team, a person without any grant here, and what the workspace's state forbids", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-governance");
    const { workspace } = tenant;
    const team = await makeTeam(tenant, { by: founder, name: "Research", role: "workspace_admin" });
    const { access } = as("workspace_admin").client;
    const ask = { workspace, permission: "member:add" } as const;
    expect(await access.explain.query({ ...ask, team })).toMatchObject({
      allowed: true,
      subject: { kind: "team", id: team, name: "Research", email: null },
      grants: [
        { source: "team", role: "workspace_admin", team: { id: team, name: "Research" }, holds: true },
      ],
    });
    const person = await api.person("In the organization alone");
    await enlist(api, tenant, person, "tenant_member");
    expect(await access.explain.query({ ...ask, userId: person.id })).toMatchObject({
      allowed: false,
      reason: "missing_permission",
      grants: [{ source: "organization", role: "tenant_member" }],
    });
    const organization = tenant.org;
    const other = await founder.client.workspaces.create.mutate({
      organization,
      name: "Second",
      slug: `s-${organization.slice(0, 8)}`,
    });
    await founder.client.workspaces.archive.mutate({ workspace: other.id, confirmation: "Second" });
    const archived = await founder.client.access.explain.query({ ...ask, workspace: other.id });
    expect(archived).toMatchObject({ allowed: false, code: "WRONG_STATE", reason: "workspace_archived" });
    expect(archived.grants.map(({ source, holds }) => [source, holds])).toEqual(
      expect.arrayContaining([
        ["direct", true],
        ["organization", true],
      ]),
    );
  });

  test("reads everything fresh, including a custom role", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { org: organization, workspace } = tenant;
    const { key } = await founder.client.roles.create.mutate({
      organization,
      level: "workspace",
      name: "Auditor",
      permissions: ["workspace:read", "member:leave", "audit:read"],
    });
    const userId = as("viewer").id;
    const explain = () =>
      founder.client.access.explain.query({ workspace, permission: "audit:read", userId });
    expect((await explain()).allowed).toBe(false);
    await founder.client.members.changeRole.mutate({ workspace, userId, role: key });
    expect(await explain()).toMatchObject({ allowed: true, grants: [{ role: key, roleName: "Auditor" }] });
  });

  test("about others, requires the permission to see the members, and finds no one by guessing", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { org: organization, workspace } = tenant;
    const { key } = await founder.client.roles.create.mutate({
      organization,
      level: "workspace",
      name: "Blind",
      permissions: ["workspace:read", "member:leave"],
    });
    await founder.client.members.changeRole.mutate({ workspace, userId: as("viewer").id, role: key });
    const ask = { workspace, permission: "audit:read" } as const;
    const blind = as("viewer").client.access;
    expect(await blind.explain.query(ask)).toMatchObject({ allowed: false, helpers: [] });
    const team = await makeTeam(tenant, { by: founder });
    for (const about of [{ userId: founder.id }, { team }]) {
      expect(await errorOf(blind.explain.query({ ...ask, ...about }))).toMatchObject({
        code: "FORBIDDEN",
        reason: "missing_permission",
      });
    }
    const stranger = await api.person("Stranger");
    const theirs = await staffed(api, "compliance-ops");
    const theirTeam = await makeTeam(theirs, { by: theirs.founder });
    const { access } = founder.client;
    const missing = await errorOf(access.explain.query({ ...ask, userId: randomUUID() }));
    expect(missing).toMatchObject({ code: "NOT_FOUND", reason: "no_such_member" });
    expect(await errorOf(access.explain.query({ ...ask, userId: stranger.id }))).toEqual(missing);
    expect(await errorOf(access.explain.query({ ...ask, team: theirTeam }))).toMatchObject({
      reason: "no_such_team",
    });
    expect(await errorOf(access.explain.query({ ...ask, team, userId: founder.id }))).toMatchObject({
      code: "INVALID",
      path: "team",
    });
    await expectLooksMissing((ref) => access.explain.query({ ...ask, workspace: ref }), theirs);
  });
});
