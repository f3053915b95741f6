import { machineFleet } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { startApi } from "../../testing/api.ts";
import { synced } from "../testing.ts";
import { directoryClient, patchOp, userSchema } from "./testing.ts";

/* What no directory should send is refused in SCIM's shape, and changes nothing. */

const api = await startApi();
const company = await synced(api, machineFleet.key);
const scim = directoryClient(api, company.organization, company.bearer);
const made = await scim.post("/Users", { schemas: [userSchema], userName: "ann@b.example" });
const user = `/Users/${made.body.id}`;
const group = `/Groups/${(await scim.post("/Groups", { displayName: "Engineers" })).body.id}`;

const nested = (depth: number) => `${"(".repeat(depth)}userName pr${")".repeat(depth)}`;

describe("a filter", () => {
  test.each([
    "userName",
    "userName eq",
    'userName eq "',
    "eq",
    "userName is 1",
    "userName eq true and",
    "(userName pr",
    "userName pr)",
    "members[value",
    'userName eq "a"; DROP TABLE member',
    nested(600),
    `userName eq "${"a".repeat(10_000)}"`,
    "a eq 1 or ".repeat(1_000),
  ])("that can't be read is refused: %.40s", async (filter) => {
    const answer = await scim.find("Users", filter);
    expect(answer).toMatchObject({ status: 400, body: { status: "400", scimType: "invalidFilter" } });
  });

  test("that would grow without bound takes no longer than any other", async () => {
    const pairs = Array.from({ length: 24 }, (_, at) => `(id eq ${at} or active eq ${at})`).join(" and ");
    expect(await scim.find("Users", pairs)).toMatchObject({ status: 200, body: { totalResults: 0 } });
    expect(await scim.find("Users", nested(300))).toMatchObject({ status: 200, body: { totalResults: 1 } });
  });
});

describe("a PATCH", () => {
  test.each([
    [user, { op: "replace", path: "active", value: "maybe" }, "invalidValue"],
    [user, { op: "replace", path: "active", value: 1 }, "invalidValue"],
    [user, { op: "remove", path: "active" }, "invalidValue"],
    [user, { op: "remove", path: "userName" }, "invalidValue"],
    [user, { op: "remove" }, "noTarget"],
    [user, { op: "replace", path: "userName", value: ["a", "b"] }, "invalidValue"],
    [user, { op: "replace", path: "userName", value: "no address" }, "invalidValue"],
    [user, { op: "replace", path: "id", value: "other" }, "mutability"],
    [user, { op: "replace", path: "displayName[", value: "x" }, "invalidPath"],
    [user, { op: "replace", path: "", value: "x" }, "invalidValue"],
    [user, { op: "move", path: "displayName" }, "invalidSyntax"],
    [user, "replace", "invalidSyntax"],
    [user, null, "invalidSyntax"],
    [user, { op: "replace", path: 5, value: "x" }, "invalidPath"],
    [user, { op: "replace", path: 'emails[type eq "work].value', value: "x" }, "invalidFilter"],
    [user, { op: "add", path: "displayName", value: "a\u0000b" }, "invalidValue"],
    [user, { op: "add", path: "externalId", value: "x".repeat(256) }, "invalidValue"],
    [user, { op: "add", path: "name", value: "Ann" }, "invalidValue"],
    [group, { op: "remove", path: "displayName" }, "invalidValue"],
    [group, { op: "add", path: "members", value: [{}] }, "invalidValue"],
    [group, { op: "add", path: "members", value: "no id" }, "invalidValue"],
    [group, { op: "add", path: "members.value", value: "x" }, "invalidPath"],
    [group, { op: "replace", path: 'members[value eq "x"]', value: "x" }, "noTarget"],
    [group, { op: "replace", path: "displayName", value: "x".repeat(300) }, "invalidValue"],
  ])("of %s is refused: %j", async (path, operation, scimType) => {
    const before = (await scim.get(path)).body;
    const answer = await scim.patch(path, [{ op: "replace", path: "externalId", value: "half" }, operation]);
    expect(answer).toMatchObject({
      status: 400,
      body: { status: "400", scimType, detail: expect.any(String) },
    });
    expect((await scim.get(path)).body).toEqual(before);
  });

  test("changes no prototype, and no attribute that is not the directory's", async () => {
    const value = JSON.parse(
      '{"constructor": "x", "toString": "x", "password": "x", "name": {"__proto__": {"x": 1}}}',
    );
    expect((await scim.patch(user, [{ op: "add", value }])).status).toBe(200);
    for (const operation of [
      { op: "add", value: JSON.parse('{"__proto__": {"active": false}}') },
      { op: "add", path: "__proto__.polluted", value: true },
      { op: "replace", path: "name.__proto__", value: { polluted: true } },
    ])
      expect(await scim.patch(user, [operation])).toMatchObject({
        status: 400,
        body: { scimType: "invalidPath" },
      });
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect((await scim.get(user)).body).toMatchObject({ active: true, userName: "ann@b.example" });
  });
});

describe("a request", () => {
  test.each([
    ["no JSON", "{", 400],
    ["nothing", "", 400],
    ["a list", [], 400],
    ["a text", '"text"', 400],
    ["a number", "1e999", 400],
    ["no userName", { schemas: [userSchema] }, 400],
    ["a userName that is a list", { userName: ["a@b.example"] }, 400],
    ["a userName that is no address", { userName: "ann" }, 400],
    ["a name that is a text", { userName: "n@b.example", name: { givenName: {} } }, 400],
    ["ten thousand levels", "[".repeat(10_000), 400],
    ["more than fits", { userName: "a@b.example", title: "x".repeat(300_000) }, 413],
  ])("with %s as the body is refused", async (_, body, status) => {
    const answer = await scim.send("POST", "/Users", body);
    expect(answer).toMatchObject({
      status,
      body: { schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"], status: `${status}` },
    });
  });

  test("of another kind is refused: its media type, its operations, its address", async () => {
    const other = await scim.send("POST", "/Users", "userName=a", { "content-type": "text/plain" });
    expect(other).toMatchObject({ status: 415, body: { status: "415" } });
    for (const body of [
      { schemas: [userSchema], Operations: [{ op: "add", value: {} }] },
      { schemas: [patchOp] },
      { schemas: [patchOp], Operations: [] },
      { schemas: [patchOp], Operations: Array(1_001).fill({ op: "add", value: {} }) },
    ])
      expect(await scim.send("PATCH", user, body)).toMatchObject({
        status: 400,
        body: { scimType: "invalidSyntax" },
      });
    for (const path of ["/Users/%00", "/Users/..%2fGroups", "/Users/not-an-id"])
      expect([400, 404]).toContain((await scim.get(path)).status);
  });
});
