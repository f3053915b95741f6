import { dataSecurity, machineFleet } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { startApi } from "../../testing/api.ts";
import { staffed } from "../../testing/tenants.ts";
import { employee, issueBearer, outcomeOf, synced } from "../testing.ts";
import { directoryClient, groupSchema, userSchema } from "./testing.ts";

/* The protocol by its standards, RFC 7643 and RFC 7644. */

const api = await startApi();
const hurried = await startApi({ beside: api, settings: { BAILIWICK_REQUESTS_PER_SECOND: "1" } });
const company = await synced(api, dataSecurity.key);
const scim = directoryClient(api, company.organization, company.bearer);

const newUser = (name: string, more: object = {}) =>
  scim.post("/Users", { schemas: [userSchema], userName: `${name}@${company.domain}`, ...more });
const errorShape = {
  schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
  status: expect.any(String),
  detail: expect.any(String),
};

describe("a User", () => {
  test("is created, read, replaced and deleted, with its place and its version", async () => {
    const made = await newUser("ann", {
      externalId: "a-1",
      name: { givenName: "Ann", familyName: "Able" },
      displayName: "Ann Able",
      password: "not kept",
      phoneNumbers: [{ value: "555" }],
    });
    expect(made.status).toBe(201);
    expect(made.headers.get("content-type")).toBe("application/scim+json; charset=utf-8");
    expect(made.headers.get("etag")).toBe('W/"1"');
    expect(made.body).toEqual({
      schemas: [userSchema],
      id: expect.any(String),
      externalId: "a-1",
      userName: `ann@${company.domain}`,
      displayName: "Ann Able",
      name: { givenName: "Ann", familyName: "Able" },
      active: true,
      emails: [{ value: `ann@${company.domain}`, type: "work", primary: true }],
      meta: {
        resourceType: "User",
        created: expect.any(String),
        lastModified: expect.any(String),
        location: `${scim.root}/Users/${made.body.id}`,
        version: 'W/"1"',
      },
    });
    const at = `/Users/${made.body.id}`;
    expect((await scim.get(at)).body).toEqual(made.body);
    expect((await scim.get(at, { "if-none-match": 'W/"1"' })).status).toBe(304);
    // What is left out is gone, and who was active stays so.
    const replaced = await scim.put(at, { schemas: [userSchema], userName: `anna@${company.domain}` });
    expect(replaced).toMatchObject({ status: 200, body: { active: true, meta: { version: 'W/"2"' } } });
    expect(replaced.body).not.toHaveProperty("displayName");
    expect(await scim.delete(at)).toMatchObject({ status: 204, body: null });
    expect(await scim.get(at)).toMatchObject({ status: 404, body: { ...errorShape, status: "404" } });
  });

  test("of a version that was not seen is refused with 412, and of two changes one counts", async () => {
    const { body } = await newUser("versions");
    const at = `/Users/${body.id}`;
    const rename = (displayName: string, match: string) =>
      scim.patch(at, [{ op: "replace", path: "displayName", value: displayName }], { "if-match": match });
    const both = await Promise.all(["One", "Two"].map((name) => rename(name, 'W/"1"')));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect(await scim.delete(at, { "if-match": 'W/"1"' })).toMatchObject({ status: 412, body: errorShape });
    expect(await rename("Three", 'W/"1", W/"2"')).toMatchObject({ status: 200 });
    expect(await rename("Four", "*")).toMatchObject({ status: 200 });
    // Without a version, changes at the same time all count.
    const parts = ["givenName", "familyName"].map((part) =>
      scim.patch(at, [{ op: "add", path: `name.${part}`, value: part }]),
    );
    for (const { status } of await Promise.all(parts)) expect(status).toBe(200);
    expect((await scim.get(at)).body.name).toEqual({ givenName: "givenName", familyName: "familyName" });
  });

  test("has an address that no other has, regardless of case", async () => {
    await newUser("twice");
    expect(await newUser("TWICE")).toMatchObject({
      status: 409,
      body: { ...errorShape, status: "409", scimType: "uniqueness" },
    });
  });
});

