import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { addMember, createFlatWorkspace, createOrganization } from "./support/places.ts";
import { announcement, goTo, openActions } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

/** The table of roles and permissions. */
function matrixOf(page: Page): Locator {
  return page.getByRole("region", { name: "Permissions by role" }).getByRole("table");
}

/** Each role's answer, in column order: "yes no" for a permission that only the first of two roles holds. */
async function expectAnswers(matrix: Locator, answers: Record<string, string>): Promise<void> {
  for (const [permission, answer] of Object.entries(answers)) {
    // A workspace permission, not the organization's with almost the same name.
    const row = matrix.getByRole("row").filter({ hasText: new RegExp(`(?<!_)${permission}`) });
    const cells = row.getByRole("cell");
    await expect(cells, permission).toHaveText(
      answer.split(" ").map((word) => (word === "yes" ? "Yes" : "No")),
    );
  }
}

test("[V55] even the lowest member sees the whole matrix, with their own role highlighted", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, viewer, "viewer");
  const { page } = viewer;

  await page.goto(`/ws/${workspace.address}`);
  await goTo(page, "Roles");
  await expect(page).toHaveURL(`/ws/${workspace.address}/roles`);
  const matrix = matrixOf(page);
  await expect(matrix.getByRole("columnheader")).toHaveText([
    "People with this role can…",
    "Owner",
    "Admin",
    "Member",
    "Viewer, Your role",
  ]);
  await expectAnswers(matrix, {
    "workspace:read": "yes yes yes yes",
    "workspace:update": "yes yes no no",
    "workspace:archive": "yes yes no no",
    "workspace:delete": "yes no no no",
    "member:read": "yes yes yes yes",
    "member:add": "yes yes no no",
    "member:change_role": "yes yes no no",
    "member:remove": "yes yes no no",
    "member:make_owner": "yes no no no",
    "member:leave": "yes yes yes yes",
    "audit:read": "yes yes no no",
    "plan:change": "yes no no no",
    "team:create": "yes yes no no",
    "role:create": "yes no no no",
  });
  for (const permission of ["workspace:change_slug", "workspace:restore"]) {
    const row = matrix.getByRole("row").filter({ hasText: permission });
    await expect(row.getByRole("rowheader")).toContainText("The platform admin");
    await expect(row.getByRole("cell")).toHaveText(["No", "No", "No", "No"]);
  }
  const roles = page.getByRole("table", { name: "Roles" });
  await expect(roles.getByRole("row", { name: "Owner" })).toContainText("1 person");
  await expect(roles.getByRole("row", { name: "Viewer" })).toContainText("Your role");
  await expect(roles.getByRole("row", { name: "Admin" })).toContainText("No one");
  await expectAccessible(page);

  await roles.getByRole("link", { name: "Viewer" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Viewer");
  const sentences = page.getByRole("listitem");
  await expect(sentences.filter({ hasText: "See the members" })).toHaveText("Can: See the members");
  await expect(sentences.filter({ hasText: "Add members" })).toHaveText("Cannot: Add members");
  await expectAccessible(page);
});

test("[M10][M11][M12] an organization's matrix shows who manages, who works and who only reads", async ({
  people,
}) => {
  const tenantAdmin = await people.signUp("Tenant admin");
  const reader = await people.signUp("Reader");
  const { first, ...organization } = await createOrganization(tenantAdmin);
  await addMember(tenantAdmin, first, reader, "workspace_viewer");
  const { page } = reader;

  await page.goto(`/ws/${first.address}/roles`);
  await expect(page.getByText("Your roles: Tenant member, Workspace viewer.")).toBeVisible();
  const matrix = matrixOf(page);
  await expectAnswers(matrix, {
    "workspace:update": "yes no yes no no",
    "workspace:archive": "yes no no no no",
    "member:read": "yes no yes yes yes",
    "member:add": "yes no yes no no",
    "member:change_role": "yes no yes no no",
    "member:remove": "yes no yes no no",
    "audit:read": "yes no yes yes yes",
    "workspace:create": "yes no no no no",
    "organization:delete": "yes no no no no",
  });
  // Wider than a phone: it scrolls by itself, and the keyboard can reach it.
  await matrix.locator("..").focus();
  await expectAccessible(page);
  // Holders are counted in this workspace; the roles themselves belong to the organization.
  const here = page.getByRole("table", { name: "Workspace roles" });
  await expect(here.getByRole("row", { name: "Workspace viewer" })).toContainText("1 person");
  await expect(page.getByRole("button", { name: "Create role" })).toBeHidden();
  await page.getByRole("link", { name: "Organization roles" }).click();
  await expect(page).toHaveURL(`/o/${organization.slug}/roles`);
  const create = page.getByRole("link", { name: "Create role" });
  await expect(create).toHaveAccessibleDescription("You need the Tenant admin role to create roles.");
  await tenantAdmin.page.goto(`/ws/${first.address}/roles`);
  await expect(matrixOf(tenantAdmin.page).getByRole("columnheader").nth(1)).toHaveText(
    "Tenant admin, Your role",
  );
});

