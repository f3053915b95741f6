import { expectAccessible } from "./support/accessible.ts";
import { addMember, createFlatWorkspace, createOrganization, enlist } from "./support/places.ts";
import { announcement } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[M35][M37] an owner gives several members one role, and removes several, after seeing what it means for all", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const [first, second] = [await people.signUp("Ada"), await people.signUp("Bob")];
  const workspace = await createFlatWorkspace(owner);
  for (const person of [first, second]) await addMember(owner, workspace, person, "admin");
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/members`);

  const own = page.getByRole("checkbox", { name: "Select Owner" });
  await expect(own).toHaveAccessibleDescription(/remove yourself|leave/i);
  await own.focus();
  await page.keyboard.press("Space");
  await expect(own).not.toBeChecked();
  await page.getByRole("checkbox", { name: "Select all shown" }).check();
  const bar = page.getByRole("group", { name: "2 selected" });
  await expectAccessible(page);
  await bar.getByRole("button", { name: "Change role…" }).click();
  const dialog = page.getByRole("dialog", { name: "Change the role of 2 people" });
  await dialog.getByRole("radio", { name: "Viewer" }).check();
  const effect = dialog.getByRole("region", { name: "What this changes" });
  await expect(effect).toContainText("2 people");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Change role" }).click();
  await expect(announcement(page, "2 people now have the Viewer role.")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Role of Ada" })).toHaveValue("Viewer");

  await page.getByRole("checkbox", { name: "Select Ada" }).check();
  await page.getByRole("checkbox", { name: "Select Bob" }).check();
  await bar.getByRole("button", { name: "Remove…" }).click();
  const removal = page.getByRole("dialog", { name: "Remove 2 people" });
  await expect(removal).toContainText("Ada and Bob");
  await expect(removal.getByRole("region", { name: "What this changes" })).toContainText(
    "2 people lose all access to Payments.",
  );
  await removal.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(announcement(page, "Removed 2 people.")).toBeVisible();
  await expect(page.getByRole("row", { name: first.email })).toBeHidden();
});

test("who may not change members has nothing to select, and an organization's admin changes several people", async ({
  people,
}) => {
  const admin = await people.signUp("Admin");
  const [first, second] = [await people.signUp("Ada"), await people.signUp("Bob")];
  const organization = await createOrganization(admin);
  for (const person of [first, second]) await enlist(admin, organization, person, "tenant_member");
  const { page } = admin;
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(`/o/${organization.slug}/people`);
  await page.getByRole("checkbox", { name: "Select Ada" }).check();
  await page.getByRole("checkbox", { name: "Select Bob" }).check();
  await page.getByRole("button", { name: "Remove…" }).click();
  const removal = page.getByRole("dialog", { name: "Remove 2 people" });
  await expect(removal).toContainText("They immediately lose access to every workspace and team here.");
  await removal.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(announcement(page, "Removed 2 people.")).toBeVisible();

  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, viewer, "viewer");
  await viewer.page.goto(`/ws/${workspace.address}/members`);
  await expect(viewer.page.getByRole("row", { name: owner.email })).toBeVisible();
  await expect(viewer.page.getByRole("checkbox")).toHaveCount(0);
});
