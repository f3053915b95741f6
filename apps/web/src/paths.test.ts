import { blueprints, complianceOps, consoleWords, dataSecurity } from "@bailiwick/domain";
import { createMemoryHistory, createRouter } from "@tanstack/react-router";
import { expect, test, vi } from "vitest";
import { addressOf } from "./address.ts";
import { addressById, addressFrom, paths, referenceOf, safeNext, underPresentAddress } from "./paths.ts";

// The pages know the address that served them, as in a browser.
vi.stubGlobal("location", new URL("http://localhost"));
const { routeTree } = await import("./routes.tsx");

const router = createRouter({ routeTree, history: createMemoryHistory() });
/** The page that a link leads to; the root alone, when there is none. */
const routeOf = (link: object) =>
  router.matchRoutes(router.buildLocation(link as never).pathname, {}).at(-1)?.routeId;
const hrefOf = (link: object) => router.buildLocation(link as never).href;

const acme = addressFrom(null, "acme");

const every: Record<keyof typeof paths, object> = {
  home: paths.home(),
  signIn: paths.signIn("/account"),
  signUp: paths.signUp(),
  forgotPassword: paths.forgotPassword(),
  resetPassword: paths.resetPassword("t"),
  invitation: paths.invitation("t", "a@a.example"),
  verifyEmail: paths.verifyEmail("t"),
  workspaces: paths.workspaces(),
  newWorkspace: paths.newWorkspace("acme"),
  workspaceDetail: paths.workspaceDetail("0199a000-0000-7000-8000-000000000001"),
  dashboard: paths.dashboard(acme),
  members: paths.members(acme, { search: "ann" }),
  memberTeams: paths.memberTeams(acme),
  invitations: paths.invitations(acme, { state: "pending" }),
  member: paths.member(acme, "0199a000-0000-7000-8000-000000000003"),
  audit: paths.audit(acme, { outcome: "refused" }),
  roles: paths.roles(acme),
  newRole: paths.newRole(acme, { from: "viewer" }),
  role: paths.role(acme, "viewer"),
  editRole: paths.editRole(acme, "auditor"),
  teams: paths.teams(acme, { search: "research" }),
  team: paths.team(acme, "0199a000-0000-7000-8000-000000000002"),
  settings: paths.settings(acme),
  defaults: paths.defaults(acme),
  plan: paths.plan(acme),
  danger: paths.danger(acme),
  organization: paths.organization("acme"),
  organizationPeople: paths.organizationPeople("acme", { add: true }),
  organizationInvitations: paths.organizationInvitations("acme"),
  organizationPlan: paths.organizationPlan("acme"),
  organizationSettings: paths.organizationSettings("acme"),
  organizationAudit: paths.organizationAudit("acme"),
  organizationRoles: paths.organizationRoles("acme"),
  newOrganizationRole: paths.newOrganizationRole("acme"),
  organizationRole: paths.organizationRole("acme", "viewer"),
  editOrganizationRole: paths.editOrganizationRole("acme", "auditor"),
  organizationTeams: paths.organizationTeams("acme"),
  organizationTeam: paths.organizationTeam("acme", "0199a000-0000-7000-8000-000000000002"),
  account: paths.account(),
  platform: paths.platform(),
  platformPeople: paths.platformPeople(),
  createOrganization: paths.createOrganization(),
  platformOrganization: paths.platformOrganization("acme"),
  outbox: paths.outbox(),
};

test.each(Object.entries(every))("the link %s leads to a page of its own", (_, link) => {
  expect(routeOf(link)).not.toBe("__root__");
});

test("an address of no page is told apart", () => {
  expect(router.matchRoutes("/nowhere/at/all", {}).at(-1)?.routeId).toBe("__root__");
});

test("the first words of the pages' addresses are those that the domain keeps from slugs and the server serves", () => {
  const words = Object.values(router.routesById).map(({ fullPath = "/" }) => fullPath.split("/")[1] ?? "");
  expect([...new Set(words)].filter((word) => word !== "").sort()).toEqual([...consoleWords]);
});

test("every page of the tree is led to by a link", () => {
  const led = new Set(Object.values(every).map(routeOf));
  const pages = Object.values(router.routesById).filter(
    (route) => route.options.component && !route.children,
  );
  expect(pages.filter((route) => !led.has(route.id)).map((route) => route.id)).toEqual([]);
});

const workspaceIn = (blueprint: string, slug: string) => ({
  slug,
  organization: { slug: "acme", blueprint },
});

test("the address of a workspace holds its slug", () => {
  const production = addressOf(workspaceIn(complianceOps.key, "acme-production"));
  expect(hrefOf(paths.dashboard(production))).toBe("/ws/acme-production");
  expect(hrefOf(paths.audit(production, { person: "p", outcome: "done" }))).toBe(
    "/ws/acme-production/audit?person=p&outcome=done",
  );
});

test("where slugs are unique in an organization only, the address holds the organization's, too", () => {
  const research = addressOf(workspaceIn(dataSecurity.key, "research"));
  expect(hrefOf(paths.members(research))).toBe("/ws/acme.research/members");
  const [match] = router.matchRoutes("/ws/acme.research/members", {}).slice(-1);
  expect(match?.params).toEqual({ workspace: "acme.research" });
});

test("every kind of workspace has an address that leads back to it by the API's name for it", () => {
  for (const { key, slug } of Object.values(blueprints)) {
    const address = addressOf(workspaceIn(key, "research"));
    expect(referenceOf(address)).toBe(slug.scope === "organization" ? "acme/research" : "research");
  }
  const id = "0199a000-0000-7000-8000-000000000001";
  expect(referenceOf(addressById(id))).toBe(id);
});

test("what comes after signing in is a page of this console and nothing else", () => {
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

test("a page under an old slug, or an id, goes on under the present address", () => {
  const fresh = addressFrom(null, "new");
  expect(underPresentAddress("/ws/old/members", "old", fresh)).toBe("/ws/new/members");
  expect(underPresentAddress("/ws/old", "old", fresh)).toBe("/ws/new");
  expect(underPresentAddress("/ws/old-er/members", "old", fresh)).toBe("/ws/old-er/members");
  const within = addressFrom("acme", "new");
  expect(underPresentAddress("/ws/acme-old.old/settings/plan", "acme-old.old", within)).toBe(
    "/ws/acme.new/settings/plan",
  );
});
