import { join as path } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { createLog } from "../http/logging.ts";
import { purgeDue } from "../jobs/purge.ts";
import { reconcilePlans } from "../jobs/reconcile-plans.ts";
import { startApi, type TestPerson } from "../testing/api.ts";
import { invited } from "../testing/invitations.ts";
import { enlist, found, join, staffed } from "../testing/tenants.ts";
import { startLive } from "./live.ts";
import { type Notice, tellOf } from "./notice.ts";
import { follow } from "./testing.ts";

/*
 * Everything that writes an audit entry announces it, in every process: what a verb records, and what SQL records by
 * itself.
 */

const api = await startApi({ live: true });
const neighbor = await startApi({ live: true, beside: api });
// The parts of a worker process.
const worker = new pg.Pool({ connectionString: api.database.urls.worker });
const live = startLive(api.database.urls.app, () => undefined);
await new Promise<void>((listening) => {
  const stop = live.subscribe(() => {
    stop();
    listening();
  });
});
afterAll(() => Promise.all([worker.end(), live.stop()]));
const platform = await api.person("Platform admin", { platformAdmin: true });

/** Opens a stream in the other process, and collects its events until everything expected has arrived. */
async function listen(person: TestPerson, place: Parameters<typeof follow>[2]) {
  const stream = await follow(neighbor.url, person.token, place);
  onTestFinished(() => stream.stop());
  expect(await stream.next()).toEqual({ kind: "open" });
  return async (...nouns: string[]): Promise<void> => {
    const missing = new Set(nouns);
    while (missing.size > 0) {
      const event = await stream.next();
      if (event === null || event.kind === "open") throw new Error("the stream ended");
      for (const noun of event.nouns) missing.delete(noun);
      if (event.kind === "lost") break;
    }
    expect([...missing]).toEqual([]);
  };
}

describe("an entry that a database function writes is announced in another process:", () => {
  test("a person joins an organization and, through it, its default workspace", async () => {
    const admin = await api.person("Admin");
    const tenant = await found(api, admin, "data-security");
    const { id: other } = await admin.client.workspaces.create.mutate({
      organization: tenant.slug,
      name: "Other",
      slug: `other-${tenant.slug}`,
    });
    const colleague = await api.person("Colleague");
    const heard = await listen(admin, { workspace: tenant.workspace });
    await admin.client.members.add.mutate({ workspace: other, email: colleague.email, role: "viewer" });
    await heard("member");
  });

  test("an accepted invitation", async () => {
    const { founder, workspace, person, token } = await invited(api);
    const heard = await listen(founder, { workspace });
    await person.client.invitations.accept.mutate({ token });
    await heard("invitation", "member");
  });

  test("an invitation that ends because its person was added in another way", async () => {
    const { founder, workspace, person } = await invited(api);
    const heard = await listen(founder, { workspace });
    await founder.client.members.add.mutate({ workspace, email: person.email, role: "viewer" });
    await heard("invitation", "member");
  });

  test("the effects in its workspaces when a person leaves an organization", async () => {
    const admin = await api.person("Admin");
    const tenant = await found(api, admin, "ai-governance");
    const member = await api.person("Member");
    await enlist(api, tenant, member, "tenant_member");
    await admin.client.members.add.mutate({
      workspace: tenant.workspace,
      email: member.email,
      role: "workspace_member",
    });
    const heard = await listen(admin, { workspace: tenant.workspace });
    await admin.client.members.remove.mutate({ organization: tenant.slug, userId: member.id });
    await heard("member");
  });

  test("a suspension, to people in an organization with the person", async () => {
    const { founder, workspace, as } = await staffed(api, "compliance-ops");
    const heard = await listen(founder, { workspace });
    await platform.client.platform.suspendPerson.mutate({ userId: as("viewer").id });
    await heard("person");
  });

  test("a suspension, to a person without an organization", async () => {
    const loner = await api.person("Loner");
    const heard = await listen(loner, {});
    await platform.client.platform.suspendPerson.mutate({ userId: loner.id });
    await heard("person");
  });

  test("what the platform admin sets for a person", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const heard = await listen(founder, { workspace });
    await platform.client.platform.liftUserLimit.mutate({
      userId: founder.id,
      limit: "workspacesPerUser",
      value: 7,
    });
    await heard("person");
  });

  test("a change of plan and, by the worker, its features", async () => {
    const { founder, workspace, slug } = await staffed(api, "compliance-ops");
    await platform.client.organizations.changePlan.mutate({
      actingAs: "platform",
      organization: slug,
      plan: "pro",
    });
    const heard = await listen(founder, { workspace });
    expect(await reconcilePlans(worker, "saas", tellOf(live))).toBeGreaterThan(0);
    await heard("organization");
  });

  test("a purge, by the worker", async () => {
    const admin = await api.person("Admin");
    const tenant = await found(api, admin, "data-security");
    const { id: workspace } = await admin.client.workspaces.create.mutate({
      organization: tenant.slug,
      name: "Pilot",
      slug: `pilot-${tenant.slug}`,
    });
    await admin.client.workspaces.requestDeletion.mutate({ workspace, confirmation: "Pilot" });
    await api.owner.query("UPDATE workspace SET purge_after = now() WHERE id = $1", [workspace]);
    const heard = await listen(admin, { organization: tenant.slug });
    const coldStore = path(api.database.home, "cold");
    await purgeDue({ pool: worker, coldStore, log: createLog("silent"), tell: tellOf(live) });
    await heard("workspace");
  });
});

test("with the kind of its target", async () => {
  const { founder, slug, workspace } = await staffed(api, "compliance-ops");
  const newcomer = await join(api, { slug, workspace, org: "" }, founder, "viewer");
  const notices: (Notice | null)[] = [];
  const stop = live.subscribe((notice) => notices.push(notice));
  onTestFinished(() => void stop());
  await founder.client.members.remove.mutate({ workspace, userId: newcomer.id });
  await expect
    .poll(() => notices)
    .toContainEqual(
      expect.objectContaining({
        workspace,
        nouns: ["member"],
        kinds: ["user"],
        people: [founder.id, newcomer.id],
      }),
    );
});

test("but nothing about a change that was rolled back or an attempt that was refused", async () => {
  const { founder, as, workspace } = await staffed(api, "compliance-ops");
  const notices: (Notice | null)[] = [];
  const stop = live.subscribe((notice) => notices.push(notice));
  onTestFinished(() => void stop());
  const renamed = as("viewer").client.workspaces.rename.mutate({ workspace, name: "Another" });
  await expect(renamed).rejects.toThrow();
  await founder.client.access.preview.mutate({
    act: "members.remove",
    input: { workspace, userId: as("viewer").id },
  });
  await founder.client.workspaces.describe.mutate({ workspace, description: "Described" });
  await expect
    .poll(() => notices)
    .toContainEqual(expect.objectContaining({ workspace, nouns: ["workspace"] }));
  const nouns = notices.flatMap((notice) => {
    return notice?.workspace === workspace ? notice.nouns : [];
  });
  // The setup of the workspace might still be announced, and renamed nothing.
  expect(nouns.filter((noun) => noun !== "member")).toEqual(["workspace"]);
});
