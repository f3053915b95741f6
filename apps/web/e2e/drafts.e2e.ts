import { expectAccessible } from "./support/accessible.ts";
import { password } from "./support/people.ts";
import { addMember, createFlatWorkspace } from "./support/places.ts";
import { announcement, goTo } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

// What somebody is typing is theirs until they save it or say that it may go.

test("whose session ends signs in over the page, and nothing they typed is lost", async ({ people }) => {
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

test("who leaves a form that is not saved is asked first", async ({ people }) => {
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

test("what somebody else saves meanwhile is told, and what is typed stays", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page, api } = owner;
  await page.goto(`/ws/${workspace.address}/settings`);
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("Mine");
  await api.workspaces.rename.mutate({ workspace: workspace.id, name: "Theirs" });
  const told = page.getByRole("status").filter({ hasText: "Owner changed this" });
  await expect(told).toContainText("Theirs");
  await expect(name).toHaveValue("Mine");
  await told.getByRole("button", { name: "Use their version" }).click();
  await expect(name).toHaveValue("Theirs");
  // Where nothing is typed, what is saved elsewhere shows by itself.
  await api.workspaces.rename.mutate({ workspace: workspace.id, name: "Theirs again" });
  await expect(name).toHaveValue("Theirs again");
  await name.fill("Mine after all");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(announcement(page, "Mine after all")).toBeVisible();
  await expect(told).toBeHidden();
});

test("a role that two people edit loses nothing of what the first one saved unseen", async ({ people }) => {
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
  // What is compared now is their version: saving would take a permission away that the draft never had.
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
