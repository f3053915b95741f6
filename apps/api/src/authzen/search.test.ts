import { dataSecurity, permissionSet } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { startApi } from "../testing/api.ts";
import { addResource } from "../testing/resources.ts";
import { makeTeam } from "../testing/teams.ts";
import { staffed, suspend } from "../testing/tenants.ts";
import { gateway, inWorkspace, keyOf, question, user } from "./testing.ts";

const api = await startApi();
const mine = await staffed(api, "data-security");
const theirs = await staffed(api, "data-security");
const { org, workspace, founder, as } = mine;
const scopes = ["access:check", "workspace:read", "member:read", "connector:read"];
const key = await keyOf(founder, workspace, scopes);
const ask = gateway(api, key);
const here = inWorkspace(workspace);
const who = (action: string, resource: object = here, type = "user") => ({
  ...question({ type, id: "" }, action, resource),
  subject: { type },
});

type Results = readonly { readonly id: string; readonly name: string }[];
const idsOf = (body: Record<string, unknown>) => (body.results as Results).map(({ id }) => id);

/** Every page of a search, a few results at a time. */
async function all(path: string, body: object, limit: number): Promise<string[]> {
  const found: string[] = [];
  let token = "";
  do {
    const answer = await ask(path, { ...body, page: { limit, ...(token === "" ? {} : { token }) } });
    expect(answer.status).toBe(200);
    const page = answer.body.page as { next_token: string; count: number };
    expect(page.count).toBeLessThanOrEqual(limit);
    found.push(...(answer.body.results as Results).map(({ id, name }) => id ?? name));
    token = page.next_token;
  } while (token !== "");
  return found;
}

describe("a search for subjects", () => {
  test("finds exactly those whose evaluation is a yes, page by page", async () => {
    const team = await makeTeam(mine, { by: founder, role: "editor", people: [as("viewer")] });
    const people = [founder, as("admin"), as("editor"), as("viewer")];
    for (const action of ["member:add", "connector:update", "workspace:read", "organization:update"]) {
      const expected: string[] = [];
      for (const { id } of people) {
        const { body } = await ask("evaluation", question(user(id), action, here));
        if (body.decision === true) expected.push(id);
      }
      expect(await all("search/subject", who(action), 1), action).toEqual(expected.toSorted());
      expect(await all("search/subject", who(action), 3), action).toEqual(expected.toSorted());
    }
    expect(await all("search/subject", who("connector:read", here, "team"), 10)).toEqual([team]);
    const keys = await all("search/subject", who("connector:read", here, "key"), 10);
    expect(keys).toHaveLength(1);
  });

  test("names people by id, with their name and address", async () => {
    const { body } = await ask("search/subject", who("organization:update"));
    const { id, name, email } = founder;
    expect(body).toEqual({
      results: [{ type: "user", id, properties: { name, email } }],
      page: { next_token: "", count: 1 },
    });
  });

  test("finds no one who is suspended, and nothing for what is foreign or does not exist", async () => {
    const person = as("editor");
    await suspend(api, person);
    expect(idsOf((await ask("search/subject", who("workspace:read"))).body)).not.toContain(person.id);
    const nothing = { results: [], page: { next_token: "", count: 0 } };
    for (const asked of [
      who("no:such"),
      who("workspace:read", inWorkspace(theirs.workspace)),
      who("workspace:read", { type: "todo", id: "1" }),
      who("workspace:read", here, "robot"),
    ]) {
      expect((await ask("search/subject", asked)).body, JSON.stringify(asked)).toEqual(nothing);
    }
  });

  test("needs what the console's “Why?” needs, and the members", async () => {
    for (const [given, missing] of [
      [["access:check", "member:read"], "workspace:read"],
      [["access:check", "workspace:read"], "member:read"],
      [["workspace:read", "member:read"], "access:check"],
    ] as const) {
      const token = await keyOf(founder, workspace, given);
      expect(await ask("search/subject", who("member:add"), { token })).toMatchObject({
        status: 403,
        body: { params: { permission: missing } },
      });
    }
    expect((await ask("search/subject", who("member:add"), { token: null })).status).toBe(401);
  });
});

describe("a search for resources", () => {
  const on = (resource: object, subject = user(as("admin").id), action = "connector:update") =>
    question(subject, action, resource as never);

  test("finds the workspaces where the subject can do it, as far as the caller can ask", async () => {
    const { id: second } = await founder.client.workspaces.create.mutate({
      organization: org,
      name: "Second",
      slug: "second",
    });
    const inOrganization = { type: "workspace", properties: { organization: org } };
    const asPerson = { token: founder.token };
    const both = await ask("search/resource", on(inOrganization, user(founder.id)), asPerson);
    expect(idsOf(both.body)).toEqual([workspace, second].toSorted());
    const one = await ask("search/resource", on(inOrganization), asPerson);
    expect(idsOf(one.body)).toEqual([workspace]);
    const byKey = await ask(
      "search/resource",
      on({ type: "workspace", properties: { workspace } }, user(founder.id)),
    );
    expect(idsOf(byKey.body)).toEqual([workspace]);
    expect((await ask("search/resource", on(inOrganization))).body.results).toEqual([]);
  });

  test("finds the resources of a kind, page by page", async () => {
    const ids = [
      await addResource(api, dataSecurity, mine, "one"),
      await addResource(api, dataSecurity, mine, "two"),
    ];
    const connectors = { type: "connector", properties: { workspace } };
    const found = await all("search/resource", on(connectors), 1);
    expect(found).toEqual(ids.toSorted());
    const none = on(connectors, user(as("viewer").id), "member:add");
    expect(await all("search/resource", none, 10)).toEqual([]);
  });
});

describe("a search for actions", () => {
  test("finds everything that the subject can do, page by page", async () => {
    const [highest] = dataSecurity.roles.workspace.toSorted((one, other) => other.rank - one.rank);
    const { key: role, permissions } = highest ?? { key: "", permissions: [] };
    const base = dataSecurity.roles.organization.at(-1)?.permissions ?? [];
    const { catalogue } = dataSecurity;
    const held = permissionSet.names(permissionSet.of([...permissions, ...base], catalogue), catalogue);
    const { action: _, ...asked } = question(user(as(role).id), "", here);
    const found = await all("search/action", asked, 7);
    expect(found.toSorted()).toEqual(held.toSorted());
  });

  test("finds nothing for a stranger, and refuses a token of no page", async () => {
    const { action: _, ...asked } = question(user(theirs.founder.id), "", here);
    expect(await all("search/action", asked, 5)).toEqual([]);
    for (const path of ["search/action", "search/subject", "search/resource"]) {
      const answer = await ask(path, {
        ...who("member:read"),
        subject: user(founder.id),
        page: { token: "x-1" },
      });
      expect(answer).toMatchObject({ status: 400, body: { path: "page.token" } });
    }
  });
});
