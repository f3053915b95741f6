import { isSortable, type ResourceKind } from "@bailiwick/domain";
import { isRecorded } from "../../kinds.ts";
import type { ResourcesSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import type { Sorting } from "../../ui/DataTable.tsx";
import { columnsNamed, type ListColumn } from "./resources.ts";

const t = texts.resources;

/** What of a list is wanted, in the API's terms. */
export type Listed = {
  readonly search: string;
  readonly filters: Record<string, string>;
  readonly sort?: string;
  readonly descending: boolean;
};

type List = Pick<ResourceKind, "fields" | "list" | "volume" | "matrix">;

/** A change of the URL: what is undefined is removed from it. */
export type Change = { readonly [Key in keyof ResourcesSearch]?: ResourcesSearch[Key] | undefined };

/** Whether a list can be sorted by a column; records are along time alone. */
export function sorts(kind: Pick<ResourceKind, "volume">, { key, field }: ListColumn): boolean {
  if (isRecorded(kind)) return key === "at";
  return field === null ? key !== "heartbeat" : isSortable(field);
}

/** The columns of a kind's list by which it can be sorted. */
export function sortColumns(kind: List): ListColumn[] {
  return columnsNamed(kind, kind.list.columns).filter((each) => sorts(kind, each));
}

/** Reads the URL for a kind: what its list doesn't know, such as a filter of another kind, is ignored. */
export function listedOf(kind: List, search: ResourcesSearch): Listed {
  const filters = kind.list.filters.flatMap((key) => {
    const value = search[`filter-${key}`];
    return value === undefined ? [] : [[key, value] as const];
  });
  const sort = sortColumns(kind).find(({ key }) => key === search.sort)?.key;
  return {
    search: isRecorded(kind) ? "" : (search.search ?? ""),
    filters: Object.fromEntries(filters),
    ...(sort === undefined ? {} : { sort }),
    descending: sort !== undefined && search.descending === true,
  };
}

/** Whether the list is searched or filtered. */
export function isNarrowed({ search, filters }: Listed): boolean {
  return search !== "" || Object.keys(filters).length > 0;
}

/** What removes the search and every filter from the URL. */
export function widened({ list: { filters } }: List): Change {
  return Object.fromEntries([["search", undefined], ...filters.map((key) => [`filter-${key}`, undefined])]);
}

/** The order of the list, for its headings. The order that the kind declares is not in the URL. */
export function sortingOf(
  { list: { order } }: List,
  { sort, descending }: Listed,
  onChange: (change: Change) => void,
): Sorting {
  const declared = { sort: order.by, descending: order.descending === true };
  return {
    ...(sort === undefined ? declared : { sort, descending }),
    onSort: (next, down) => {
      const isDeclared = next === declared.sort && down === declared.descending;
      onChange(isDeclared ? { sort: undefined, descending: undefined } : { sort: next, descending: down });
    },
  };
}

/** Every order of the list in words, the declared one included, for a narrow screen. */
export function ordersOf(kind: List): Record<string, string> {
  const { by } = kind.list.order;
  const columns = sortColumns(kind);
  const every = columns.some(({ key }) => key === by) ? columns : [...columnsNamed(kind, [by]), ...columns];
  return Object.fromEntries(
    every.flatMap(({ key, name }) => [
      [key, t.ascending(name)],
      [`${key}-descending`, t.descending(name)],
    ]),
  );
}
