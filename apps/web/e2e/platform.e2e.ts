import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { unique } from "./support/people.ts";
import { addMember, createFlatWorkspace, createOrganization, createWorkspace } from "./support/places.ts";
import { announcement, choose, goTo, openActions } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

/** The platform admin's actions on the workspace with this name, from the page of its organization. */
async function actionsOf(page: Page, organization: string, workspace: string): Promise<Locator> {
  await page.goto(`/platform/organizations/${organization}`);
  return openActions(page, workspace);
}

test("the platform pages are only for the platform admin: everyone else is refused by the pages and by the API", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page, api } = owner;
  owner.expects(403);
  await page.goto(`/ws/${workspace.address}`);
  await expect(page.getByRole("link", { name: "Outbox", includeHidden: true })).toHaveCount(0);
  const everything = "Only the platform admin can see every organization and workspace of this instance.";
  for (const [path, reason] of [
    ["/platform", everything],
    [`/platform/organizations/${workspace.slug}`, everything],
    ["/platform/people", "Only the platform admin can suspend and reinstate a person's account."],
    ["/platform/organizations/new", "Only the platform admin can appoint the admins of an organization."],
    ["/outbox", "Only the platform admin can read the outbox of this instance."],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "You can't see this" })).toBeVisible();
    await expect(page.getByText(reason)).toBeVisible();
    await expectAccessible(page);
  }
  const refused = { data: { code: "FORBIDDEN", reason: "missing_permission" } };
  await expect(api.platform.organizations.query({})).rejects.toMatchObject(refused);
  await expect(api.platform.outbox.query({})).rejects.toMatchObject(refused);
  const mine = { workspace: workspace.id };
  await expect(
    api.workspaces.changeSlug.mutate({ actingAs: "platform", ...mine, slug: `own-${workspace.slug}` }),
  ).rejects.toMatchObject(refused);
  await expect(api.platform.rescueWorkspace.mutate({ ...mine, email: owner.email })).rejects.toMatchObject(
    refused,
  );
  await expect(api.workspaces.restore.mutate(mine)).rejects.toMatchObject(refused);
});

test("[V46] the platform admin sees what needs attention, and fully restores a deleted workspace", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const platform = await people.platformAdmin();
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, member, "member");
  await owner.api.workspaces.requestDeletion.mutate({
    workspace: workspace.id,
    confirmation: workspace.slug,
  });
  const { page } = platform;

  await page.goto("/");
  await goTo(page, "Organizations");
  await expect(page).toHaveURL("/platform");
  await expect(page.getByRole("table", { name: "Organizations" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("searchbox", { name: "Search by name or slug" }).fill(workspace.slug);
  const row = page.getByRole("row", { name: workspace.slug });
  await expect(row).toContainText("1 deleted");
  await row.getByRole("link", { name: workspace.name }).click();
  await expect(page).toHaveURL(`/platform/organizations/${workspace.slug}`);
  await expect(page.getByRole("row", { name: workspace.slug })).toContainText("Deleted");
  await expectAccessible(page);
  const actions = await openActions(page, workspace.name);
  await actions.getByRole("menuitem", { name: "Restore", exact: true }).click();
  await expect(announcement(page, `${workspace.name} restored.`)).toBeVisible();
  await expect(page.getByRole("row", { name: workspace.slug })).toContainText("Active");

  await member.page.goto(`/ws/${workspace.address}/members`);
  await expect(member.page.getByRole("row", { name: owner.email })).toBeVisible();
  // The tenant's own log records the actor; the content stays closed to the platform admin.
  await owner.page.goto(`/ws/${workspace.address}/audit`);
  const restored = owner.page.getByRole("row").filter({ hasText: "restored the workspace Payments." });
  await expect(restored).toContainText(platform.email);
  platform.expects(404);
  await page.goto(`/ws/${workspace.address}`);
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
});

test("[V21] only the platform admin changes a slug, and a taken one is refused at its field", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const platform = await people.platformAdmin();
  const workspace = await createFlatWorkspace(owner);
  const other = await createFlatWorkspace(owner, "Treasury");
  const { page } = platform;
  platform.expects(409);

  await owner.page.goto(`/ws/${workspace.address}/settings`);
  await expect(owner.page.getByRole("textbox", { name: "Slug" })).toHaveAttribute("readonly");
  await expect(
    owner.api.workspaces.changeSlug.mutate({
      actingAs: "platform",
      workspace: workspace.id,
      slug: `own-${workspace.slug}`,
    }),
  ).rejects.toMatchObject({ data: { code: "FORBIDDEN" } });

  const actions = await actionsOf(page, workspace.slug, workspace.name);
  await actions.getByRole("menuitem", { name: "Change slug…" }).click();
  const dialog = page.getByRole("dialog", { name: `Change slug of ${workspace.name}` });
  await expect(dialog).toContainText("The old slug redirects");
  await expectAccessible(page);
  const slug = dialog.getByRole("textbox", { name: "New slug" });
  const save = dialog.getByRole("button", { name: "Save" });
  await slug.fill("-");
  await save.click();
  await expect(slug).toHaveAttribute("aria-invalid", "true");
  await slug.fill(other.slug);
  await save.click();
  await expect(slug).toHaveAccessibleDescription("Slug already taken.");
  const changed = `new-${workspace.slug}`;
  await slug.fill(changed);
  await save.click();
  await expect(announcement(page, `Slug changed to ${changed}.`)).toBeVisible();
  await expect(dialog).toBeHidden();

  await owner.page.goto(`/ws/${workspace.address}/settings`);
  await expect(owner.page).toHaveURL(`/ws/${changed}/settings`);
  await expect(owner.page.getByRole("textbox", { name: "Slug" })).toHaveValue(changed);
});

