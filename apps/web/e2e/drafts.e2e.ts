import { expectAccessible } from "./support/accessible.ts";
import { password } from "./support/people.ts";
import { addMember, createFlatWorkspace } from "./support/places.ts";
import { announcement, goTo } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

// Unsaved input stays until its author saves it or discards it.

test("when their session ends, a person signs in over the page, and loses no input", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/settings`);
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("Payments abroad");
  const elsewhere = await people.signInElsewhere(owner);
  owner.expects(401);
  await elsewhere.api.session.signOutElsewhere.mutate({});
  const again = page.getByRole("dialog", { name: "You were signed out" });
  await expect(again).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  await expect(again.getByRole("textbox", { name: "Email address" })).toHaveValue(owner.email);
  await again.getByLabel("Password", { exact: true }).fill(password);
  await again.getByRole("button", { name: "Sign in" }).click();
  await expect(again).toBeHidden();
  await expect(name).toHaveValue("Payments abroad");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByRole("alert").filter({ hasText: "Payments abroad" })).toBeVisible();
});

test("leaving an unsaved form asks for confirmation", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/settings`);
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("Payments abroad");
  await goTo(page, "Members");
  const asked = page.getByRole("dialog", { name: "Leave without saving?" });
  await expect(asked).toBeVisible();
  await expectAccessible(page);
  await asked.getByRole("button", { name: "Keep editing" }).click();
  await expect(page).toHaveURL(`/ws/${workspace.address}/settings`);
  await expect(name).toHaveValue("Payments abroad");
  await goTo(page, "Members");
  await asked.getByRole("button", { name: "Discard changes" }).click();
  await expect(page).toHaveURL(`/ws/${workspace.address}/members`);
});

test("what someone else saves meanwhile is reported, and the input stays", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page, api } = owner;
  await page.goto(`/ws/${workspace.address}/settings`);
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("Mine");
  await api.workspaces.rename.mutate({ workspace: workspace.id, name: "Theirs" });
  const notice = page.getByRole("status").filter({ hasText: "Owner changed this" });
  await expect(notice).toContainText("Theirs");
  await expect(name).toHaveValue("Mine");
  await notice.getByRole("button", { name: "Use their version" }).click();
  await expect(name).toHaveValue("Theirs");
  // Without input, what is saved elsewhere appears by itself.
  await api.workspaces.rename.mutate({ workspace: workspace.id, name: "Theirs again" });
  await expect(name).toHaveValue("Theirs again");
  await name.fill("Mine after all");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(announcement(page, "Mine after all")).toBeVisible();
  await expect(notice).toBeHidden();
});

test("when two people edit a role, the first one's changes are not overwritten unseen", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const other = await people.signUp("Other");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, other, "owner");
  const { organization } = await owner.api.workspaces.get.query({ workspace: workspace.id });
  const role = await owner.api.roles.create.mutate({
    organization: organization.id,
    level: "workspace",
    name: "Auditor",
    permissions: ["workspace:read", "member:leave"],
  });
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/roles/${role.key}/edit`);
  const name = page.getByRole("textbox", { name: "Name" });
  await name.fill("Auditors");

  await other.api.roles.update.mutate({
    organization: organization.id,
    level: "workspace",
    key: role.key,
    name: "Auditor",
    permissions: [...role.permissions, "audit:read"],
  });

  const notice = page
    .getByRole("status")
    .filter({ hasText: "Other changed this role while you were editing" });
  await expect(notice).toBeVisible();
  await expect(name).toHaveValue("Auditors");
  // The comparison is now with their version: saving would remove a permission that the draft never had.
  await expect(page.getByRole("region", { name: "Changes", exact: true })).toContainText(
    "will no longer be able to",
  );
  await expectAccessible(page);

  await notice.getByRole("button", { name: "Use their version" }).click();
  await expect(notice).toBeHidden();
  await expect(name).toHaveValue("Auditor");
  await expect(
    page.getByRole("checkbox", { name: "Read and verify the audit log of the workspace" }),
  ).toBeChecked();
});
