import { complianceOps } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { changesOf, type Entry, entrySentence, filtersOf, startOfDay } from "./entries.ts";
import { peopleIn } from "./people.ts";

const entry: Entry = {
  orgId: "0199a000-0000-7000-8000-000000000003",
  seq: 7,
  at: "2026-01-31T09:15:00.000000Z",
  workspaceId: null,
  actorKind: "user",
  actorId: "0199a000-0000-7000-8000-000000000001",
  actorName: "Owner",
  via: "workspace",
  ip: null,
  action: "member.role_changed",
  targetKind: "user",
  targetId: null,
  targetName: "Member",
  outcome: "done",
  before: '{"role":"viewer"}',
  after: '{"role":"admin"}',
  prevHash: "0".repeat(64),
  hash: "f".repeat(64),
};

test("an entry is told with the names of the roles", () => {
  expect(entrySentence(entry, complianceOps)).toBe("Owner changed the role of Member from viewer to admin.");
});

test("what changed is told field by field", () => {
  expect(changesOf(entry)).toEqual([{ field: "role", before: "viewer", after: "admin" }]);
  expect(
    changesOf({ before: null, after: '{"name":"Acme","limits":{"members":5},"description":""}' }),
  ).toEqual([
    { field: "name", before: null, after: "Acme" },
    { field: "limits", before: null, after: '{"members":5}' },
    { field: "description", before: null, after: "None" },
  ]);
  expect(changesOf({ before: null, after: null })).toEqual([]);
});

test("nothing that is stored can break the page", () => {
  expect(changesOf({ before: "{", after: '"text"' })).toEqual([{ field: "", before: "{", after: "text" }]);
  expect(changesOf({ before: null, after: '{"__proto__":{"a":1}}' })).toEqual([
    { field: "__proto__", before: null, after: '{"a":1}' },
  ]);
});

test("days become moments, from the start of the first to the end of the last", () => {
  expect(new Date(startOfDay("2026-03-01")).getTime()).toBe(new Date(2026, 2, 1).getTime());
  expect(filtersOf({ from: "2026-03-01", to: "2026-03-31" })).toMatchObject({
    from: new Date(2026, 2, 1).toISOString(),
    to: new Date(2026, 3, 1).toISOString(),
  });
  expect(filtersOf({})).toEqual({ action: null, actorId: null, outcome: null, from: null, to: null });
});

test("whoever acted can be chosen, also when they are no member any more, and each once", () => {
  const people = peopleIn([entry, entry], [{ userId: "m", name: "Admin" }]);
  expect(people.map(({ label }) => label)).toEqual(["Admin", "Owner"]);
});