test("[M53] the platform admin raises the cap on active workspaces", async ({ people }) => {
  const tenantAdmin = await people.signUp("Tenant admin");
  const platform = await people.platformAdmin();
  const organization = await createOrganization(tenantAdmin);
  const { page } = platform;
  const limit = page.getByRole("table", { name: "Limits" }).getByRole("row", { name: "Active workspaces" });
  const setCap = async (value: string) => {
    await limit.getByRole("button", { name: "Change…" }).click();
    const dialog = page.getByRole("dialog", { name: "Change the limit: Active workspaces" });
    await expectAccessible(page);
    await dialog.getByRole("textbox", { name: "New value" }).fill(value);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(announcement(page, `Active workspaces is now ${value}.`)).toBeVisible();
    await expect(dialog).toBeHidden();
  };

  await page.goto(`/platform/organizations/${organization.slug}`);
  await expect(limit.getByRole("cell").nth(1)).toHaveText("100");
  await setCap("1");
  // It is shown before anyone tries, and attempts are refused.
  const to = `/workspaces/new?organization=${organization.slug}`;
  await tenantAdmin.page.goto(to);
  const inside = tenantAdmin.page.getByRole("radio", { name: `A workspace in ${organization.name}` });
  await expect(inside).toBeDisabled();
  await expect(inside).toHaveAccessibleDescription(/1 workspace limit reached/);
  await expectAccessible(tenantAdmin.page);
  await expect(createWorkspace(tenantAdmin, organization, "Staging")).rejects.toMatchObject({
    data: { code: "LIMIT_REACHED", message: "1 workspace limit reached" },
  });
  await expect(
    tenantAdmin.api.platform.liftLimit.mutate({
      organization: organization.id,
      limit: "activeWorkspaces",
      value: 9,
    }),
  ).rejects.toMatchObject({ data: { code: "FORBIDDEN" } });

  await setCap("2");
  await expect(limit.getByRole("cell").nth(2)).toHaveText("2");
  await tenantAdmin.page.goto(to);
  // Its slug is unique in the whole instance: different from another run's.
  const called = `Staging ${unique()}`;
  await tenantAdmin.page.getByRole("textbox", { name: "Name", exact: true }).fill(called);
  await tenantAdmin.page.getByRole("button", { name: "Create workspace" }).click();
  await expect(tenantAdmin.page.getByRole("heading", { level: 1 })).toHaveText(called);
});

