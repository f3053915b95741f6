import type { Filter } from "scim2-parse-filter";
import { maxResults } from "./configuration.ts";
import { ScimFault } from "./errors.ts";
import { fits, readFilter } from "./filter.ts";
import type { Resource } from "./resources.ts";

/** Which part of a list is asked for, and which attributes of it. */
export type Asked = {
  readonly filter: Filter | null;
  /** The first one, from 0, and how many. */
  readonly offset: number;
  readonly limit: number;
};

/** How many resources a filter is tried on that no index can answer. */
const maxTried = 5_000;

/** A part of all resources from an offset, and how many there are. */
export type ReadPart = (
  offset: number,
  limit: number,
) => Promise<{ items: readonly Resource[]; total: number }>;

/** Reads `filter`, `startIndex` and `count` (RFC 7644, 3.4.2). @throws ScimFault for what can't be read */
export function readAsked(query: URLSearchParams): Asked {
  const filter = query.get("filter");
  return {
    filter: filter === null || filter.trim() === "" ? null : readFilter(filter),
    offset: Math.max(1, whole(query, "startIndex", 1)) - 1,
    limit: Math.min(maxResults, Math.max(0, whole(query, "count", 100))),
  };
}

function whole(query: URLSearchParams, name: string, standard: number): number {
  const text = query.get(name);
  if (text === null || text === "") return standard;
  if (!/^-?\d{1,9}$/.test(text)) throw new ScimFault("invalidValue", `${name} is a whole number.`);
  return Number(text);
}

/**
 * Answers a list (RFC 7644, 3.4.2.4). A filter is tried on each resource that `read` has, which narrows them where an index can.
 * @throws ScimFault with `tooMany` where there are too many to try
 */
export async function listed({ filter, offset, limit }: Asked, read: ReadPart) {
  if (filter === null) {
    const { items, total } = await read(offset, limit);
    return answerOf(items, total, offset);
  }
  const found: Resource[] = [];
  for (let at = 0; ; at += maxResults) {
    const { items, total } = await read(at, maxResults);
    if (total > maxTried)
      throw new ScimFault("tooMany", "Filter by userName, externalId, displayName or id.");
    found.push(...items.filter((each) => fits(filter, each)));
    if (at + items.length >= total || items.length === 0) break;
  }
  return answerOf(found.slice(offset, offset + limit), found.length, offset);
}

const answerOf = (items: readonly Resource[], totalResults: number, offset: number) => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
  totalResults,
  startIndex: offset + 1,
  itemsPerPage: items.length,
  Resources: items,
});

/** A list of everything, for what there are a few of. */
export const wholeList = (items: readonly object[]) => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
  totalResults: items.length,
  startIndex: 1,
  itemsPerPage: items.length,
  Resources: items,
});

/** The attributes that a query asks for, or leaves out (RFC 7644, 3.9): by their first names, in lowercase. */
export type Chosen = { readonly only: ReadonlySet<string> | null; readonly without: ReadonlySet<string> };

export function readChosen(query: URLSearchParams): Chosen {
  const names = (name: string) => {
    const text = query.get(name);
    if (text === null || text.trim() === "") return null;
    return new Set(
      text.split(",").map(
        (each) =>
          each
            .trim()
            .replace(/^urn:.*:/i, "")
            .split(/[.[]/)[0]
            ?.toLowerCase() ?? "",
      ),
    );
  };
  return { only: names("attributes"), without: names("excludedAttributes") ?? new Set() };
}

/** What is sent whatever is asked for. */
const always: ReadonlySet<string> = new Set(["schemas", "id", "meta"]);

/** Whether an attribute is sent. */
export const isChosen = ({ only, without }: Chosen, name: string): boolean =>
  always.has(name) || ((only === null || only.has(name.toLowerCase())) && !without.has(name.toLowerCase()));

/** A resource with the attributes that were asked for. */
export const chosenOf = (chosen: Chosen, resource: Resource): Resource =>
  Object.fromEntries(Object.entries(resource).filter(([name]) => isChosen(chosen, name))) as Resource;