describe("a Group", () => {
  test("is a team, whose members come and go", async () => {
    const [ann, bob] = [await newUser("g-ann"), await newUser("g-bob")];
    const made = await scim.post("/Groups", {
      schemas: [groupSchema],
      displayName: "Engineers",
      members: [{ value: ann.body.id }],
    });
    expect(made).toMatchObject({
      status: 201,
      body: { schemas: [groupSchema], members: [{ value: ann.body.id, type: "User" }] },
    });
    const at = `/Groups/${made.body.id}`;
    expect((await scim.get(`/Users/${ann.body.id}`)).body.groups).toEqual([
      { value: made.body.id, display: "Engineers", $ref: `${scim.root}${at}` },
    ]);
    const patched = await scim.patch(at, [
      { op: "add", path: "members", value: [{ value: bob.body.id }] },
      { op: "remove", path: `members[value eq "${ann.body.id}"]` },
      { op: "replace", path: "displayName", value: "Engineering" },
    ]);
    expect(patched.body).toMatchObject({ displayName: "Engineering", members: [{ value: bob.body.id }] });
    expect((await scim.get(`${at}?excludedAttributes=members`)).body).not.toHaveProperty("members");
    const cleared = await scim.patch(at, [{ op: "remove", path: "members" }]);
    expect(cleared.body).not.toHaveProperty("members");
    expect(await scim.delete(at)).toMatchObject({ status: 204 });
  });

  test("takes no team over, and has people of this directory and no groups", async () => {
    const { founder, organization } = company;
    await founder.client.teams.create.mutate({ organization, name: "Operators" });
    const taken = await scim.post("/Groups", { schemas: [groupSchema], displayName: "operators" });
    expect(taken).toMatchObject({ status: 409, body: { scimType: "uniqueness" } });
    const one = await scim.post("/Groups", { schemas: [groupSchema], displayName: "Nested" });
    for (const value of [one.body.id, "4b0f2b1e-1a9d-4a52-9d5b-6f5d6f1f7a11", "nothing"]) {
      const nested = await scim.patch(`/Groups/${one.body.id}`, [
        { op: "add", path: "members", value: [{ value, type: "Group" }] },
      ]);
      expect(nested).toMatchObject({ status: 400, body: { scimType: "invalidValue" } });
    }
  });
});

describe("a list", () => {
  test("is paged from 1, as long as asked, and says how many there are", async () => {
    const other = await synced(api, machineFleet.key);
    const there = directoryClient(api, other.organization, other.bearer);
    for (const at of [1, 2, 3, 4, 5])
      await there.post("/Users", { schemas: [userSchema], userName: `user-${at}@${other.domain}` });
    const page = async (query: string) => {
      const { body } = await there.get(`/Users?${query}`);
      const names = body.Resources.map(({ userName }: { userName: string }) => userName.split("@")[0]);
      return [body.totalResults, body.startIndex, body.itemsPerPage, names];
    };
    expect(await page("startIndex=2&count=2")).toEqual([5, 2, 2, ["user-2", "user-3"]]);
    expect(await page("startIndex=-3&count=1")).toEqual([5, 1, 1, ["user-1"]]);
    expect(await page("startIndex=9")).toEqual([5, 9, 0, []]);
    expect(await page("count=0")).toEqual([5, 1, 0, []]);
    expect(await page(`count=2&filter=${encodeURIComponent('userName sw "USER-"')}`)).toEqual([
      5,
      1,
      2,
      ["user-1", "user-2"],
    ]);
    expect(await there.get("/Users?count=many")).toMatchObject({ status: 400 });
    const { body } = await there.get("/Users?attributes=userName&count=1");
    expect(Object.keys(body.Resources[0]).toSorted()).toEqual(["id", "meta", "schemas", "userName"]);
  });

  test.each([
    ['userName eq "F-ANN@DOMAIN"', ["f-ann"]],
    ['externalId eq "F-1"', ["f-ann"]],
    ['externalId eq "f-1"', []],
    ['emails.value eq "f-bob@domain"', ["f-bob"]],
    ['emails[type eq "work" and value sw "f-b"]', ["f-bob"]],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "f-ann@domain"', ["f-ann"]],
    ['(displayName co "able" or displayName co "baker") and not (active eq false)', ["f-ann"]],
    ['userName sw "f-" and active eq "False"', ["f-bob"]],
    ['userName sw "f-" and title pr', []],
    ['userName sw "f-" and meta.created gt "2020-01-01T00:00:00Z" and displayName ew "baker"', ["f-bob"]],
    ['userName sw "f-" and displayName ne "Ann \\"A\\" Able"', ["f-bob"]],
    ['userName eq "not an address"', []],
  ])("finds what fits the filter %s", async (filter, names) => {
    const known = await scim.find("Users", 'userName sw "f-"');
    if (known.body.totalResults === 0) {
      await newUser("f-ann", { externalId: "F-1", displayName: 'Ann "A" Able' });
      await newUser("f-bob", { displayName: "Bob Baker", active: false });
    }
    const { status, body } = await scim.find("Users", filter.replaceAll(/domain/gi, company.domain));
    expect(status).toBe(200);
    const found = body.Resources.map(({ userName }: { userName: string }) => userName.split("@")[0]);
    expect(found).toEqual(names);
  });
});