test("[M68] an organization is deleted only when the platform admin confirms its admin's request, and can be restored", async ({
  people,
}) => {
  test.slow();
  const tenantAdmin = await people.signUp("Tenant admin");
  const viewer = await people.signUp("Viewer");
  const platform = await people.platformAdmin();
  const organization = await createOrganization(tenantAdmin);
  const staging = await createWorkspace(tenantAdmin, organization, "Staging");
  await addMember(tenantAdmin, staging, viewer, "workspace_viewer");
  const { page } = platform;

  await page.goto(`/platform/organizations/${organization.slug}`);
  const deletion = page.getByRole("region", { name: "Deletion" });
  await expect(deletion).toContainText("No one has requested the deletion of this organization.");
  await expect(deletion.getByRole("button")).toHaveCount(0);

  await viewer.page.goto(`/o/${organization.slug}/settings`);
  const refusedAsk = viewer.page.getByRole("button", { name: "Request deletion…" });
  await expect(refusedAsk).toBeDisabled();
  await expect(refusedAsk).toHaveAccessibleDescription(
    "You need the Tenant admin role to ask for the deletion of the organization.",
  );
  await expectAccessible(viewer.page);

  await tenantAdmin.page.goto(`/o/${organization.slug}/settings`);
  await tenantAdmin.page.getByRole("button", { name: "Request deletion…" }).click();
  const asking = tenantAdmin.page.getByRole("dialog", { name: "Delete organization" });
  const ask = asking.getByRole("button", { name: "Request deletion" });
  await asking.getByRole("textbox").fill("something else");
  await expect(ask).toBeDisabled();
  await asking.getByRole("textbox").fill(organization.name);
  await expectAccessible(tenantAdmin.page);
  await ask.click();
  await expect(
    announcement(tenantAdmin.page, "Deletion requested. The platform admin has to confirm it."),
  ).toBeVisible();
  await expect(tenantAdmin.page.getByRole("button", { name: "Cancel deletion" })).toBeEnabled();
  await tenantAdmin.page.goto(`/o/${organization.slug}`);
  await expect(tenantAdmin.page.getByText("Waiting for the platform admin.")).toBeVisible();
  // Nothing has changed yet, and the requester can't confirm it.
  await viewer.page.goto(`/ws/${staging.address}`);
  await expect(viewer.page.getByRole("heading", { level: 1 })).toHaveText(staging.name);
  const input = { organization: organization.id, confirmation: organization.name };
  await expect(tenantAdmin.api.platform.confirmDeletion.mutate(input)).rejects.toMatchObject({
    data: { code: "FORBIDDEN" },
  });

  await page.reload();
  await deletion.getByRole("button", { name: "Confirm deletion…" }).click();
  const dialog = page.getByRole("dialog", { name: `Permanently delete ${organization.name}` });
  await expect(dialog.getByRole("listitem").first()).toHaveText("2 workspaces are closed immediately.");
  const confirm = dialog.getByRole("button", { name: "Confirm deletion" });
  await expect(confirm).toBeDisabled();
  await dialog.getByRole("textbox").fill(organization.name);
  await expectAccessible(page);
  // Both have pages of the organization open, which ask again when it is deleted.
  for (const person of [tenantAdmin, viewer]) person.expects(404);
  await confirm.click();
  await expect(
    announcement(page, `${organization.name} deleted. It will be permanently removed after 30 days.`),
  ).toBeVisible();
  await expect(deletion).toContainText("Confirmed. It will be permanently deleted after");
  await expectAccessible(page);

  for (const person of [tenantAdmin, viewer]) {
    await person.page.goto(`/ws/${staging.address}`);
    await expect(person.page.getByRole("heading", { name: "Page not found" })).toBeVisible();
    await person.page.goto("/");
    await expect(person.page).toHaveURL("/workspaces/new");
  }

  await deletion.getByRole("button", { name: "Restore organization" }).click();
  await expect(announcement(page, `${organization.name} restored.`)).toBeVisible();
  await viewer.page.goto(`/ws/${staging.address}`);
  await expect(viewer.page.getByRole("heading", { level: 1 })).toHaveText(staging.name);
});

test("organizations are sorted by their headings, filtered by kind and state, and counted", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const platform = await people.platformAdmin();
  const name = `Sorted ${unique()}`;
  for (const first of ["Zebra", "Apple"]) {
    await createOrganization(owner, `${first} ${name}`);
  }
  const { page } = platform;
  await page.goto("/platform");
  await page.getByRole("searchbox", { name: "Search by name or slug" }).fill(name);
  const rows = page.getByRole("table", { name: "Organizations" }).getByRole("row");
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText("Zebra");
  await expect(page.getByText("2 in all")).toBeVisible();
  await page.getByRole("button", { name: "Organization", exact: true }).click();
  await expect(rows.nth(1)).toContainText("Apple");
  await page.getByRole("button", { name: "Organization", exact: true }).click();
  await expect(rows.nth(1)).toContainText("Zebra");
  await expect(page.getByRole("columnheader", { name: "Organization" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await choose(page, "Kind", "AI governance");
  await expect(rows).toHaveCount(3);
  await choose(page, "State", "Without an owner");
  await expect(page.getByRole("heading", { name: "No organizations found" })).toBeVisible();
  await expectAccessible(page);
});
