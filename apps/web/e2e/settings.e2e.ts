import { expectAccessible } from "./support/accessible.ts";
import { addMember, foundOrganization, foundWorkspace } from "./support/places.ts";
import { announcement, switcher } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[V17][V21][V37][V50] an admin renames and describes; the slug stays and says who could change it", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const admin = await people.signUp("Admin");
  const workspace = await foundWorkspace(owner);
  await addMember(owner, workspace, admin, "admin");
  const { page } = admin;

  await page.goto(`/ws/${workspace.slug}/settings`);
  const slug = page.getByRole("textbox", { name: "Slug" });
  await expect(slug).toHaveAttribute("readonly");
  await expect(slug).toHaveAccessibleDescription(/The platform admin can change it/);
  await expectAccessible(page);
  const name = page.getByRole("region", { name: "Name" });
  await name.getByRole("textbox", { name: "Name" }).fill("Payouts");
  await name.getByRole("button", { name: "Save" }).click();
  await expect(announcement(page, "The workspace is called Payouts now.")).toBeVisible();
  await expect(switcher(page)).toContainText("Payouts");
  const description = page.getByRole("region", { name: "Description" });
  await description.getByRole("textbox").fill("Money that goes out.");
  await description.getByRole("button", { name: "Save" }).click();
  await expect(announcement(page, "The description is saved.")).toBeVisible();
  await expect(slug).toHaveValue(workspace.slug);

  await owner.page.goto(`/ws/${workspace.slug}`);
  await expect(owner.page.getByRole("heading", { level: 1 })).toHaveText("Payouts");
  await expect(owner.page.getByText("Money that goes out.")).toBeVisible();
});

test("a name that cannot be used is refused at its field, before it is sent", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await foundWorkspace(owner);
  const { page } = owner;
  await page.goto(`/ws/${workspace.slug}/settings`);
  const form = page.getByRole("region", { name: "Name" });
  const name = form.getByRole("textbox", { name: "Name" });
  await name.fill("x".repeat(81));
  await form.getByRole("button", { name: "Save" }).click();
  await expect(name).toHaveAccessibleDescription(/80 characters/);
  await name.fill("");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(form.getByRole("textbox")).toHaveAccessibleDescription(/name/i);
});

test("[V50] a member reads the settings, cannot change them, and is told who can", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const workspace = await foundWorkspace(owner);
  await addMember(owner, workspace, member, "member");
  const { page, api } = member;

  await page.goto(`/ws/${workspace.slug}/settings`);
  const reason = "Only an owner or an admin can edit the workspace's name and description.";
  const form = page.getByRole("region", { name: "Name" });
  const name = form.getByRole("textbox", { name: "Name" });
  await expect(name).toHaveValue(workspace.name);
  await expect(name).toBeDisabled();
  await expect(name).toHaveAccessibleDescription(reason);
  const save = form.getByRole("button", { name: "Save" });
  await expect(save).toBeDisabled();
  await expect(save).toHaveAccessibleDescription(reason);
  await expectAccessible(page);
  // It stays within reach of the keyboard, which is how the reason is found; pressing it does nothing.
  await save.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tooltip")).toHaveText(reason);
  await expect(api.workspaces.rename.mutate({ workspace: workspace.id, name: "Mine" })).rejects.toMatchObject(
    {
      data: { code: "FORBIDDEN", reason: "missing_permission", message: reason },
    },
  );
});

test("[V27][V51][V59] the plans are shown to everybody and are visibly disabled for who is not the owner", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const admin = await people.signUp("Admin");
  const workspace = await foundWorkspace(owner);
  await addMember(owner, workspace, admin, "admin");

  await admin.page.goto(`/ws/${workspace.slug}/settings/plan`);
  const plans = admin.page.getByRole("group", { name: "Plan" });
  await expect(plans).toBeDisabled();
  await expect(plans).toHaveAccessibleDescription("Only an owner can change the plan.");
  await expect(admin.page.getByText("Only an owner can change the plan.")).toBeVisible();
  for (const plan of ["Free", "Starter", "Pro", "Enterprise"]) {
    await expect(plans.getByText(plan, { exact: true })).toBeVisible();
  }
  await expectAccessible(admin.page);

  await owner.page.goto(`/ws/${workspace.slug}/settings`);
  await owner.page.getByRole("link", { name: "Plan", exact: true }).click();
  await expect(owner.page).toHaveURL(`/ws/${workspace.slug}/settings/plan`);
  await expect(owner.page.getByRole("group", { name: "Plan" })).toBeEnabled();
  await expectAccessible(owner.page);
});

test("[M61][M64] a workspace admin edits the metadata; the slug never changes", async ({ people }) => {
  const tenantAdmin = await people.signUp("Tenant admin");
  const workspaceAdmin = await people.signUp("Workspace admin");
  const { first } = await foundOrganization(tenantAdmin);
  await addMember(tenantAdmin, first, workspaceAdmin, "workspace_admin");
  const { page } = workspaceAdmin;
  await page.goto(`/ws/${first.slug}/settings`);
  await expect(page.getByRole("textbox", { name: "Slug" })).toHaveAccessibleDescription(/It never changes/);
  const form = page.getByRole("region", { name: "Name" });
  await form.getByRole("textbox", { name: "Name" }).fill("Production");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(announcement(page, "The workspace is called Production now.")).toBeVisible();
  await expect(page).toHaveURL(`/ws/${first.slug}/settings`);
});
