import { expect, onTestFinished, test } from "vitest";
import { follow } from "../live/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { newest, staffed } from "../testing/tenants.ts";

const api = await startApi({ live: true });

test("account.rename changes the name everywhere, with an entry in each organization's log", async () => {
  const { founder, as, ...tenant } = await staffed(api, "ai-governance");
  const viewer = as("workspace_viewer");
  const { workspace } = tenant;
  expect(await viewer.client.account.rename.mutate({ name: "  Zoe Zürich " })).toEqual({
    name: "Zoe Zürich",
  });
  expect((await viewer.client.session.me.query()).user.name).toBe("Zoe Zürich");
  const inWorkspace = await founder.client.members.list.query({ workspace, search: "zurich" });
  expect(inWorkspace.items.map(({ userId, name }) => ({ userId, name }))).toEqual([
    { userId: viewer.id, name: "Zoe Zürich" },
  ]);
  const inOrganization = await founder.client.members.list.query({ organization: tenant.org, search: "zoe" });
  expect(inOrganization.items.map(({ userId }) => userId)).toEqual([viewer.id]);
  const [entry] = await newest(api, tenant);
  expect(entry).toMatchObject({ action: "person.renamed" });
  // Repeating it is not a change.
  await viewer.client.account.rename.mutate({ name: "Zoe Zürich" });
  expect((await newest(api, tenant))[0]).toEqual(entry);
});

test("account.rename notifies other people's open consoles", async () => {
  const { founder, as, workspace } = await staffed(api, "ai-governance");
  const stream = await follow(api.url, founder.token, { workspace });
  onTestFinished(() => stream.stop());
  expect(await stream.next()).toEqual({ kind: "open" });
  await as("workspace_viewer").client.account.rename.mutate({ name: "Renamed" });
  // Creating the place might be announced first.
  const heard = async (): Promise<readonly string[]> => {
    const event = await stream.next();
    if (event?.kind !== "changed") throw new Error("the stream ended");
    return event.nouns;
  };
  while (!(await heard()).includes("person"));
});

test("account.rename changes only the caller's name, and notifies no other tenant", async () => {
  const person = await api.person("Person");
  const other = await api.person("Other");
  const { founder, ...tenant } = await staffed(api, "compliance-ops");
  const [before] = await newest(api, tenant);
  await person.client.account.rename.mutate({ name: "Renamed" });
  expect((await other.client.session.me.query()).user.name).toBe("Other");
  expect((await founder.client.session.me.query()).user.name).not.toBe("Renamed");
  expect((await newest(api, tenant))[0]).toEqual(before);
});

test("account.rename refuses an invalid name, and callers who are not signed in", async () => {
  const { client } = await api.person("Person");
  for (const [name, reason] of [
    [" ", "name_empty"],
    ["x".repeat(81), "name_too_long"],
    ["a\u202eb", "name_characters"],
  ] as const) {
    expect(await errorOf(client.account.rename.mutate({ name }))).toMatchObject({ code: "INVALID", reason });
  }
  expect((await client.session.me.query()).user.name).toBe("Person");
  const refusal = await errorOf(api.client().account.rename.mutate({ name: "No one" }));
  expect(refusal.code).toBe("UNAUTHENTICATED");
});
