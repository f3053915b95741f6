import { createMemoryHistory, createRouter } from "@tanstack/react-router";
import { expect, test, vi } from "vitest";
import { paths, safeNext, withPresentSlug } from "./paths.ts";

// The pages know the address that served them, as in a browser.
vi.stubGlobal("location", new URL("http://localhost"));
const { routeTree } = await import("./routes.tsx");

const router = createRouter({ routeTree, history: createMemoryHistory() });
/** The page that a link leads to; the root alone, when there is none. */
const routeOf = (link: object) =>
  router.matchRoutes(router.buildLocation(link as never).pathname, {}).at(-1)?.routeId;
const addressOf = (link: object) => router.buildLocation(link as never).href;

const every: Record<keyof typeof paths, object> = {
  home: paths.home(),
  signIn: paths.signIn("/account"),
  signUp: paths.signUp(),
  forgotPassword: paths.forgotPassword(),
  resetPassword: paths.resetPassword("t"),
  verifyEmail: paths.verifyEmail("t"),
  workspaces: paths.workspaces(),
  newWorkspace: paths.newWorkspace("acme"),
  workspaceDetail: paths.workspaceDetail("0199a000-0000-7000-8000-000000000001"),
  dashboard: paths.dashboard("acme"),
  members: paths.members("acme", { search: "ann" }),
  audit: paths.audit("acme", { outcome: "refused" }),
  roles: paths.roles("acme"),
  settings: paths.settings("acme"),
  plan: paths.plan("acme"),
  danger: paths.danger("acme"),
  organization: paths.organization("acme"),
  organizationAudit: paths.organizationAudit("acme"),
  account: paths.account(),
  platform: paths.platform(),
  platformOrganization: paths.platformOrganization("acme"),
  outbox: paths.outbox(),
};

test.each(Object.entries(every))("the link %s leads to a page of its own", (_, link) => {
  expect(routeOf(link)).not.toBe("__root__");
});

test("an address of no page is told apart", () => {
  expect(router.matchRoutes("/nowhere/at/all", {}).at(-1)?.routeId).toBe("__root__");
});

test("every page of the tree is led to by a link", () => {
  const led = new Set(Object.values(every).map(routeOf));
  const pages = Object.values(router.routesById).filter(
    (route) => route.options.component && !route.children,
  );
  expect(pages.filter((route) => !led.has(route.id)).map((route) => route.id)).toEqual([]);
});

test("the address of a workspace holds its slug", () => {
  expect(addressOf(paths.dashboard("acme-production"))).toBe("/ws/acme-production");
  expect(addressOf(paths.audit("acme", { person: "p", outcome: "done" }))).toBe(
    "/ws/acme/audit?person=p&outcome=done",
  );
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

test("an address under an old slug, or an id, goes on under the present one", () => {
  expect(withPresentSlug("/ws/old/members", "old", "new")).toBe("/ws/new/members");
  expect(withPresentSlug("/ws/old", "old", "new")).toBe("/ws/new");
  expect(withPresentSlug("/ws/old-er/members", "old", "new")).toBe("/ws/old-er/members");
});
