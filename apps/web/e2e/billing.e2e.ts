import { expectAccessible } from "./support/accessible.ts";
import { addMember, createFlatWorkspace } from "./support/places.ts";
import { announcement } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[C32] an owner sees what a change of plan charges before it, and on the bill afterwards; an admin sees no bill", async ({
  people,
}) => {
  test.slow();
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;

  await test.step("nothing is billed on the free plan", async () => {
    await page.goto(`/ws/${workspace.address}/settings/billing`);
    await expect(page.getByText("Nothing was billed in this cycle so far.")).toBeVisible();
    await expect(page.getByRole("heading", { name: "No statements yet" })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the dialog says what is charged, and the bill has it as a line", async () => {
    await page.getByRole("link", { name: "Plan", exact: true }).click();
    await expect(page.getByText("$199.00 a month for each workspace")).toBeVisible();
    await page.getByRole("button", { name: "Upgrade to Pro" }).click();
    const dialog = page.getByRole("dialog", { name: "Upgrade to Pro" });
    await expect(dialog).toContainText("$199.00 charged for the same days of Pro.");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Upgrade to Pro" }).click();
    await expect(announcement(page, "You're now on the Pro plan.")).toBeVisible();
    await page.getByRole("link", { name: "Billing", exact: true }).click();
    await expect(page.getByRole("row", { name: "Billing started" })).toContainText("$199.00");
    await expect(page.getByRole("definition").last()).toHaveText("$199.00");
    await expectAccessible(page);
  });

  await test.step("an admin is refused, and is not offered the page", async () => {
    const admin = await people.signUp("Admin");
    await addMember(owner, workspace, admin, "admin");
    await admin.page.goto(`/ws/${workspace.address}/settings/billing`);
    await expect(
      admin.page.getByText("You need the Owner role to see what the organization is billed."),
    ).toBeVisible();
    await expect(admin.page.getByRole("link", { name: "Plan", exact: true })).toBeVisible();
    await expect(admin.page.getByRole("link", { name: "Billing", exact: true })).toHaveCount(0);
  });
});
