import { expectAccessible } from "./support/accessible.ts";
import { suspend } from "./support/operator.ts";
import { addMember, createFlatWorkspace } from "./support/places.ts";
import { announcement, openActions } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[V25][V61] the platform admin gives a new owner only to a workspace whose last owner can no longer sign in", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const admin = await people.signUp("Admin");
  const platform = await people.platformAdmin();
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, admin, "admin");
  const { page } = platform;

  await page.goto(`/platform/organizations/${workspace.slug}`);
  const early = await openActions(page, workspace.name);
  const rescue = early.getByRole("menuitem", { name: "Assign an owner…" });
  await expect(rescue).toBeDisabled();
  await expect(rescue).toContainText("Someone still owns this workspace and can sign in.");
  await expect(
    platform.api.platform.rescueWorkspace.mutate({ workspace: workspace.id, email: admin.email }),
  ).rejects.toMatchObject({ data: { code: "WRONG_STATE", reason: "workspace_has_owner" } });

  await suspend(owner.email);
  await page.goto("/platform");
  await page.getByRole("searchbox", { name: "Search by name or slug" }).fill(workspace.slug);
  await expect(page.getByRole("row", { name: workspace.slug })).toContainText("1 without an owner");
  await page.getByRole("row", { name: workspace.slug }).getByRole("link").click();
  await expect(page.getByRole("row", { name: workspace.slug })).toContainText("None");
  const actions = await openActions(page, workspace.name);
  await actions.getByRole("menuitem", { name: "Assign an owner…" }).click();
  const dialog = page.getByRole("dialog", { name: `Assign an owner to ${workspace.name}` });
  await expectAccessible(page);
  await dialog.getByRole("textbox", { name: "Email address of the new owner" }).fill(admin.email);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(announcement(page, `${admin.email} is now an owner.`)).toBeVisible();
  await expect(page.getByRole("row", { name: workspace.slug })).not.toContainText("None");

  await admin.page.goto(`/ws/${workspace.address}/settings/danger`);
  await expect(admin.page.getByRole("button", { name: "Delete…" })).toBeEnabled();
  await admin.page.goto(`/ws/${workspace.address}/audit`);
  const entry = admin.page.getByRole("row").filter({ hasText: "the owner of a workspace that had none" });
  await expect(entry).toContainText(platform.email);
});
