import { expectAccessible } from "./support/accessible.ts";
import { addMember, createFlatWorkspace } from "./support/places.ts";
import { announcement, choose, openActions, openTab } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[V25][V26][V41][V42][V53][V60] an owner makes another owner, who demotes the first and promotes them again", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const second = await people.signUp("Second");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, second, "admin");

  await owner.page.goto(`/ws/${workspace.address}/members`);
  const ownRole = owner.page.getByRole("combobox", { name: "Role of Owner" });
  await expect(ownRole).toBeDisabled();
  const reason = "No one else here has the Owner role. Give it to someone else first.";
  await expect(ownRole).toHaveAccessibleDescription(reason);
  const owned = await owner.api.session.me.query();
  await expect(
    owner.api.members.changeRole.mutate({ workspace: workspace.id, userId: owned.user.id, role: "admin" }),
  ).rejects.toMatchObject({ data: { code: "CONFLICT", reason: "last_owner", message: reason } });

  const actions = await openActions(owner.page, "Second");
  await actions.getByRole("menuitem", { name: "Make Owner…" }).click();
  const dialog = owner.page.getByRole("dialog", { name: "Make Second Owner" });
  const effect = dialog.getByRole("region", { name: "What this changes" });
  await effect.getByRole("button", { name: "Show details" }).click();
  await expect(effect).toContainText(
    "New: delete the workspace, make a member an owner, change the security policy",
  );
  await expectAccessible(owner.page);
  await dialog.getByRole("button", { name: "Make owner" }).click();
  await expect(announcement(owner.page, "Second now has the Owner role.")).toBeVisible();
  await expect(ownRole).toBeEnabled();

  await second.page.goto(`/ws/${workspace.address}/members`);
  const change = second.page.getByRole("button", { name: "Change role" });
  const theirRole = second.page.getByRole("combobox", { name: "Role of Owner" });
  await choose(second.page, "Role of Owner", /^Admin/);
  await change.click();
  await expect(announcement(second.page, "Owner now has the Admin role.")).toBeVisible();
  await expect(theirRole).toBeFocused();
  await expect(theirRole).toHaveValue("Admin");
  await choose(second.page, "Role of Owner", /^Owner/);
  await change.click();
  await expect(announcement(second.page, "Owner now has the Owner role.")).toBeVisible();
});

test("[V41][V53] an owner transfers the workspace and steps down in one action, after seeing what both sides gain and lose", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const second = await people.signUp("Second");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, second, "viewer");
  const { page } = owner;

  // From the settings, where people look for it.
  await page.goto(`/ws/${workspace.address}/settings`);
  await openTab(page, "Members");
  await expect(page).toHaveURL(`/ws/${workspace.address}/members`);
  const actions = await openActions(page, "Second");
  await actions.getByRole("menuitem", { name: "Make Owner…" }).click();
  const dialog = page.getByRole("dialog", { name: "Make Second Owner" });
  await dialog.getByRole("switch", { name: "Step down at the same time" }).check();
  await choose(page, "Your new role", "Member");
  const effect = dialog.getByRole("region", { name: "What this changes" });
  await expect(effect).toContainText("1 person loses access, 1 person gains access");
  await expect(effect).toContainText("You can no longer");
  await expect(effect).toContainText("Second can then");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Make owner and step down" }).click();
  await expect(
    announcement(page, "Second now has the Owner role, and you have the Member role."),
  ).toBeVisible();
  await expect(page.getByRole("row", { name: owner.email })).toContainText("Member");
  await expect(page.getByRole("row", { name: second.email })).toContainText("Owner");
  await expect(page.getByRole("combobox", { name: /^Role of/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Add member", exact: true })).toBeDisabled();
});

test("[V24][V52][V53] an admin can't change an owner or make one, and sees why", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const admin = await people.signUp("Admin");
  const viewer = await people.signUp("Viewer");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, admin, "admin");
  await addMember(owner, workspace, viewer, "viewer");
  const { page } = admin;

  await page.goto(`/ws/${workspace.address}/members`);
  await expect(page.getByRole("combobox", { name: "Role of Owner" })).toBeDisabled();
  await page.getByRole("combobox", { name: "Role of Viewer" }).click();
  const toOwner = page.getByRole("option", { name: "Owner" });
  await expect(toOwner).toBeDisabled();
  await expect(toOwner).toContainText("You need the Owner role to make a member an owner.");
  await page.keyboard.press("Escape");
  const actions = await openActions(page, "Viewer");
  const promote = actions.getByRole("menuitem", { name: "Make Owner…" });
  await expect(promote).toBeDisabled();
  await expect(promote).toContainText("You need the Owner role to make a member an owner.");
  await expect(actions.getByRole("menuitem", { name: "Remove…" })).toBeEnabled();
});

test("[M38] even one of two owners can't remove themselves, and sees why", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const second = await people.signUp("Second");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, second, "owner");
  const { page } = owner;

  await page.goto(`/ws/${workspace.address}/members`);
  const own = await openActions(page, "Owner");
  const remove = own.getByRole("menuitem", { name: "Remove…" });
  await expect(remove).toBeDisabled();
  await expect(remove).toContainText("You can't remove yourself. Leave the workspace instead.");
  await page.keyboard.press("Escape");
  const theirs = await openActions(page, "Second");
  await expect(theirs.getByRole("menuitem", { name: "Remove…" })).toBeEnabled();
});
