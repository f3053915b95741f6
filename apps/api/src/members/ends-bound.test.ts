import { expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";

/* Someone who is there for a time leaves nothing behind that outlasts them: no one gives for longer than they hold. */

const api = await startApi();

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** A workspace whose admin is one until a week from now. */
async function withGuest() {
  const tenant = await staffed(api, "compliance-ops");
  const { founder, workspace, as } = tenant;
  const until = inDays(7);
  const change = { workspace, userId: as("admin").id, role: "admin", endsAt: until };
  await founder.client.members.changeRole.mutate(change);
  return { ...tenant, guest: as("admin"), until };
}

const beyond = { code: "FORBIDDEN", reason: "end_beyond_yours" };

test("they give teams a role no longer than they have it, and add no one to one that lasts", async () => {
  const { founder, guest, as, workspace, slug: organization, until } = await withGuest();
  const lasting = await founder.client.teams.create.mutate({ organization, name: "Lasting" });
  await founder.client.teamGrants.add.mutate({ workspace, team: lasting.id, role: "admin" });
  for (const userId of [guest.id, as("viewer").id]) {
    const seat = { organization, team: lasting.id, userId };
    expect(await errorOf(guest.client.teams.addMember.mutate(seat))).toMatchObject(beyond);
  }
  const short = await founder.client.teams.create.mutate({ organization, name: "Short" });
  const grant = { workspace, team: short.id, role: "admin" };
  expect(await errorOf(guest.client.teamGrants.add.mutate(grant))).toMatchObject(beyond);
  await guest.client.teamGrants.add.mutate({ ...grant, endsAt: until });
  const later = guest.client.teamGrants.changeRole.mutate({ ...grant, endsAt: null });
  expect(await errorOf(later)).toMatchObject(beyond);
  await guest.client.teams.addMember.mutate({ organization, team: short.id, userId: as("viewer").id });
});

test("they put nothing into a role that they hold for a time only", async () => {
  const { founder, as, workspace, slug: organization } = await staffed(api, "compliance-ops");
  const author = as("viewer");
  const least = ["workspace:read" as const, "member:leave" as const];
  const role = { organization, level: "workspace" as const, name: "Author" };
  const permissions = [...least, "role:create" as const, "role:update" as const];
  const { key } = await founder.client.roles.create.mutate({ ...role, permissions });
  const given = { workspace, userId: author.id, role: key };
  await founder.client.members.changeRole.mutate({ ...given, endsAt: inDays(7) });
  const create = (name: string) => author.client.roles.create.mutate({ ...role, name, permissions: least });
  expect(await errorOf(create("Early"))).toMatchObject({ code: "FORBIDDEN", reason: "refused_by_database" });
  await founder.client.members.changeRole.mutate({ ...given, endsAt: null });
  expect(await create("Late")).toMatchObject({ name: "Late" });
});

test("what ends in a flat organization ends in its teams, too", async () => {
  const { founder, as, workspace, slug: organization } = await staffed(api, "compliance-ops");
  const team = await founder.client.teams.create.mutate({ organization, name: "Everyone" });
  const viewer = as("viewer");
  await founder.client.teams.addMember.mutate({ organization, team: team.id, userId: viewer.id });
  await founder.client.teamGrants.add.mutate({ workspace, team: team.id, role: "admin" });
  await viewer.client.audit.list.query({ workspace });
  await api.owner.query("UPDATE member SET own_end = now() WHERE user_id = $1", [viewer.id]);
  const gone = viewer.client.audit.list.query({ workspace });
  expect(await errorOf(gone)).toMatchObject({ code: "NOT_FOUND" });
  expect((await founder.client.teams.members.query({ organization, team: team.id })).items).toEqual([]);
});

test("a private workspace ends with its person's time in the organization, and can be restored", async () => {
  const { founder, org, workspace } = await staffed(api, "ai-tracing");
  const guest = await api.person("Guest");
  await founder.client.members.add.mutate({ organization: org, email: guest.email, role: "org_member" });
  const mine = async () => (await guest.client.workspaces.mine.query({})).items;
  const [own] = (await mine()).filter(({ id }) => id !== workspace);
  expect(own).toBeDefined();
  const end = { organization: org, userId: guest.id, role: "org_member", endsAt: inDays(3) };
  await founder.client.members.changeRole.mutate(end);
  expect((await mine()).map(({ id }) => id)).toContain(own?.id);
  await api.owner.query("UPDATE organization_member SET ends_at = now() WHERE user_id = $1", [guest.id]);
  expect(await mine()).toEqual([]);
  await founder.client.members.add.mutate({ organization: org, email: guest.email, role: "org_member" });
  const { rows } = await api.owner.query("SELECT state, default_for FROM workspace WHERE id = $1", [own?.id]);
  expect(rows).toEqual([{ state: "pending_deletion", default_for: null }]);
});
