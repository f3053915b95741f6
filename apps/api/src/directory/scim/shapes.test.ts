import { dataSecurity } from "@bailiwick/domain";
import { beforeAll, describe, expect, test } from "vitest";
import { startApi } from "../../testing/api.ts";
import { synced } from "../testing.ts";
import { directoryClient, groupSchema, userSchema } from "./testing.ts";

/*
 * The requests of the large directories, in the shapes in which they send them: with truth as text, operations in capitals, paths in
 * values, attributes that no one keeps, and a search before every change.
 */

const api = await startApi();
const company = await synced(api, dataSecurity.key);
const scim = directoryClient(api, company.organization, company.bearer);
const { domain } = company;
const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

describe("a directory such as Entra ID", () => {
  let user = "";
  let group = "";

  test("looks for someone who is not there, and adds them with what it knows", async () => {
    // The test of the connection looks for a name that can't exist.
    expect(await scim.find("Users", 'userName eq "a2bb7a6e-1c0c-4a8a-9b1c-6a6a0f1e2c11"')).toMatchObject({
      status: 200,
      body: { totalResults: 0, Resources: [] },
    });
    const made = await scim.post("/Users", {
      schemas: [userSchema, enterprise],
      externalId: "ann.able",
      userName: `Ann.Able@${domain}`,
      active: true,
      displayName: "Ann Able",
      emails: [{ primary: true, type: "work", value: `Ann.Able@${domain}` }],
      meta: { resourceType: "User" },
      name: { formatted: "Ann Able", familyName: "Able", givenName: "Ann" },
      title: "Engineer",
      preferredLanguage: "en-US",
      [enterprise]: { employeeNumber: "7", department: "R&D", manager: "b1" },
    });
    expect(made).toMatchObject({ status: 201, body: { active: true, externalId: "ann.able" } });
    user = `/Users/${made.body.id}`;
    const { body } = await scim.find("Users", 'externalId eq "ann.able"');
    expect(body.Resources).toMatchObject([{ id: made.body.id, userName: `ann.able@${domain}` }]);
  });

  test("changes several attributes in one request, of which some are not kept", async () => {
    const answer = await scim.patch(user, [
      { op: "Replace", path: "displayName", value: "Ann B. Able" },
      { op: "Add", path: "name.familyName", value: "Able-Baker" },
      { op: "Replace", path: 'emails[type eq "work"].value', value: `other@${domain}` },
      { op: "Add", path: 'phoneNumbers[type eq "mobile"].value', value: "+1 555 0100" },
      { op: "Add", path: `${enterprise}:department`, value: "Sales" },
      { op: "Replace", value: { "name.givenName": "Anna", [`${enterprise}:employeeNumber`]: "8" } },
    ]);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        displayName: "Ann B. Able",
        name: { givenName: "Anna", familyName: "Able-Baker" },
        userName: `ann.able@${domain}`,
      },
    });
  });

  test.each([
    [[{ op: "Replace", path: "active", value: "False" }], false],
    [[{ op: "Add", path: "active", value: "True" }], true],
    [[{ op: "Replace", path: "active", value: [{ value: "False" }] }], false],
    [[{ op: "replace", value: { active: "True" } }], true],
    [[{ op: "Replace", path: `${userSchema}:active`, value: false }], false],
    [[{ op: "Replace", path: "active", value: true }], true],
  ])("turns someone on and off by %j", async (operations, active) => {
    expect(await scim.patch(user, operations)).toMatchObject({ status: 200, body: { active } });
  });

  test("adds a group without members, and changes them by their ids", async () => {
    expect((await scim.find("Groups", 'displayName eq "Engineers"')).body.totalResults).toBe(0);
    const made = await scim.post("/Groups", {
      schemas: [groupSchema, "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
      externalId: "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159",
      displayName: "Engineers",
      meta: { resourceType: "Group" },
    });
    expect(made.status).toBe(201);
    group = `/Groups/${made.body.id}`;
    const [, , id = ""] = user.split("/");
    const added = await scim.patch(group, [
      { op: "Add", path: "members", value: [{ $ref: null, value: id }] },
    ]);
    expect(added.body.members).toMatchObject([{ value: id }]);
    const { body } = await scim.find("Groups", 'displayName eq "engineers"', {
      excludedAttributes: "members",
    });
    expect(body.Resources).toMatchObject([{ id: made.body.id }]);
    expect(body.Resources[0]).not.toHaveProperty("members");
    // Whether someone is in a group is asked by both.
    const inIt = `id eq "${made.body.id}" and members eq "${id}"`;
    expect((await scim.find("Groups", inIt)).body.totalResults).toBe(1);
    const removed = await scim.patch(group, [
      { op: "Remove", path: "members", value: [{ $ref: null, value: id }] },
    ]);
    expect(removed.body).not.toHaveProperty("members");
    expect((await scim.find("Groups", inIt)).body.totalResults).toBe(0);
    const renamed = await scim.patch(group, [{ op: "Replace", path: "displayName", value: "Engineering" }]);
    expect(renamed.body.displayName).toBe("Engineering");
  });
});

