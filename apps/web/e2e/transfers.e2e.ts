import { readFile } from "node:fs/promises";
import { expectAccessible } from "./support/accessible.ts";
import { addMember, createForCustomer, createWorkspace } from "./support/places.ts";
import { announcement } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[V15] an admin of two organizations transfers a workspace after seeing what comes along; its address leads there", async ({
  people,
}) => {
  const platform = await people.platformAdmin();
  const admin = await people.signUp("Org Admin");
  const viewer = await people.signUp("Vera Viewer");
  const { organization } = await createForCustomer(platform, admin);
  const target = await createForCustomer(platform, admin);
  const payments = await createWorkspace(admin, organization, "Payments");
  await addMember(admin, payments, viewer, "viewer");
  const { page } = admin;
  await viewer.page.goto(`/ws/${payments.address}/members`);
  await expect(viewer.page.getByRole("heading", { level: 1 })).toHaveText("Members");

  await page.goto(`/workspaces/${payments.id}`);
  await page.getByRole("button", { name: "Transfer…" }).click();
  const dialog = page.getByRole("dialog", { name: "Transfer Payments to another organization" });
  const submit = dialog.getByRole("button", { name: "Transfer workspace" });
  await expect(submit).toHaveAccessibleDescription("Choose an organization first.");
  await dialog.getByRole("combobox", { name: "Organization" }).click();
  await page.getByRole("option").click();
  const effects = dialog.getByRole("region", { name: "What this changes" });
  await expect(effects).toContainText("Moves: 2 members.");
  await expect(effects).toContainText("1 person joins the organization.");
  await expectAccessible(page);
  await dialog.getByRole("textbox", { name: /^Type “/ }).fill("Payments");
  await submit.click();

  const done = announcement(page, "Payments transferred to");
  await expect(done).toBeVisible();
  const downloads = page.waitForEvent("download");
  await done.getByRole("button", { name: "Download receipt" }).click();
  const receipt = JSON.parse(await readFile(await (await downloads).path(), "utf8"));
  expect(receipt).toMatchObject({
    kind: "workspace",
    to: { organization: { slug: target.organization.slug } },
  });

  // The one who had it open goes on, and is led to its new address with the next page.
  await viewer.page.reload();
  await expect(viewer.page).toHaveURL(
    new RegExp(`/ws/${target.organization.slug}\\.${payments.slug}/members$`),
  );
  await expect(viewer.page.getByRole("heading", { level: 1 })).toHaveText("Members");
});
