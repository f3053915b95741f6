import { aiTracing, complianceOps, type ResourceKind } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { isNarrowed, listedOf, ordersOf, sortColumns, sortingOf, widened } from "./listSearch.ts";

const kindOf = (key: string) => complianceOps.resourceKinds.find((kind) => kind.key === key) as ResourceKind;
const change = kindOf("change");

test("the URL is read for the kind, and what its list doesn't know is ignored", () => {
  const search = {
    search: "keys",
    sort: "risk",
    descending: true,
    "filter-state": "draft",
    "filter-issuer": "x",
  };
  expect(listedOf(change, search)).toEqual({
    search: "keys",
    filters: { state: "draft" },
    sort: "risk",
    descending: true,
  });
  expect(listedOf(change, { sort: "service", descending: true })).toEqual({
    search: "",
    filters: {},
    descending: false,
  });
});

test("records are listed along time, and not searched", () => {
  const trace = aiTracing.resourceKinds.find(({ key }) => key === "trace") as ResourceKind;
  expect(sortColumns(trace).map(({ key, name }) => [key, name])).toEqual([["at", "Time"]]);
  expect(listedOf(trace, { search: "run", sort: "name", "filter-status": "error" })).toEqual({
    search: "",
    filters: { status: "error" },
    descending: false,
  });
});

test("a list is narrowed by its search or a filter, and widened by removing them all", () => {
  expect(isNarrowed(listedOf(change, { sort: "risk" }))).toBe(false);
  expect(isNarrowed(listedOf(change, { search: "a" }))).toBe(true);
  expect(isNarrowed(listedOf(change, { "filter-risk": "high" }))).toBe(true);
  expect(widened(change)).toEqual({
    search: undefined,
    "filter-state": undefined,
    "filter-risk": undefined,
    "filter-service": undefined,
  });
});

test("a list is sorted by the columns that have an order, at first as its kind declares", () => {
  expect(sortColumns(change).map(({ key }) => key)).toEqual(["summary", "risk", "state", "window_starts"]);
  const changes: object[] = [];
  const sorting = sortingOf(change, listedOf(change, {}), (next) => changes.push(next));
  expect([sorting.sort, sorting.descending]).toEqual(["window_starts", true]);
  sorting.onSort("risk", false);
  // The declared order is not in the URL.
  sorting.onSort("window_starts", true);
  sorting.onSort("window_starts", false);
  expect(changes).toEqual([
    { sort: "risk", descending: false },
    { sort: undefined, descending: undefined },
    { sort: "window_starts", descending: false },
  ]);
});

test("every order has a name, also one by something that is not a column", () => {
  expect(ordersOf(kindOf("incident"))).toMatchObject({
    at: "Added, ascending",
    "at-descending": "Added, descending",
    "severity-descending": "Severity, descending",
  });
});
