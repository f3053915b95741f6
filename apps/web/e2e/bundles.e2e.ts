import { copyFile } from "node:fs/promises";
import { expectAccessible } from "./support/accessible.ts";
import { addMember, createFlatWorkspace } from "./support/places.ts";
import { announcement } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("an owner exports a workspace to a file and imports it as another, after seeing what it brings", async ({
  people,
}, info) => {
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, viewer, "viewer");
  const { page } = owner;

  await page.goto(`/ws/${workspace.address}/settings/danger`);
  const downloads = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export workspace" }).click();
  const download = await downloads;
  expect(download.suggestedFilename()).toMatch(/^payments-.*\.bundle$/);
  await expect(announcement(page, "Payments exported.")).toBeVisible();
  const path = info.outputPath("payments.bundle");
  await copyFile(await download.path(), path);

  await page.goto("/workspaces");
  await page.getByRole("link", { name: "Import workspace" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import a workspace");
  await expect(page.getByText("Choose a file to see what is in it.")).toBeVisible();
  await expectAccessible(page);

  // A file that is none is refused at the field.
  owner.expects(400);
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "a.bundle", mimeType: "text/plain", buffer: Buffer.from("a,b\n") });
  await expect(page.getByText("This file is not a bundle.")).toBeVisible();

  // Its slug is taken here, which the preview already says.
  owner.expects(409);
  await page.locator('input[type="file"]').setInputFiles(path);
  const effects = page.getByRole("region", { name: "What this changes" });
  await expect(effects).toContainText("Slug already taken.");
  const submit = page.getByRole("button", { name: "Import workspace" });
  await expect(submit).toBeDisabled();
  const slug = `copy-${workspace.slug}`.slice(0, 30);
  await page.getByRole("textbox", { name: "Slug here" }).fill(slug);
  await page.getByRole("textbox", { name: "Name here" }).fill("Copy of Payments");
  await page.getByRole("radio", { name: "Starter" }).check();
  await expect(effects).toContainText(`Added, and told by email: ${viewer.email}.`);
  await expectAccessible(page);
  await submit.click();
  await expect(announcement(page, "Copy of Payments imported.")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/ws/${slug}`));

  // What happened before is shown as another log.
  await page.goto(`/ws/${slug}/audit`);
  const before = page.getByRole("region", { name: "Before the import" });
  await expect(before.getByRole("table")).toContainText("exported the workspace Payments");
  await expect(page.getByText(/imported the workspace Payments from http/)).toBeVisible();
  await expectAccessible(page);

  // The same file again would change nothing.
  await page.goto("/workspaces/import");
  await page.locator('input[type="file"]').setInputFiles(path);
  await expect(effects).toContainText("This file was imported already, as Copy of Payments.");
});

test("a member who can't export sees why", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, viewer, "viewer");
  await viewer.page.goto(`/ws/${workspace.address}/settings/danger`);
  await expect(viewer.page.getByRole("button", { name: "Export workspace" })).toBeDisabled();
});
