import { expectAccessible } from "./support/accessible.ts";
import { addMember, createForCustomer, createWorkspace } from "./support/places.ts";
import { rowsOf } from "./support/resources.ts";
import { announcement } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[S5] an editor of two workspaces shares a policy with both; the organization's admin makes it everyone's", async ({
  people,
}) => {
  const platform = await people.platformAdmin();
  const admin = await people.signUp("Admin");
  const editor = await people.signUp("Editor");
  const { organization, workspace } = await createForCustomer(platform, admin);
  const staging = await createWorkspace(admin, organization, "Staging");
  const development = await createWorkspace(admin, organization, "Development");
  for (const place of [workspace, staging]) await addMember(admin, place, editor, "editor");
  const { page } = editor;

  await page.goto(`/ws/${staging.address}/resources/policy/new`);
  await page.getByRole("textbox", { name: "Name" }).fill("Card numbers");
  await page.getByRole("combobox", { name: "From severity" }).click();
  await page.getByRole("option", { name: "High" }).click();
  await page.getByRole("combobox", { name: "Then" }).click();
  await page.getByRole("option", { name: "Alert" }).click();
  await page.getByRole("combobox", { name: "Other workspaces" }).click();
  await expect(page.getByRole("option", { name: "Development" })).toBeHidden();
  await page.getByRole("option", { name: "Default" }).click();
  await page.keyboard.press("Escape");
  await expectAccessible(page);
  const add = page.getByRole("main").getByRole("button", { name: "Add policy" });

  // All of the organization is not theirs to give.
  await page.getByRole("radio", { name: "All workspaces" }).click();
  editor.expects(403);
  await add.click();
  await expect(page.getByRole("alert")).toContainText("through a role of the organization");
  await page.getByRole("radio", { name: "This workspace, and others that you choose" }).click();
  await page.getByRole("combobox", { name: "Other workspaces" }).click();
  await page.getByRole("option", { name: "Default" }).click();
  await page.keyboard.press("Escape");
  await add.click();
  await expect(announcement(page, "Card numbers added.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Details" })).toContainText("Default, Staging");
  await expectAccessible(page);
  await page.goto(`/ws/${workspace.address}/resources/policy`);
  await expect(rowsOf(page, "Policies")).toContainText(["Card numbers"]);

  const theirs = admin.page;
  await theirs.goto(`/ws/${development.address}/resources/policy`);
  await expect(theirs.getByRole("heading", { name: "No policies yet" })).toBeVisible();
  await theirs.goto(`/ws/${staging.address}/resources/policy`);
  await theirs.getByRole("link", { name: "Card numbers" }).click();
  await theirs.getByRole("button", { name: "Edit", exact: true }).click();
  await theirs.getByRole("radio", { name: "All workspaces" }).click();
  await theirs.getByRole("button", { name: "Save" }).click();
  await expect(theirs.getByRole("region", { name: "Details" })).toContainText("All workspaces");
  const history = theirs.getByRole("region", { name: "History" });
  await expect(history).toContainText("Default, StagingAll workspaces");
  await theirs.goto(`/ws/${development.address}/resources/policy`);
  await expect(rowsOf(theirs, "Policies")).toContainText(["Card numbers"]);
});