describe("deactivating a User", () => {
  test("ends access at the next request, and activating gives it back", async () => {
    const { domain, workspace } = company;
    const person = await employee(api, `next@${domain}`);
    const { body } = await newUser("next");
    const read = () => outcomeOf(person.client.workspaces.get.query({ workspace }));
    expect(await read()).toBe("let in");
    await scim.patch(`/Users/${body.id}`, [{ op: "replace", path: "active", value: false }]);
    expect(await read()).toBe("NOT_FOUND");
    await scim.patch(`/Users/${body.id}`, [{ op: "replace", path: "active", value: true }]);
    expect(await read()).toBe("let in");
    await scim.delete(`/Users/${body.id}`);
    expect(await read()).toBe("NOT_FOUND");
  });

  test("keeps the last owner, and the directory is told", async () => {
    const { founder, workspace } = company;
    const { body } = await scim.post("/Users", { schemas: [userSchema], userName: founder.email });
    const off = await scim.patch(`/Users/${body.id}`, [{ op: "replace", value: { active: false } }]);
    expect(off).toMatchObject({
      status: 400,
      body: { ...errorShape, scimType: "mutability", detail: expect.stringContaining("last owner") },
    });
    expect(await scim.delete(`/Users/${body.id}`)).toMatchObject({ status: 400 });
    expect((await scim.get(`/Users/${body.id}`)).body.active).toBe(true);
    expect(await outcomeOf(founder.client.workspaces.get.query({ workspace }))).toBe("let in");
  });
});

describe("who may", () => {
  test("is the bearer of a key with the scope, in its organization alone", async () => {
    const { organization, founder } = company;
    const refused = async (bearer: string | null, at = organization) =>
      (await directoryClient(api, at, bearer).get("/Users")).status;
    const other = await synced(api, dataSecurity.key);
    const scopes = ["organization:read" as const];
    const { text } = await founder.client.keys.issue.mutate({ organization, name: "Other", scopes });
    expect([
      await refused(company.bearer),
      await refused(null),
      await refused(`${company.bearer}x`),
      await refused(text),
      await refused(other.bearer),
      await refused(company.bearer, "no-such-organization"),
      await refused(company.bearer, other.organization),
    ]).toEqual([200, 401, 401, 403, 404, 404, 404]);
    const elsewhere = directoryClient(api, other.organization, other.bearer);
    const { body } = await newUser("isolated");
    for (const method of ["GET", "PUT", "PATCH", "DELETE"]) {
      const given =
        method === "GET" || method === "DELETE" ? undefined : { schemas: [], userName: "a@b.example" };
      const answer = await elsewhere.send(method, `/Users/${body.id}`, given);
      expect([method, answer.status]).toEqual([method, 404]);
    }
  });

  test("[V63] is no one on a plan without directory sync", async () => {
    const without = await staffed(api, machineFleet.key);
    const { text } = await issueBearer(without.founder, without, machineFleet.key);
    const client = directoryClient(api, without.org, text);
    const made = await client.post("/Users", { schemas: [userSchema], userName: "ann@b.example" });
    expect(made).toMatchObject({ status: 403, body: { ...errorShape, reason: "plan_required" } });
  });
});

test("a directory that comes too often, or before the job has followed the plan, is told when to come again", async () => {
  const there = directoryClient(hurried, company.organization, company.bearer);
  const answers = await Promise.all(Array.from({ length: 8 }, () => there.get("/Users?count=0")));
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
  expect(refused?.body).toMatchObject({ ...errorShape, status: "429" });

  const other = await synced(api, machineFleet.key);
  const waiting = directoryClient(api, other.organization, other.bearer);
  await waiting.post("/Groups", { schemas: [groupSchema], displayName: "Engineers" });
  await api.owner.query("UPDATE directory SET stopped = 'plan' WHERE org_id = $1", [other.org]);
  const later = await waiting.post("/Users", { schemas: [userSchema], userName: "ann@b.example" });
  expect(later).toMatchObject({ status: 503, body: { ...errorShape, reason: "directory_stopped" } });
  expect(later.headers.get("retry-after")).toBe("30");
});

test("the service says what it can do", async () => {
  const { body: config } = await scim.get("/ServiceProviderConfig");
  expect(config).toMatchObject({
    patch: { supported: true },
    bulk: { supported: false },
    filter: { supported: true, maxResults: 200 },
    sort: { supported: false },
    etag: { supported: true },
  });
  const { body: types } = await scim.get("/ResourceTypes");
  expect(types.Resources.map(({ id }: { id: string }) => id)).toEqual(["User", "Group"]);
  const { body: schemas } = await scim.get("/Schemas");
  expect(schemas.totalResults).toBe(2);
  expect((await scim.get(`/Schemas/${userSchema}`)).body.id).toBe(userSchema);
  for (const path of ["/Schemas/none", "/Other", "", "/Users/a/b"])
    expect((await scim.get(path)).status).toBe(404);
  expect((await scim.post("/Bulk", {})).status).toBe(501);
  expect((await scim.send("DELETE", "/Users")).status).toBe(405);
});
