import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { enlist, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

describe.each([
  { blueprint: "ai-governance", admin: "tenant_admin", member: "tenant_member", given: "workspace_admin" },
  { blueprint: "data-security", admin: "org_admin", member: "org_member", given: "admin" },
])("an organization's admin of $blueprint", ({ blueprint, admin, member, given }) => {
  test("[S30][S31][M21] views and manages every workspace without being in it, and the log names the role", async () => {
    const { founder, ...tenant } = await staffed(api, blueprint);
    const { org, workspace } = tenant;
    const second = await api.person("Second admin");
    await enlist(api, tenant, second, admin);
    const { client } = second;

    const made = await founder.client.workspaces.create.mutate({
      organization: org,
      name: "Hidden",
      slug: `h-${tenant.slug}`,
    });
    const { items } = await client.workspaces.list.query({ organization: org });
    expect(items.map(({ id }) => id).toSorted()).toEqual([made.id, workspace].toSorted());
    expect((await client.workspaces.get.query({ workspace: made.id })).access).toMatchObject({
      organizationRole: admin,
      workspaceRole: null,
    });

    await client.workspaces.rename.mutate({ workspace: made.id, name: "Seen" });
    const person = await api.person("Newcomer");
    await client.members.add.mutate({ workspace: made.id, email: person.email, role: given });
    const [added, ...rest] = await newest(api, { org }, 5);
    expect(added).toMatchObject({ action: "member.added", via: "organization", workspace: made.id });
    expect(rest.find(({ action }) => action === "workspace.renamed")).toMatchObject({
      actor: second.email,
      via: "organization",
      workspace: made.id,
    });
    const seen = await client.audit.list.query({ workspace: made.id, action: "workspace.renamed" });
    expect(seen.items).toMatchObject([{ actorName: second.email, via: "organization" }]);

    const own = await client.workspaces.create.mutate({
      organization: org,
      name: "Own",
      slug: `o-${tenant.slug}`,
    });
    await client.workspaces.rename.mutate({ workspace: own.id, name: "Mine" });
    expect((await newest(api, { org }))[0]).toMatchObject({ via: "workspace", workspace: own.id });
  });

  test("is distinguished from someone who is only in the organization", async () => {
    const { founder, ...tenant } = await staffed(api, blueprint);
    const { id } = await founder.client.workspaces.create.mutate({
      organization: tenant.org,
      name: "Hidden",
      slug: `h-${tenant.slug}`,
    });
    const person = await api.person("Member");
    await enlist(api, tenant, person, member);
    expect((await errorOf(person.client.workspaces.get.query({ workspace: id }))).code).toBe("NOT_FOUND");
    const call = person.client.workspaces.create.mutate({
      organization: tenant.org,
      name: "Mine",
      slug: `m-${tenant.slug}`,
    });
    expect(await errorOf(call)).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
  });
});
