import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { noAnswer } from "./support/faults.ts";
import {
  addMember,
  createFlatWorkspace,
  createForCustomer,
  createOrganization,
  createWorkspace,
  enlist,
} from "./support/places.ts";
import { announcement, goTo } from "./support/shell.ts";
import { idOf } from "./support/teams.ts";
import { expect, test } from "./support/test.ts";

// The behavior of an open console when the connection breaks, and when the page's content goes away or comes back.

const strip = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });

test("going offline shows a notice, a change fails with a message and keeps what was typed, and everything recovers", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page, context } = owner;
  await page.goto(`/ws/${workspace.address}/settings`);
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("Payments abroad");
  owner.expects(noAnswer);
  await context.setOffline(true);
  await expect(strip(page, "You are offline.")).toBeVisible();
  await expectAccessible(page);
  const save = page.getByRole("button", { name: "Save" }).first();
  await save.click();
  await expect(announcement(page, "The server can't be reached.")).toBeVisible();
  await expect(name).toHaveValue("Payments abroad");
  await context.setOffline(false);
  await expect(strip(page, "You are offline.")).toBeHidden();
  await save.click();
  await expect(announcement(page, "Payments abroad")).toBeVisible();
});

test("a page that was never opened waits for the connection, and opens when it returns", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page, context } = owner;
  // No page is prefetched, so that its file is missing when it is needed.
  await page.route(/assets\/(RolesPage|Matrix)/, (route) => route.abort("internetdisconnected"));
  await page.goto(`/ws/${workspace.address}/members`);
  await expect(page.getByRole("row", { name: owner.email })).toBeVisible();
  owner.expects(noAnswer);
  await context.setOffline(true);
  await goTo(page, "Roles");
  await expect(strip(page, "You are offline.")).toBeVisible();
  await page.unroute(/assets\/(RolesPage|Matrix)/);
  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: "Roles", level: 1 })).toBeVisible();
});

test("a tab left open across a release reloads when a file of the old one is gone", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  owner.expects(404);
  await page.goto(`/ws/${workspace.address}/members`);
  let isOld = true;
  // The document comes before its files, so that none of them is asked for in between.
  page.on("request", (request) => {
    if (request.isNavigationRequest()) isOld = false;
  });
  await page.route(/assets\/RolesPage/, (route) =>
    isOld ? route.fulfill({ status: 404, body: "Not found" }) : route.continue(),
  );
  await goTo(page, "Roles");
  await expect(page.getByRole("heading", { name: "Roles", level: 1 })).toBeVisible();
});

test("the live stream restarts after any end, and a server error is not a loss of access", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  owner.expects(502);
  let answers = 0;
  await page.route(/live\.changes/, async (route) => {
    answers += 1;
    if (answers === 1) return route.fulfill({ status: 502, body: "Bad Gateway" });
    if (answers === 2) {
      const lost = { kind: "lost", code: "INTERNAL", reason: "busy", message: "Busy.", nouns: [] };
      const body = `event: connected\ndata: {}\n\ndata: ${JSON.stringify(lost)}\n\n`;
      return route.fulfill({ status: 200, contentType: "text/event-stream", body });
    }
    return route.continue();
  });
  await page.goto(`/ws/${workspace.address}/members`);
  await expect.poll(() => answers, { timeout: 60_000 }).toBeGreaterThan(2);
  await expect(page.getByRole("row", { name: owner.email })).toBeVisible();
  await addMember(owner, workspace, member, "viewer");
  await expect(page.getByRole("row", { name: member.email })).toBeVisible();
});

test("a removed person sees a notice, and the page again once they are added again", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, member, "viewer");
  const { page } = member;
  member.expects(404);
  await page.goto(`/ws/${workspace.address}/members`);
  await expect(page.getByRole("row", { name: owner.email })).toBeVisible();
  await owner.api.members.remove.mutate({ workspace: workspace.id, userId: await idOf(member) });
  await expect(page.getByRole("heading", { name: "You no longer have access to Payments" })).toBeVisible();
  await addMember(owner, workspace, member, "viewer");
  await expect(page.getByRole("row", { name: owner.email })).toBeVisible({ timeout: 90_000 });
});

test("a deleted workspace is distinguished from lost access, and comes back when restored", async ({
  people,
}) => {
  const platform = await people.platformAdmin();
  const admin = await people.signUp("Admin");
  const member = await people.signUp("Member");
  const { organization } = await createForCustomer(platform, admin);
  const workspace = await createWorkspace(admin, organization, "Staging");
  await enlist(admin, organization, member, "org_member");
  await addMember(admin, workspace, member, "viewer");
  const { page } = member;
  member.expects(404);
  const at = `/ws/${workspace.address}`;
  await page.goto(`${at}/members`);
  await expect(page.getByRole("row", { name: member.email })).toBeVisible();
  await admin.api.workspaces.requestDeletion.mutate({
    workspace: workspace.id,
    confirmation: workspace.name,
  });
  await expect(page.getByRole("heading", { name: `${workspace.name} was deleted` })).toBeVisible();
  await admin.api.workspaces.restore.mutate({ workspace: workspace.id });
  await expect(page.getByRole("row", { name: member.email })).toBeVisible({ timeout: 90_000 });
});

test("every page of an archived workspace says so, with a way to unarchive it", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/settings/danger`);
  await page.getByRole("button", { name: "Archive…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(workspace.slug);
  await dialog.getByRole("button", { name: "Archive workspace" }).click();
  await expect(page).toHaveURL("/workspaces");
  // Their only one is listed, and not reported as missing.
  await expect(page.getByRole("row", { name: "Payments" })).toContainText("Archived");
  for (const path of ["", "/members", "/audit", "/roles", "/settings"]) {
    await page.goto(`/ws/${workspace.address}${path}`);
    await expect(page.getByText("This workspace is archived")).toBeVisible();
  }
  await page.getByRole("alert").getByRole("button", { name: "Unarchive" }).click();
  await expect(page.getByText("This workspace is archived")).toBeHidden();

  await page.goto(`/ws/${workspace.address}/settings/danger`);
  await page.getByRole("button", { name: "Archive…" }).click();
  await dialog.getByRole("textbox").fill(workspace.slug);
  await dialog.getByRole("button", { name: "Archive workspace" }).click();
  await page.getByRole("alert").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("row", { name: "Payments" })).toContainText("Active");
});

test("a person in an organization without a workspace lands there, and sees who can give them access", async ({
  people,
}) => {
  const admin = await people.signUp("Tenant admin");
  const newcomer = await people.signUp("Newcomer");
  const organization = await createOrganization(admin);
  await enlist(admin, organization, newcomer, "tenant_member");
  const { page } = newcomer;
  await page.goto("/");
  await expect(page).toHaveURL(`/o/${organization.slug}`);
  await expect(page.getByRole("heading", { name: "You aren't in any workspace of Labs yet" })).toBeVisible();
  await expect(page.getByRole("link", { name: `Email ${admin.name}: ${admin.email}` })).toBeVisible();
  await expect(page.getByRole("link", { name: "Create workspace" })).toHaveCount(1);
  await expectAccessible(page);
});
