/*
 * Every link of the console, built from the list of its pages. Each function returns the props of a router `Link`, or
 * the argument of `navigate` and `redirect`. A workspace is identified by its address (V18) or, on the page that stays
 * reachable in any state, by its id (M31).
 */
import { workspaceAddress } from "@bailiwick/domain/paths";
import { type Page, pages, roots, type Scope } from "./pages.ts";

declare const isAddress: unique symbol;

/**
 * How a workspace is identified in the paths of its pages: by its slug, "production"; if slugs are unique only within
 * an organization, preceded by the organization's, "acme.production". `addressOf` (address.ts) derives it from a
 * workspace; links accept nothing else, so that no bare slug gets into one.
 */
export type Address = string & { readonly [isAddress]: true };

/** An address from its parts; `organization` is null if the slug alone is enough. */
export function addressFrom(organization: string | null, slug: string): Address {
  return workspaceAddress(organization, slug) as Address;
}

/** An address when only the workspace's id is known. It redirects to the current one. */
export function addressById(id: string): Address {
  return id as Address;
}

/** The API's name for the workspace in a page's path: "acme.production" becomes "acme/production". */
export function referenceOf(inAddress: string): string {
  return inAddress.replace(".", "/");
}

/** The scope of a page that both workspaces and organizations have. */
export type Place = { readonly workspace: Address } | { readonly organization: string };

/** The full path of a page in a scope: `/ws/$workspace/audit`. */
export type PathIn<Path extends string, In extends Scope> = Path extends "/"
  ? (typeof roots)[In]
  : `${(typeof roots)[In]}${Path}`;

/** The search parameters of a page. */
export type SearchOf<One extends Page> = One extends { readonly search: (raw: never) => infer Search }
  ? Search
  : Record<never, never>;

type Param<Name extends string> = { readonly [N in Name]: N extends "workspace" ? Address : string };
type ParamsOf<Path extends string> = Path extends `${string}$${infer Name}/${infer Rest}`
  ? Param<Name> & ParamsOf<Rest>
  : Path extends `${string}$${infer Name}`
    ? Param<Name>
    : unknown;

type Link<One extends Page, To extends string> = { readonly to: To } & (One extends {
  readonly search: object;
}
  ? { readonly search: SearchOf<One> }
  : unknown);
type LinkIn<One extends Page, In> = In extends Scope
  ? Link<One, PathIn<One["path"], In>> & { readonly params: ParamsOf<PathIn<One["path"], In>> }
  : never;
type LinkTo<One extends Page> = LinkIn<One, One["scopes"][number]>;

/** Creates links to a page from its scope, its parameters, and its search. */
type LinkMaker<One extends Page> = unknown extends LinkTo<One>["params"]
  ? (search?: SearchOf<One>) => Link<One, One["path"]>
  : <Params extends LinkTo<One>["params"]>(
      params: Params,
      search?: SearchOf<One>,
    ) => Extract<LinkTo<One>, { readonly params: Params }> & { readonly params: Params };

/** The full path of a page in a scope, in the router's notation. */
export function pathIn({ path }: Pick<Page, "path">, scope: Scope): string {
  return path === "/" ? roots[scope] : `${roots[scope]}${path}`;
}

/** A link function for each page of a list. */
export function pathsOf<List extends Record<string, Page>>(
  list: List,
): { readonly [Key in keyof List]: LinkMaker<List[Key]> } {
  const makers = Object.entries(list).map(([key, page]) => [key, linkMaker(page)]);
  return Object.fromEntries(makers);
}

function linkMaker(page: Page) {
  const [first = "personal"] = page.scopes;
  const { search: narrows } = page;
  const narrowed = (search: object) => (narrows === undefined ? {} : { search });
  if (!pathIn(page, first).includes("$")) {
    return (search = {}) => ({ to: pathIn(page, first), ...narrowed(search) });
  }
  return (params: object, search = {}) => {
    const scope = page.scopes.find((each) => each in params) ?? first;
    return { to: pathIn(page, scope), params, ...narrowed(search) };
  };
}

export const paths = { home: () => ({ to: "/" }) as const, ...pathsOf(pages) } as const;

/** A path inside this console to continue to, taken from a link; the home page for anything else. */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next)) return "/";
  return next;
}

/**
 * The same page under the workspace's current path, if the given one has an old slug, of the workspace or of its
 * organization, or an id (V22).
 */
export function underPresentAddress(pathname: string, inAddress: string, present: Address): string {
  const prefix = `/ws/${inAddress}`;
  if (pathname !== prefix && !pathname.startsWith(`${prefix}/`)) return pathname;
  return `/ws/${present}${pathname.slice(prefix.length)}`;
}
