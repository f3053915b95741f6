import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { addMember, createFlatWorkspace, createOrganization, createWorkspace } from "./support/places.ts";
import { createResource } from "./support/resources.ts";
import { openSwitcher } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

// Every page is checked when it opens: it has one main heading and a title, it fits the screen, and axe finds nothing
// serious. The narrow screen is dark here, because the other tests use light.

async function visit(page: Page, paths: readonly string[]): Promise<void> {
  const narrow = test.info().project.name === "mobile";
  await page.emulateMedia({ colorScheme: narrow ? "dark" : "light" });
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page).toHaveTitle(/ · Bailiwick$/);
    await expectAccessible(page);
  }
}

test("the pages before signing in are readable on every screen", async ({ people }) => {
  const { page } = await people.visitor();
  await visit(page, [
    "/sign-in",
    "/sign-up",
    "/forgot-password",
    "/reset-password",
    "/reset-password?token=a",
  ]);
});

test("the pages of a standalone workspace are readable on every screen", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const workspace = await createFlatWorkspace(owner, "Payments in a country with a long name");
  const archived = await createFlatWorkspace(owner, "Closed");
  await addMember(owner, workspace, viewer, "viewer");
  await owner.api.workspaces.archive.mutate({ workspace: archived.id, confirmation: archived.slug });
  const at = `/ws/${workspace.address}`;
  const pages = [
    "",
    "/members",
    "/audit",
    "/roles",
    "/roles/viewer",
    "/roles/new",
    "/keys",
    "/integrations",
    "/teams",
    "/settings",
    "/settings/defaults",
    "/settings/plan",
    "/settings/danger",
  ];
  await visit(owner.page, [
    ...pages.map((path) => `${at}${path}`),
    `/ws/${archived.address}`,
    `/workspaces/${archived.id}`,
    "/workspaces",
    "/workspaces/new",
    "/workspaces/import",
    "/account",
  ]);
  await visit(
    viewer.page,
    [
      "/members",
      "/audit",
      "/keys",
      "/integrations",
      "/settings",
      "/settings/defaults",
      "/settings/plan",
      "/settings/danger",
    ].map((path) => `${at}${path}`),
  );
});

test("a long one-word name pushes nothing off the screen", async ({ people }) => {
  const longWord = "Rechtsschutzversicherungsgesellschaftendachverbandsvorsitzendenstellvertretung";
  const admin = await people.signUp(longWord);
  const organization = await createOrganization(admin, longWord);
  const flat = await createFlatWorkspace(admin, longWord);
  const { id } = organization.first;
  await admin.api.workspaces.rename.mutate({ workspace: id, name: longWord });
  await admin.api.teams.create.mutate({ organization: organization.id, name: longWord });
  const vendor = await createResource(admin, flat, "vendor", {
    name: longWord,
    website: `https://${longWord}.example/${longWord}?q=${longWord}`,
    contact: longWord,
    tags: [longWord.slice(0, 50), "short"],
  });
  const { page } = admin;
  await visit(page, [
    `/o/${organization.slug}`,
    `/o/${organization.slug}/people`,
    `/o/${organization.slug}/teams`,
    `/workspaces`,
    `/workspaces/${id}`,
    ...[
      "",
      "/members",
      "/audit",
      "/roles",
      "/teams",
      "/settings",
      "/resources/vendor",
      `/resources/vendor/${vendor}`,
      `/resources/vendor/${vendor}/edit`,
    ].map((path) => `/ws/${flat.address}${path}`),
  ]);
  const list = await openSwitcher(page);
  await expect(list.getByRole("option").first()).toBeVisible();
  const [content, room] = await list.evaluate((element) => {
    const scroller = element.querySelector(".mantine-ScrollArea-viewport");
    return [scroller?.scrollWidth ?? 0, scroller?.clientWidth ?? 0] as const;
  });
  expect(room).toBeGreaterThan(0);
  expect(content).toBeLessThanOrEqual(room);
});

test("the outbox and the invitations show their states untruncated", async ({ people }) => {
  const admin = await people.signUp("Tenant admin");
  const organization = await createOrganization(admin);
  await admin.api.invitations.create.mutate({
    workspace: organization.first.id,
    email: `a-person-with-quite-a-long-address-${organization.slug}@company-with-a-long-name.example`,
    role: "workspace_viewer",
  });
  await visit(admin.page, [`/ws/${organization.first.address}/members/invitations`, "/workspaces"]);
  const platform = await people.platformAdmin();
  await visit(platform.page, ["/outbox"]);
});

test("the pages of an organization are readable on every screen", async ({ people }) => {
  const admin = await people.signUp("Tenant admin");
  const organization = await createOrganization(admin, "Laboratories of a company with a long name");
  await createWorkspace(admin, organization, "Staging");
  const at = `/ws/${organization.first.address}`;
  await visit(admin.page, [
    `/o/${organization.slug}`,
    `/o/${organization.slug}/people`,
    `/o/${organization.slug}/people/invitations`,
    `/o/${organization.slug}/keys`,
    `/o/${organization.slug}/integrations`,
    `/o/${organization.slug}/plan`,
    `/o/${organization.slug}/settings`,
    `/o/${organization.slug}/audit`,
    `/o/${organization.slug}/teams`,
    `/o/${organization.slug}/roles`,
    `/o/${organization.slug}/roles/new`,
    `/workspaces?organization=${organization.slug}`,
    `/workspaces/${organization.first.id}`,
    "/workspaces/new",
    at,
    `${at}/members`,
    `${at}/roles`,
    `${at}/settings/danger`,
  ]);
  const platform = await people.platformAdmin();
  await visit(platform.page, [
    "/platform",
    "/platform/people",
    "/platform/organizations/new",
    `/platform/organizations/${organization.slug}`,
    "/outbox",
  ]);
});
