import { expect, test } from "vitest";
import {
  changed,
  readAuditSearch,
  readMembersSearch,
  readNext,
  readResourcesSearch,
  readToken,
} from "./search.ts";

test("the filters of an audit log are read from the URL", () => {
  const search = {
    action: "member.added",
    person: "p",
    outcome: "refused",
    from: "2026-01-31",
    to: "2026-02-01",
  };
  expect(readAuditSearch(search)).toEqual(search);
});

test("invalid parameters are ignored", () => {
  expect(
    readAuditSearch({ outcome: "maybe", from: "yesterday", to: "2026-13-45", action: { a: 1 }, x: 1 }),
  ).toEqual({});
  expect(readMembersSearch({ search: ["a"], add: "yes" })).toEqual({});
  expect(readMembersSearch({ search: "x".repeat(101) })).toEqual({});
  expect(readMembersSearch({ state: "gone", sort: "role", descending: 1, role: "" })).toEqual({});
});

test("the order and the filters of a list of people are read from the URL, and removed from it when empty", () => {
  const search = { role: "owner", state: "suspended", sort: "added", descending: true } as const;
  expect(readMembersSearch(search)).toEqual(search);
  expect(changed(readMembersSearch(search), { role: undefined, descending: false, search: "" })).toEqual({
    state: "suspended",
    sort: "added",
  });
});

test("a word of digits, which the router parses as a number, becomes a word again", () => {
  expect(readMembersSearch({ search: 2026, add: true })).toEqual({ search: "2026", add: true });
  expect(readToken({ token: 12 })).toEqual({ token: "12" });
});

test("without a parameter there is no target", () => {
  expect(readNext({})).toEqual({});
  expect(readNext({ next: "" })).toEqual({});
});

test("the filters of a list of resources are those after the prefix, whatever their fields are called", () => {
  const search = {
    search: "keys",
    sort: "risk",
    descending: true,
    "filter-state": "draft",
    "filter-search": "x",
  };
  expect(readResourcesSearch(search)).toEqual(search);
  expect(
    readResourcesSearch({ "filter-priority": 10, "filter-a": { b: 1 }, state: "draft", sort: "" }),
  ).toEqual({
    "filter-priority": "10",
  });
});