describe("a directory such as Okta", () => {
  let user = "";

  beforeAll(async () => {
    await scim.post("/Users", { schemas: [userSchema], userName: `other@${domain}` });
  });

  test("asks for one page, looks for the user name, and adds them", async () => {
    const first = await scim.get("/Users?startIndex=1&count=2");
    expect(first.body).toMatchObject({ startIndex: 1, itemsPerPage: 2 });
    const none = await scim.find("Users", `userName eq "cy@${domain}"`, { startIndex: "1", count: "100" });
    expect(none.body).toMatchObject({ totalResults: 0, startIndex: 1, Resources: [] });
    const made = await scim.post("/Users", {
      schemas: [userSchema],
      userName: `cy@${domain}`,
      name: { givenName: "Cy", familyName: "Cole" },
      emails: [{ primary: true, value: `cy@${domain}`, type: "work" }],
      displayName: "Cy Cole",
      locale: "en-US",
      externalId: "00ujl29u0le5T6Aj10h7",
      groups: [],
      password: "1mz050nq",
      active: true,
    });
    expect(made.status).toBe(201);
    expect(made.body).not.toHaveProperty("password");
    user = `/Users/${made.body.id}`;
  });

  test("reads, replaces whole, and turns someone off by a PATCH without a path", async () => {
    const { body } = await scim.get(user);
    const replaced = await scim.put(user, {
      ...body,
      name: { givenName: "Cyrus", familyName: "Cole" },
      displayName: "Cyrus Cole",
    });
    expect(replaced).toMatchObject({ status: 200, body: { displayName: "Cyrus Cole", active: true } });
    const off = await scim.patch(user, [{ op: "replace", value: { active: false } }]);
    expect(off).toMatchObject({ status: 200, body: { active: false } });
    // Again by a whole replacement, as after a person comes back.
    const on = await scim.put(user, { ...replaced.body, active: true });
    expect(on.body.active).toBe(true);
  });

  test("pushes groups: whole, by name, and by members", async () => {
    const [, , id = ""] = user.split("/");
    const made = await scim.post("/Groups", {
      schemas: [groupSchema],
      displayName: "Designers",
      members: [{ value: id, display: `cy@${domain}` }],
    });
    expect(made.body.members).toMatchObject([{ value: id, display: `cy@${domain}` }]);
    const group = `/Groups/${made.body.id}`;
    const renamed = await scim.patch(group, [
      { op: "replace", value: { id: made.body.id, displayName: "Design" } },
    ]);
    expect(renamed.body).toMatchObject({ displayName: "Design", members: [{ value: id }] });
    const removed = await scim.patch(group, [{ op: "remove", path: `members[value eq "${id}"]` }]);
    expect(removed.body).not.toHaveProperty("members");
    const replaced = await scim.patch(group, [
      { op: "replace", path: "members", value: [{ value: id, display: `cy@${domain}` }] },
    ]);
    expect(replaced.body.members).toMatchObject([{ value: id }]);
    const whole = await scim.put(group, { schemas: [groupSchema], displayName: "Design", members: [] });
    expect(whole.body).not.toHaveProperty("members");
    expect((await scim.delete(group)).status).toBe(204);
  });
});
