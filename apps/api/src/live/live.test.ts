import { describe, expect, onTestFinished, test } from "vitest";
import { startApi } from "../testing/api.ts";
import { invited } from "../testing/invitations.ts";
import { subscriptions } from "../testing/procedures.ts";
import { enlist, found, join, staffed, suspend } from "../testing/tenants.ts";
import { follow } from "./testing.ts";

const api = await startApi({ live: true });
// A second process of the same instance: commits in one are announced in the other.
const neighbor = await startApi({ live: true, beside: api });

/** Opens a stream that ends with the test, and waits until it listens. */
async function open(url: string, token: string, input: Parameters<typeof follow>[2]) {
  const stream = await follow(url, token, input);
  onTestFinished(() => stream.stop());
  expect(await stream.next()).toEqual({ kind: "open" });
  return stream;
}

/** The next event of this noun, or the end; earlier commits might be announced first. */
async function nextOf(stream: Awaited<ReturnType<typeof follow>>, noun?: string) {
  return until(stream, (event) =>
    event.kind === "changed" ? noun !== undefined && event.nouns.includes(noun) : event.kind === "lost",
  );
}

/** The first event about this; earlier commits might be announced first. */
async function until(
  stream: Awaited<ReturnType<typeof follow>>,
  isMeant: (event: NonNullable<Awaited<ReturnType<typeof stream.next>>>) => boolean,
) {
  for (;;) {
    const event = await stream.next();
    if (event === null || isMeant(event)) return event;
  }
}

/** Only an accepted invitation names both. */
const isOfJoining = (event: { kind: string; nouns?: readonly string[] }) =>
  ["invitation", "member"].every((noun) => event.nouns?.includes(noun));

const lost = { kind: "lost", code: "NOT_FOUND", reason: "not_found" };

describe("live.changes", () => {
  test("is a stream that the router serves, beside that of events", () => {
    expect(subscriptions().toSorted()).toEqual(["events.follow", "live.changes"]);
  });

  test("announces a change committed in any process, and only its noun", async () => {
    const owner = await api.person("Owner");
    const tenant = await found(api, owner, "compliance-ops");
    const admin = await join(api, tenant, owner, "admin");
    const here = await open(api.url, admin.token, { workspace: tenant.slug });
    const there = await open(neighbor.url, admin.token, { workspace: tenant.workspace });
    const rename = (name: string) => owner.client.workspaces.rename.mutate({ workspace: tenant.slug, name });
    await rename("One");
    // What came before is announced by then, maybe together with it.
    await Promise.all([here, there].map((stream) => nextOf(stream, "workspace")));
    await rename("Another");
    expect(await nextOf(here, "workspace")).toEqual({ kind: "changed", nouns: ["workspace"] });
    expect(await nextOf(there, "workspace")).toEqual({ kind: "changed", nouns: ["workspace"] });
  });

  test("ends immediately, with the reason, when the person is removed", async () => {
    const owner = await api.person("Owner");
    const tenant = await found(api, owner, "compliance-ops");
    const member = await join(api, tenant, owner, "member");
    const stream = await open(neighbor.url, member.token, { workspace: tenant.slug });
    await owner.client.members.remove.mutate({ workspace: tenant.slug, userId: member.id });
    expect(await nextOf(stream)).toMatchObject(lost);
    expect(await stream.next()).toBeNull();
  });

  test("ends when the session does", async () => {
    const owner = await api.person("Owner");
    const tenant = await found(api, owner, "compliance-ops");
    const member = await join(api, tenant, owner, "member");
    const stream = await open(api.url, member.token, { workspace: tenant.slug });
    await suspend(api, member);
    // The next event of any kind reveals it.
    await owner.client.workspaces.describe.mutate({ workspace: tenant.slug, description: "Another" });
    expect(await nextOf(stream)).toMatchObject({ kind: "lost", code: "UNAUTHENTICATED" });
  });

  test("ends immediately when the account is suspended", async () => {
    const tenant = await staffed(api, "compliance-ops");
    const platform = await api.person("Platform admin", { platformAdmin: true });
    const stream = await open(neighbor.url, tenant.as("admin").token, { workspace: tenant.workspace });
    await platform.client.platform.suspendPerson.mutate({ userId: tenant.as("admin").id });
    const end = await until(stream, ({ kind }) => kind === "lost");
    expect(end).toMatchObject({ kind: "lost", code: "UNAUTHENTICATED" });
  });

  test("tells the members that someone accepted an invitation", async () => {
    const { founder, workspace, person, token } = await invited(api);
    const stream = await open(api.url, founder.token, { workspace });
    await person.client.invitations.accept.mutate({ token });
    const event = await until(stream, (event) => event.kind === "lost" || isOfJoining(event));
    expect(event).toMatchObject({ kind: "changed", nouns: expect.arrayContaining(["invitation", "member"]) });
  });

  test("receives nothing about other workspaces or organizations", async () => {
    const admin = await api.person("Admin");
    const tenant = await found(api, admin, "ai-governance");
    const { id: other } = await admin.client.workspaces.create.mutate({
      organization: tenant.slug,
      name: "Other",
      slug: `other-${tenant.slug}`,
    });
    const member = await api.person("Member");
    await enlist(api, tenant, member, "tenant_member");
    await admin.client.members.add.mutate({
      workspace: tenant.workspace,
      email: member.email,
      role: "workspace_member",
    });
    const stranger = await api.person("Stranger");
    const strange = await found(api, stranger, "ai-governance");
    const stream = await open(api.url, member.token, { workspace: tenant.workspace });
    await stranger.client.workspaces.rename.mutate({ workspace: strange.workspace, name: "Strange" });
    await admin.client.workspaces.rename.mutate({ workspace: other, name: "Elsewhere" });
    await admin.client.invitations.create.mutate({
      workspace: tenant.workspace,
      email: "invited@people.example",
      role: "workspace_viewer",
    });
    const heard: string[] = [];
    await until(stream, (event) => {
      if (event.kind === "changed") heard.push(...event.nouns);
      return heard.includes("invitation");
    });
    expect(heard).not.toContain("workspace");
  });

  test("tells a person who has nothing open that they were added somewhere", async () => {
    const owner = await api.person("Owner");
    const tenant = await found(api, owner, "compliance-ops");
    const newcomer = await api.person("Newcomer");
    const stream = await open(api.url, newcomer.token, {});
    await owner.client.members.add.mutate({ workspace: tenant.slug, email: newcomer.email, role: "viewer" });
    expect(await nextOf(stream, "member")).toEqual({ kind: "changed", nouns: ["member"] });
  });

  test("[V4] gives the same answer for another tenant's workspace as for a missing one, and refuses anonymous callers", async () => {
    const owner = await api.person("Owner");
    const tenant = await found(api, owner, "compliance-ops");
    const stranger = await api.person("Stranger");
    const refused = async (token: string, workspace: string) => {
      const stream = await follow(api.url, token, { workspace });
      onTestFinished(() => stream.stop());
      return stream.next().then(
        () => "opened",
        (error: Error) => (JSON.parse(error.message) as { data: unknown }).data,
      );
    };
    const missing = await refused(stranger.token, crypto.randomUUID());
    expect(missing).toMatchObject({ code: "NOT_FOUND", reason: "not_found" });
    expect(await refused(stranger.token, tenant.workspace)).toEqual(missing);
    expect(await refused("no-token", tenant.workspace)).toMatchObject({ code: "UNAUTHENTICATED" });
  });
});
