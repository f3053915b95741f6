import { expectAccessible } from "./support/accessible.ts";
import { addMember, createFlatWorkspace, createOrganization } from "./support/places.ts";
import { announcement, openActions, openMenu } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

// Creating and changing roles within what a person holds.

const aboveYourself = "You can't make or change a role that can do more than you can wherever it applies.";

test("a person who can't edit roles sees each control disabled with its reason, and the API refuses them too", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const admin = await people.signUp("Admin");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, admin, "admin");
  const { organization } = await owner.api.workspaces.get.query({ workspace: workspace.id });
  const role = { organization: organization.id, level: "workspace" as const, key: "auditor" };
  const draft = {
    name: "Auditor",
    description: "",
    permissions: ["workspace:read", "member:leave"] as const,
  };
  const asked = { ...role, ...draft, permissions: [...draft.permissions] };
  const { key: _, ...made } = asked;
  await owner.api.roles.create.mutate(made);
  const { page, api } = admin;

  await page.goto(`/ws/${workspace.address}/roles`);
  const create = page.getByRole("link", { name: "Create role" });
  await expect(create).toHaveAttribute("aria-disabled", "true");
  await expect(create).toHaveAccessibleDescription("You need the Owner role to create roles.");
  await expect(page.getByRole("link", { name: "Auditor", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Actions for/ })).toHaveCount(0);
  for (const path of ["roles/new", "roles/auditor/edit"]) {
    await page.goto(`/ws/${workspace.address}/${path}`);
    await expect(page.getByRole("heading", { name: "You can't do this" })).toBeVisible();
    await expectAccessible(page);
  }

  const refused = { data: { code: "FORBIDDEN", reason: "missing_permission" } };
  await expect(api.roles.create.mutate({ ...made, name: "Mine" })).rejects.toMatchObject(refused);
  await expect(api.roles.update.mutate(asked)).rejects.toMatchObject(refused);
  await expect(api.roles.delete.mutate(role)).rejects.toMatchObject(refused);

  // Built-in roles can't be edited, even by the owner.
  await owner.page.goto(`/ws/${workspace.address}/roles/viewer`);
  const edit = owner.page.getByRole("button", { name: "Edit" });
  await expect(edit).toBeDisabled();
  await expect(edit).toHaveAccessibleDescription("Built-in roles can't be changed.");
});

test("an author creates roles within what they hold, and sees what is left out", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const author = await people.signUp("Author");
  const workspace = await createFlatWorkspace(owner);
  const { organization } = await owner.api.workspaces.get.query({ workspace: workspace.id });
  const made = { organization: organization.id, level: "workspace" as const };
  await owner.api.roles.create.mutate({
    ...made,
    name: "Author",
    permissions: [
      "workspace:read",
      "member:leave",
      "member:read",
      "organization:read",
      "role:create",
      "role:update",
      "role:delete",
    ],
  });
  await addMember(owner, workspace, author, "author");
  const { page, api } = author;

  await page.goto(`/ws/${workspace.address}/roles/new?from=viewer`);
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Copy of Viewer");
  await expect(
    page.getByText(
      "Not copied from Viewer because you don't have it yourself: see the teams, see the usage, see the certificates, ",
    ),
  ).toBeVisible();
  const add = page.getByRole("checkbox", { name: "Add members" });
  await expect(add).toBeDisabled();
  await expect(page.getByText(aboveYourself).first()).toBeVisible();
  // If they hold nothing of a noun, that is said once.
  const teams = page.getByRole("group", { name: "Teams", exact: true });
  await expect(teams.getByText(aboveYourself)).toHaveCount(1);
  await expect(page.getByRole("checkbox", { name: "See the members" })).toBeChecked();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create role" }).click();
  await expect(announcement(page, "Role Copy of Viewer created.")).toBeVisible();

  await expect(
    api.roles.create.mutate({
      ...made,
      name: "Stronger",
      permissions: ["workspace:read", "member:leave", "member:add"],
    }),
  ).rejects.toMatchObject({ data: { code: "FORBIDDEN", reason: "above_yourself", message: aboveYourself } });
});

test("an organization's admin creates roles of either level, and a copy takes over what it can", async ({
  people,
}) => {
  const tenantAdmin = await people.signUp("Tenant admin");
  const colleague = await people.signUp("Colleague");
  const { first, ...organization } = await createOrganization(tenantAdmin);
  await addMember(tenantAdmin, first, colleague, "workspace_viewer");
  const { page } = tenantAdmin;

  await page.goto(`/o/${organization.slug}`);
  await openMenu(page);
  await page
    .getByRole("navigation", { name: "Main" })
    .locator(`a[href="/o/${organization.slug}/roles"]`)
    .click();
  const actions = await openActions(page, "Tenant member");
  await actions.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(page.getByRole("radio", { name: "Organization role" })).toBeChecked();
  await page.getByRole("textbox", { name: "Name" }).fill("People lead");
  await page.getByRole("checkbox", { name: "Add people to the organization" }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create role" }).click();
  await expect(page).toHaveURL(`/o/${organization.slug}/roles/people_lead`);
  await expect(page.getByText("Organization role", { exact: true })).toBeVisible();

  await page.goto(`/o/${organization.slug}/roles/new`);
  await expect(page.getByRole("radio", { name: "Workspace role" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Create teams" })).toBeHidden();
  await page.getByRole("radio", { name: "Organization role" }).check();
  await expect(page.getByRole("checkbox", { name: "Create teams" })).toBeEnabled();
  await expect(page.getByRole("heading", { name: "In every workspace" })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "See the organization", exact: true })).toBeDisabled();

  // When an organization role gains a permission, its holders gain it in every workspace.
  const { user } = await colleague.api.session.me.query();
  await tenantAdmin.api.members.changeRole.mutate({
    organization: organization.id,
    userId: user.id,
    role: "people_lead",
  });
  await page.goto(`/o/${organization.slug}/roles/people_lead/edit`);
  await page.getByRole("checkbox", { name: "Add members" }).check();
  await expect(page.getByRole("region", { name: "Changes", exact: true })).toContainText(
    "Colleague can then add members",
  );
  await page.getByRole("button", { name: "Save role" }).click();
  await expect(announcement(page, "People lead saved.")).toBeVisible();
  await expect(page.getByText("1 person")).toBeVisible();
  await expectAccessible(page);
});
