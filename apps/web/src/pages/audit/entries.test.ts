import { complianceOps, makeRole } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { changesOf, type Entry, entrySentence, filtersOf, startOfDay } from "./entries.ts";
import { peopleIn } from "./people.ts";

const naming = { blueprint: complianceOps, roles: complianceOps.roles };

const entry: Entry = {
  people: new Map(),
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
  commitments: null,
  salts: null,
};

test("an entry uses the names of the roles", () => {
  expect(entrySentence(entry, naming)).toBe("Owner changed the role of Member from Viewer to Admin.");
});

test("changes are listed field by field", () => {
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

test("no stored data can break the page", () => {
  expect(changesOf({ before: "{", after: '"text"' })).toEqual([{ field: "", before: "{", after: "text" }]);
  expect(changesOf({ before: null, after: '{"__proto__":{"a":1}}' })).toEqual([
    { field: "__proto__", before: null, after: '{"a":1}' },
  ]);
});

test("days in the workspace's time zone become instants, from the start of the first to the end of the last", () => {
  expect(startOfDay("2026-03-01", "UTC")).toBe("2026-03-01T00:00:00.000Z");
  // The clocks there go forward in between.
  expect(filtersOf({ from: "2026-03-01", to: "2026-03-31" }, "Europe/Berlin")).toMatchObject({
    from: "2026-02-28T23:00:00.000Z",
    to: "2026-03-31T22:00:00.000Z",
  });
  expect(filtersOf({}, "UTC")).toEqual({
    action: null,
    actorId: null,
    outcome: null,
    from: null,
    to: null,
    search: "",
  });
});

test("a custom role is named, and a deleted one appears by its key", () => {
  const made = makeRole(
    { key: "auditor", name: "Outside reviewer", description: "", rank: 5, permissions: [] },
    complianceOps.catalogue,
  );
  const { organization, workspace } = complianceOps.roles;
  const given = { ...entry, after: '{"role":"auditor"}' };
  expect(
    entrySentence(given, {
      ...naming,
      roles: { organization, workspace: [...workspace, made] },
    }),
  ).toContain("to Outside reviewer.");
  expect(entrySentence({ ...given, after: '{"role":"gone"}' }, naming)).toContain("to gone.");
});

test("every actor can be chosen once, even a former member", () => {
  const people = peopleIn([entry, entry]);
  expect(people.map(({ label }) => label)).toEqual(["Owner"]);
});

test("people appear by their current name, and by their address once they are gone", () => {
  const { actorId } = entry;
  const named = { ...entry, actorName: "ada@example.com", people: new Map([[actorId ?? "", "Ada"]]) };
  expect(entrySentence(named, naming)).toBe("Ada changed the role of Member from Viewer to Admin.");
  expect(entrySentence({ ...named, people: new Map() }, naming)).toContain("ada@example.com changed");
});

test("plans, limits and languages appear by name", () => {
  const plan = {
    ...entry,
    action: "organization.plan_changed",
    before: '{"plan":"free"}',
    after: '{"plan":"pro"}',
  };
  expect(entrySentence(plan as Entry, naming)).toBe("Owner changed the plan from Free to Pro.");
  const localized = {
    ...entry,
    action: "workspace.localized",
    after: '{"timeZone":"Europe/Berlin","locale":"de"}',
  };
  expect(entrySentence(localized as Entry, naming)).toContain("the language to Deutsch");
});
