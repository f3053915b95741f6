import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { mailedRoutes } from "@bailiwick/domain/paths";
import { expect, test, vi } from "vitest";
import { type Page, pages, roots } from "./pages.ts";
import { addressFrom, pathIn, paths, pathsOf } from "./paths.ts";
import { kindsIn, offeredIn, type Spot } from "./shell/offered.ts";
import { pageActions } from "./shell/paletteActions.tsx";

vi.stubGlobal("location", new URL("http://localhost"));

const at = { standsAlone: false, hasPlans: true, hasMeters: true, hasDefaults: true, kinds: [] };
const inWorkspace: Spot = {
  scope: "workspace",
  params: { workspace: "acme" },
  name: "Workspace",
  permissions: ["workspace:read"],
  at,
};
const titles = (spot: Spot) =>
  offeredIn(spot).flatMap(({ icon, title }) => (icon === undefined ? [] : title));

test("one entry in the list defines a page's link, its place in the sidebar and its entry in ⌘K", () => {
  const hosts: Page = {
    scopes: ["workspace"],
    path: "/hosts",
    title: () => "Hosts",
    icon: pages.overview.icon,
    component: pages.overview.component,
  };
  const list = { ...pages, hosts };
  expect(pathsOf(list).hosts({ workspace: addressFrom(null, "acme") })).toEqual({
    to: "/ws/$workspace/hosts",
    params: { workspace: "acme" },
  });
  const offered = offeredIn(inWorkspace, list);
  expect(offered.filter(({ icon }) => icon !== undefined).at(-1)?.title).toBe("Hosts");
  const opened: unknown[] = [];
  pageActions(inWorkspace, offered, (link) => opened.push(link))
    .find(({ label }) => label === "Hosts")
    ?.run();
  expect(opened).toEqual([{ to: "/ws/$workspace/hosts", params: { workspace: "acme" } }]);
});

test("mails about quotas lead to the pages of usage", () => {
  expect(`${roots.workspace}${pages.usage.path}`).toBe(mailedRoutes.usage);
  expect(`${roots.organization}${pages.usage.path}`).toBe(mailedRoutes.organizationUsage);
});

test("links are checked by their types", () => {
  // @ts-expect-error a bare slug is not an address
  paths.audit({ workspace: "acme" });
  // @ts-expect-error an organization has no such page
  paths.members({ organization: "acme" });
  // @ts-expect-error a role is missing
  paths.role({ organization: "acme" });
  // @ts-expect-error nothing of the kind is narrowed there
  paths.audit({ organization: "acme" }, { state: "pending" });
  expect(paths.audit({ organization: "acme" }, { outcome: "refused" }).to).toBe("/o/$organization/audit");
});

test("people who can't see the audit log, the people or the invitations are not offered their pages", () => {
  expect(titles(inWorkspace)).toEqual(["Overview", "Members", "Roles", "Settings"]);
  expect(titles({ ...inWorkspace, permissions: ["workspace:read", "audit:read"] })).toContain("Audit log");
  const inOrganization: Spot = {
    scope: "organization",
    params: { organization: "acme" },
    name: "Acme",
    permissions: [],
    at,
  };
  expect(titles(inOrganization)).toEqual(["Overview", "Teams", "Roles", "Plan", "Settings"]);
  const seen: Spot = {
    ...inOrganization,
    permissions: ["organization_member:read", "organization_audit:read", "organization_invitation:read"],
  };
  expect(titles(seen)).toEqual(["Overview", "People", "Teams", "Roles", "Plan", "Audit log", "Settings"]);
  const tabs = (spot: Spot) =>
    offeredIn(spot).flatMap((page) => (page.tabs === "people" ? page.tabTitle : []));
  expect(tabs(inOrganization)).toEqual([]);
  expect(tabs(seen)).toEqual(["People", "Invitations"]);
});

test("the kinds of resources that people can see are offered with their lists, each in its scope", () => {
  const kind = (key: string, scope: "workspace" | "organization") => ({
    key,
    name: `Many ${key}`,
    one: key,
    scope,
    icon: pages.overview.icon,
    read: `${key}:read` as const,
    create: null,
  });
  const kinds = [kind("issue", "workspace"), kind("secret", "workspace"), kind("vendor", "organization")];
  const spot: Spot = {
    ...inWorkspace,
    permissions: ["workspace:read", "issue:read", "vendor:read"],
    at: { ...at, kinds },
  };
  expect(kindsIn(spot)).toMatchObject([
    {
      title: "Many issue",
      link: { to: "/ws/$workspace/resources/$kind", params: { workspace: "acme", kind: "issue" } },
    },
  ]);
  const inOrganization: Spot = { ...spot, scope: "organization", params: { organization: "acme" } };
  expect(kindsIn(inOrganization)).toMatchObject([
    { title: "Many vendor", link: { to: "/o/$organization/resources/$kind" } },
  ]);
});

test("a standalone workspace has the teams and the plan, and one among others does not", () => {
  const found = (standsAlone: boolean) =>
    pageActions(inWorkspace, offeredIn({ ...inWorkspace, at: { ...at, standsAlone } }), () => {}).map(
      ({ label }) => label,
    );
  expect(found(true)).toEqual(expect.arrayContaining(["Teams", "Plan"]));
  expect(found(false).filter((title) => title === "Teams" || title === "Plan")).toEqual([]);
});

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.ts$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(import.meta.dirname, name), "utf8") }));
const holders = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

test("no other file lists pages: none has the path of one, and none loads one", () => {
  const listed: Page[] = Object.values(pages);
  const whole = listed.flatMap((page) => page.scopes.map((scope) => pathIn(page, scope)));
  const quoted = files.filter(
    ({ name, text }) =>
      // A page names its own route, to read its search parameters.
      name !== "pages.ts" &&
      whole.some((path) => text.includes(`to: "${path}"`) || text.includes(`href="${path}`)),
  );
  expect(quoted.map(({ name }) => name)).toEqual([]);
  const source = readFileSync(join(import.meta.dirname, "pages.ts"), "utf8");
  const loaded = [...source.matchAll(/import\("(\.\/[^"]+)"\)/g)].map(([, path = ""]) => path);
  expect(loaded.length).toBeGreaterThan(30);
  const loaders = files.filter(({ text }) => loaded.some((path) => text.includes(`import("${path}")`)));
  expect(loaders.map(({ name }) => name)).toEqual(["pages.ts"]);
});

test("whether a workspace is standalone is decided in one place", () => {
  expect(holders(/topology\s*(===|!==)/)).toEqual(["kinds.ts"]);
});
