import { Refused, refuse } from "@bailiwick/domain";
import type { FindOperation, Operation } from "./operations.ts";

/** What the path of a request names. */
export type Address = { readonly operation: Operation; readonly workspace: string | null };

const nothingHere = refuse("no_such_address");
const badUrl = refuse("bad_url");

/**
 * Reads a path below the API's root: `/members/list`, or `/ws/<workspace>/members/list`, where a workspace is a slug or
 * an id, or `organization/slug`, as one segment (`acme%2Fproduction`) or as two (V18).
 * @throws Refused with `NOT_FOUND` where there is no operation, with `INVALID` for what is no path
 */
export function readAddress(find: FindOperation, path: string): Address {
  const segments = path.split("/").slice(1).map(decoded);
  const [first] = segments;
  const isInWorkspace = first === "ws";
  const named = isInWorkspace ? segments.slice(1, -2) : segments.slice(0, -2);
  const operation = find(`/${segments.slice(-2).join("/")}`, isInWorkspace);
  const fits = isInWorkspace ? named.length === 1 || named.length === 2 : named.length === 0;
  if (operation === undefined || !fits) throw new Refused(nothingHere);
  return { operation, workspace: isInWorkspace ? named.join("/") : null };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Refused(badUrl);
  }
}

/** The path of the same operation under the workspace's present name. */
export function pathIn(operation: Operation, workspace: string): string {
  return `/ws/${workspace}${operation.path}`;
}
