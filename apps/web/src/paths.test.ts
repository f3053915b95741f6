import { blueprints, complianceOps, consoleWords, dataSecurity } from "@bailiwick/domain";
import { createMemoryHistory, createRouter } from "@tanstack/react-router";
import { expect, test, vi } from "vitest";
import { addressOf } from "./address.ts";
import { type Page, pages, type Scope } from "./pages.ts";
import {
  addressById,
  addressFrom,
  pathIn,
  paths,
  pathsOf,
  referenceOf,
  safeNext,
  underPresentAddress,
} from "./paths.ts";

// The pages know the origin that served them, as in a browser.
vi.stubGlobal("location", new URL("http://localhost"));
const { routeTree } = await import("./routes.tsx");

const router = createRouter({ routeTree, history: createMemoryHistory() });
/** The page that a link opens; only the root if there is none. */
const routeOf = (link: object) =>
  router.matchRoutes(router.buildLocation(link as never).pathname, {}).at(-1)?.routeId;
const hrefOf = (link: object) => router.buildLocation(link as never).href;

const acme = addressFrom(null, "acme");
/** A value for each parameter in a path. */
const params = {
  workspace: acme,
  user: "0199a000-0000-7000-8000-000000000003",
  role: "viewer",
  kind: "certificate",
  team: "0199a000-0000-7000-8000-000000000002",
  id: "0199a000-0000-7000-8000-000000000001",
};
const places: Readonly<Record<Scope, object>> = {
  workspace: params,
  organization: { ...params, workspace: undefined, organization: "acme" },
  personal: params,
  platform: { organization: "acme" },
  signedOut: {},
};

const listed: readonly (readonly [string, Page])[] = Object.entries(pages);
const made = pathsOf(pages) as unknown as Readonly<Record<string, (params?: object) => object>>;
/** A link to each page, in each of its scopes. */
const every = listed.flatMap(([key, { path, scopes }]) =>
  scopes.map((scope) => {
    const { [scope]: place = {} } = places;
    const given = Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
    const link = pathIn({ path }, scope).includes("$") ? made[key]?.(given) : made[key]?.();
    return [`${scope} ${key}`, link ?? {}] as const;
  }),
);

test.each(every)("the link %s opens its own page", (_, link) => {
  expect(routeOf(link)).not.toBe("__root__");
});

test("no two pages share a path", () => {
  const addresses = every.map(([, link]) => routeOf(link));
  expect(new Set(addresses).size).toBe(addresses.length);
});

test("a page of both workspaces and organizations is found under either", () => {
  expect(hrefOf(paths.role({ workspace: acme, role: "auditor" }))).toBe("/ws/acme/roles/auditor");
  expect(hrefOf(paths.role({ organization: "acme", role: "auditor" }))).toBe("/o/acme/roles/auditor");
});

test("a path without a page is recognized", () => {
  expect(router.matchRoutes("/nowhere/at/all", {}).at(-1)?.routeId).toBe("__root__");
});

test("the first segments of the pages' paths are those that the domain reserves and the server serves", () => {
  const words = Object.values(router.routesById).map(({ fullPath = "/" }) => fullPath.split("/")[1] ?? "");
  expect([...new Set(words)].filter((word) => word !== "").sort()).toEqual([...consoleWords]);
});

test("every page of the tree has a link", () => {
  const led = new Set([["home", paths.home()] as const, ...every].map(([, link]) => routeOf(link)));
  const pages = Object.values(router.routesById).filter(
    (route) => route.options.component && !route.children,
  );
  expect(pages.filter((route) => !led.has(route.id)).map((route) => route.id)).toEqual([]);
});

const workspaceIn = (blueprint: string, slug: string) => ({
  slug,
  organization: { slug: "acme", blueprint },
});

test("the path of a workspace contains its slug", () => {
  const production = addressOf(workspaceIn(complianceOps.key, "acme-production"));
  expect(hrefOf(paths.overview({ workspace: production }))).toBe("/ws/acme-production");
  expect(hrefOf(paths.audit({ workspace: production }, { person: "p", outcome: "done" }))).toBe(
    "/ws/acme-production/audit?person=p&outcome=done",
  );
});

test("if slugs are unique only within an organization, the path contains the organization's, too", () => {
  const research = addressOf(workspaceIn(dataSecurity.key, "research"));
  expect(hrefOf(paths.members({ workspace: research }))).toBe("/ws/acme.research/members");
  const [match] = router.matchRoutes("/ws/acme.research/members", {}).slice(-1);
  expect(match?.params).toEqual({ workspace: "acme.research" });
});

test("every kind of workspace has a path from which the API's name for it can be read back", () => {
  for (const { key, slug } of Object.values(blueprints)) {
    const address = addressOf(workspaceIn(key, "research"));
    expect(referenceOf(address)).toBe(slug.scope === "organization" ? "acme/research" : "research");
  }
  const id = "0199a000-0000-7000-8000-000000000001";
  expect(referenceOf(addressById(id))).toBe(id);
});

test("the target after signing in is always a page of this console", () => {
  expect(safeNext("/ws/acme/audit?outcome=done#top")).toBe("/ws/acme/audit?outcome=done#top");
  for (const foreign of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "",
    undefined,
    7,
  ]) {
    expect(safeNext(foreign)).toBe("/");
  }
});

test("a page under an old slug, or an id, redirects to the current path", () => {
  const fresh = addressFrom(null, "new");
  expect(underPresentAddress("/ws/old/members", "old", fresh)).toBe("/ws/new/members");
  expect(underPresentAddress("/ws/old", "old", fresh)).toBe("/ws/new");
  expect(underPresentAddress("/ws/old-er/members", "old", fresh)).toBe("/ws/old-er/members");
  const within = addressFrom("acme", "new");
  expect(underPresentAddress("/ws/acme-old.old/settings/plan", "acme-old.old", within)).toBe(
    "/ws/acme.new/settings/plan",
  );
});
