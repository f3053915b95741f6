import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createUser, testDatabase } from "@bailiwick/db/testing";
import { fieldServiceFile } from "@bailiwick/domain/sixth-blueprint";
import { createTRPCClient, httpLink } from "@trpc/client";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { hashToken, newToken } from "./identity/credential.ts";
import type { AppRouter } from "./router.ts";
import { errorOf } from "./testing/api.ts";
import { newFolder, run } from "./testing/process.ts";

/*
 * A blueprint with kinds that none of the built-in ones has, as an operator adds it: one file of JSON, named in a setting.
 * Everything else is the product as it is.
 */

const database = await testDatabase();
const identity = new pg.Pool({ connectionString: database.urls.identity, max: 1 });
afterAll(() => identity.end());

/** Writes a file of a blueprint, and returns its path. */
function fileOf(spec: unknown): string {
  const path = join(newFolder(), "field-service.json");
  writeFileSync(path, typeof spec === "string" ? spec : JSON.stringify(spec));
  return path;
}

const offering = (spec: unknown) => ({ BAILIWICK_BLUEPRINTS: `compliance-ops, ${fileOf(spec)}` });

function clientAt(url: string, token?: string) {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/api/trpc`, headers })] });
}

async function personAt(url: string, name: string) {
  const token = newToken();
  const { email } = await createUser(identity, name, hashToken(token));
  return { email, client: clientAt(url, token) };
}

test("a file of an operator's is served whole: roles, kinds, its own verb, filters and export", async () => {
  const { child, ended, address } = run(database, offering(fieldServiceFile));
  const url = await address();
  expect(await clientAt(url).instance.get.query()).toMatchObject({
    blueprints: ["compliance-ops", "field-service"],
    addedBlueprints: [{ key: "field-service", name: "Field service" }],
  });

  const dispatcher = await personAt(url, "Dispatcher");
  const hand = await personAt(url, "Hand");
  const stranger = await personAt(url, "Stranger");
  const founded = { blueprint: "field-service", plan: "large", name: "Sites", slug: "sites" };
  const { organization } = await dispatcher.client.organizations.create.mutate(founded);
  const site = { organization: organization.id, name: "Site", slug: "site" };
  const { id: workspace } = await dispatcher.client.workspaces.create.mutate(site);
  await dispatcher.client.members.add.mutate({ workspace, email: hand.email, role: "hand" });

  const create = (who: typeof hand, kind: string, fields: Record<string, string>, parent?: string) =>
    who.client.resources.create.mutate({ workspace, kind, fields, parent });
  const repository = await create(dispatcher, "repository", { name: "North" });
  expect(await errorOf(create(hand, "repository", { name: "South" }))).toMatchObject({
    code: "FORBIDDEN",
    reason: "missing_permission",
    message: "You need the Dispatcher or Site chief role to create repositories.",
  });
  const issue = await create(hand, "issue", { summary: "Leak", due: "2027-03-31" }, repository.id);
  expect(issue).toMatchObject({ state: "open", title: "Leak" });
  await create(dispatcher, "issue", { summary: "Crack" }, repository.id);
  expect(await errorOf(create(hand, "issue", { due: "soon" }, repository.id))).toMatchObject({
    code: "INVALID",
    path: "fields.summary",
  });

  const merge = { workspace, kind: "issue", id: issue.id, action: "merge" };
  expect(await errorOf(hand.client.resources.act.mutate(merge))).toMatchObject({
    reason: "missing_permission",
  });
  expect(await dispatcher.client.resources.act.mutate(merge)).toMatchObject({ state: "merged" });
  const open = { workspace, kind: "issue", filters: { state: "open" } };
  expect((await hand.client.resources.list.query(open)).items.map(({ title }) => title)).toEqual(["Crack"]);
  expect(await errorOf(stranger.client.resources.list.query(open))).toMatchObject({ code: "NOT_FOUND" });

  const { ticket } = await hand.client.resources.export.mutate({ workspace, kind: "issue", format: "csv" });
  const { text } = await hand.client.resources.exportPage.query({ workspace, kind: "issue", ticket });
  expect(text.split("\r\n")[0]).toBe("ID,Parent,State,Summary,Due,Hours,After,Created,Edited,Edited by");
  expect(text).toContain("North,Merged,Leak,2027-03-31");

  // Its permissions are known like any other, in keys and in answers to what someone can do.
  const scoped = await dispatcher.client.keys.issue.mutate({
    workspace,
    name: "Reader",
    scopes: ["issue:read"],
  });
  const key = clientAt(url, scoped.text);
  expect((await key.resources.list.query({ workspace, kind: "issue" })).items).toHaveLength(2);
  expect(await errorOf(key.resources.act.mutate(merge))).toMatchObject({ code: "FORBIDDEN" });
  const asked = { workspace, permission: "issue:merge" as const, userId: null, team: null };
  expect(await hand.client.access.explain.query(asked)).toMatchObject({ allowed: false });

  child.kill("SIGTERM");
  expect(await ended).toMatchObject({ code: 0, stderr: "" });

  // Its organizations are not left without rules: a start without the file is refused.
  const without = await run(database).ended;
  expect(without.stderr).toMatch(/^The database holds organizations of the blueprint "field-service"/);
  expect(without.code).toBe(1);
});

test.each([
  ["no JSON", "{", "it is not JSON"],
  ["another shape", { ...fieldServiceFile, topology: "round" }, "- topology: Invalid option"],
  [
    "a role that does not exist",
    { ...fieldServiceFile, defaultRole: "captain" },
    "The blueprint field-service is inconsistent:\n- ",
  ],
  [
    "a built-in one's key",
    { ...fieldServiceFile, key: "ai-tracing" },
    "there is a blueprint ai-tracing already.",
  ],
])("a file with %s stops the start with a sentence", async (_, spec, why) => {
  const { code, stderr } = await run(database, offering(spec)).ended;
  expect(stderr).toMatch(/^The blueprint in .+\/field-service\.json can't be used: /);
  expect(stderr).toContain(why);
  expect(code).toBe(1);
});

test("a file that is missing stops the start with a sentence", async () => {
  const { code, stderr } = await run(database, { BAILIWICK_BLUEPRINTS: "/nowhere/own.json" }).ended;
  expect(stderr).toBe("BAILIWICK_BLUEPRINTS names /nowhere/own.json, which can't be read by this user.\n");
  expect(code).toBe(1);
});