test("people outside the workspace learn nothing about its roles", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const stranger = await people.signUp("Stranger");
  const workspace = await createFlatWorkspace(owner);
  stranger.expects(404);
  for (const path of ["roles", "roles/viewer", "roles/new", "roles/viewer/edit"]) {
    await stranger.page.goto(`/ws/${workspace.address}/${path}`);
    await expect(stranger.page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  }
  await expectAccessible(stranger.page);
  await owner.page.goto(`/ws/${workspace.address}/roles/no-such-role`);
  await expect(owner.page.getByRole("heading", { name: "Page not found" })).toBeVisible();
});

test("an owner creates a role, edits it after seeing who loses what, and replaces it with another one on deletion", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const reader = await people.signUp("Reader");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;

  await page.goto(`/ws/${workspace.address}/roles`);
  await page.getByRole("link", { name: "Create role" }).click();
  const name = page.getByRole("textbox", { name: "Name" });
  await name.fill("owner");
  const opens = page.getByRole("checkbox", { name: "Open the workspace" });
  await expect(opens).toBeChecked();
  await expect(opens).toBeDisabled();
  await expect(page.getByText("Every role in a workspace must be able to open the workspace.")).toBeVisible();
  await page.getByRole("checkbox", { name: "See the members" }).check();
  await page.getByRole("checkbox", { name: "Read and verify the audit log of the workspace" }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create role" }).click();
  await expect(page.getByText("A role with this name already exists.")).toBeVisible();
  await expect(name).toBeFocused();
  await name.fill("Auditor");
  await page.getByRole("textbox", { name: "Description" }).fill("Reads along.");
  await page.getByRole("button", { name: "Create role" }).click();
  await expect(announcement(page, "Role Auditor created.")).toBeVisible();
  await expect(page).toHaveURL(`/ws/${workspace.address}/roles/auditor`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Auditor");

  await addMember(owner, workspace, reader, "auditor");
  await reader.page.goto(`/ws/${workspace.address}/audit`);
  await expect(reader.page.getByRole("table").getByText("Auditor")).not.toHaveCount(0);

  await page.getByRole("button", { name: "Edit" }).click();
  const save = page.getByRole("button", { name: "Save role" });
  await expect(save).toBeDisabled();
  await expect(save).toHaveAccessibleDescription("No changes yet.");
  await page.getByRole("checkbox", { name: "Read and verify the audit log of the workspace" }).uncheck();
  const change = page.getByRole("region", { name: "Changes", exact: true });
  await expect(change).toContainText("People with this role will no longer be able to");
  await expect(change).toContainText(
    `Reader can no longer read and verify the audit log of the workspace in ${workspace.name}.`,
  );
  await expectAccessible(page);
  reader.expects(403);
  await save.click();
  await expect(announcement(page, "Auditor saved.")).toBeVisible();
  await reader.page.reload();
  await expect(reader.page.getByRole("heading", { name: "You can't see this" })).toBeVisible();

  await page.goto(`/ws/${workspace.address}/roles`);
  const actions = await openActions(page, "Auditor");
  await actions.getByRole("menuitem", { name: "Delete…" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete role Auditor" });
  const submit = dialog.getByRole("button", { name: "Delete role" });
  await expect(submit).toBeDisabled();
  await expect(submit).toHaveAccessibleDescription(
    "1 person, team or invitation has this role. Choose the role that replaces it.",
  );
  await dialog.getByRole("combobox", { name: "Replacement role" }).click();
  await page.getByRole("option", { name: "Admin" }).click();
  await expect(dialog).toContainText("Reader can then");
  await expectAccessible(page);
  await submit.click();
  await expect(announcement(page, "Role Auditor deleted.")).toBeVisible();
  await expect(page.getByRole("table", { name: "Roles" }).getByRole("row", { name: "Auditor" })).toBeHidden();
  const { items } = await owner.api.members.list.query({ workspace: workspace.id, search: reader.email });
  expect(items.map(({ role }) => role)).toEqual(["admin"]);
});

test("[V12] an owner replaces a built-in role with a copy, after seeing who loses what", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const reader = await people.signUp("Reader");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, reader, "viewer");
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/roles`);
  const actions = await openActions(page, "Viewer");
  await actions.getByRole("menuitem", { name: "Copy and replace…" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Copy and replace Viewer");
  const name = page.getByRole("textbox", { name: "Name" });
  await expect(name).toHaveValue("Copy of Viewer");
  await name.fill("Guest");
  await page.getByRole("checkbox", { name: "See the members" }).uncheck();
  const change = page.getByRole("region", { name: "Changes", exact: true });
  await expect(change).toContainText(`Reader can no longer see the members in ${workspace.name}.`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Replace role" }).click();
  await expect(announcement(page, "Viewer replaced with Guest.")).toBeVisible();
  await expect(page).toHaveURL(`/ws/${workspace.address}/roles/guest`);
  const { items } = await owner.api.members.list.query({ workspace: workspace.id, search: reader.email });
  expect(items.map(({ role }) => role)).toEqual(["guest"]);

  await page.goto(`/ws/${workspace.address}/roles/owner/replace`);
  await expect(page.getByText("Owner can't be replaced")).toBeVisible();
});
