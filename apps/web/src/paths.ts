/*
 * Every link of the console, made from the list of its pages. Each function gives the props of a router `Link`, or what
 * `navigate` and `redirect` take. A workspace is named by its address (V18), or, on the page that stays reachable in any
 * state, by its id (M31).
 */
import { workspaceAddress } from "@bailiwick/domain/paths";
import { type Page, pages, roots, type Scope } from "./pages.ts";

declare const isAddress: unique symbol;

/**
 * How a workspace is named in the addresses of its pages: by its slug, "production"; where slugs are unique among the
 * workspaces of one organization only, with the organization's in front, "acme.production". `addressOf` (address.ts)
 * makes one of a workspace; links take nothing else, so that no bare slug gets into one.
 */
export type Address = string & { readonly [isAddress]: true };

/** An address from its parts; `organization` is null where the slug alone says it. */
export function addressFrom(organization: string | null, slug: string): Address {
  return workspaceAddress(organization, slug) as Address;
}

/** An address of which no more is known than the workspace's id. It leads on to the present one. */
export function addressById(id: string): Address {
  return id as Address;
}

/** How the API names the workspace that a page's address names: "acme.production" is its "acme/production". */
export function referenceOf(inAddress: string): string {
  return inAddress.replace(".", "/");
}

/** Where a page stands that workspaces and organizations both have. */
export type Place = { readonly workspace: Address } | { readonly organization: string };

/** The whole path of a page in a scope: `/ws/$workspace/audit`. */
export type PathIn<Path extends string, In extends Scope> = Path extends "/"
  ? (typeof roots)[In]
  : `${(typeof roots)[In]}${Path}`;

/** What stands behind the question mark of a page's address. */
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

/** Makes links to a page: of what it is, where it is of something, and what is narrowed in it. */
type LinkMaker<One extends Page> = unknown extends LinkTo<One>["params"]
  ? (search?: SearchOf<One>) => Link<One, One["path"]>
  : <Params extends LinkTo<One>["params"]>(
      params: Params,
      search?: SearchOf<One>,
    ) => Extract<LinkTo<One>, { readonly params: Params }> & { readonly params: Params };

/** The whole path of a page in a scope, as the router writes it. */
export function pathIn({ path }: Pick<Page, "path">, scope: Scope): string {
  return path === "/" ? roots[scope] : `${roots[scope]}${path}`;
}

/** A maker of links for each page of a list. */
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

/** An address inside this console to go on to, taken from a link; the home page for anything else. */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next)) return "/";
  return next;
}

/**
 * The same page under the workspace's present address, when the one in the path is an old slug, of the workspace or of
 * its organization, or an id (V22).
 */
export function underPresentAddress(pathname: string, inAddress: string, present: Address): string {
  const prefix = `/ws/${inAddress}`;
  if (pathname !== prefix && !pathname.startsWith(`${prefix}/`)) return pathname;
  return `/ws/${present}${pathname.slice(prefix.length)}`;
}
