import { readFile } from "node:fs/promises";
import { expectAccessible } from "./support/accessible.ts";
import { addMember, createForCustomer, createWorkspace, found } from "./support/places.ts";
import { createResource, rowsOf } from "./support/resources.ts";
import { announcement } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[S12][S15] an organization admin moves a connector after seeing who loses sight of it, and keeps the receipt", async ({
  people,
}) => {
  const platform = await people.platformAdmin();
  const admin = await people.signUp("Org Admin");
  const viewer = await people.signUp("Vera Viewer");
  const { organization, workspace } = await createForCustomer(platform, admin);
  const staging = await createWorkspace(admin, organization, "Staging");
  await addMember(admin, workspace, viewer, "viewer");
  const id = await createResource(admin, workspace, "connector", { name: "Customer data", type: "s3" });
  const { page } = admin;
  await viewer.page.goto(`/ws/${workspace.address}/resources/connector/${id}`);
  await expect(viewer.page.getByRole("heading", { level: 1 })).toHaveText("Customer data");

  await page.goto(`/ws/${workspace.address}/resources/connector/${id}`);
  await page.getByRole("button", { name: "Move…" }).click();
  const dialog = page.getByRole("dialog", { name: "Move Customer data" });
  const submit = dialog.getByRole("button", { name: "Move connector" });
  await expect(dialog).toContainText("What is in it moves along: scans and findings.");
  await expect(submit).toHaveAccessibleDescription("Choose a workspace first.");
  await dialog.getByRole("combobox", { name: "New workspace" }).click();
  await expect(page.getByRole("option")).toHaveText([/^Staging/]);
  await page.getByRole("option", { name: "Staging" }).click();
  const effects = dialog.getByRole("region", { name: "What this changes" });
  await expect(effects).toContainText("Moves: 1 connector.");
  await expect(effects).toContainText("1 person loses sight of it.");
  await expect(effects).toContainText("Vera Viewer");
  await expect(submit).toHaveAccessibleDescription("Type “Customer data” to confirm.");
  await expectAccessible(page);
  await dialog.getByRole("textbox", { name: "Type “Customer data” to confirm" }).fill("Customer data");
  await submit.click();

  const done = announcement(page, "Customer data moved to Staging.");
  await expect(done).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await expectAccessible(page);
  const downloads = page.waitForEvent("download");
  await done.getByRole("button", { name: "Download receipt" }).click();
  const receipt = JSON.parse(await readFile(await (await downloads).path(), "utf8"));
  expect(receipt).toMatchObject({
    format: "bailiwick.receipt.v1",
    id,
    to: { workspace: { id: staging.id } },
  });
  await expect(viewer.page.getByRole("heading", { level: 1 })).not.toHaveText("Customer data");

  await done.getByRole("link", { name: "View" }).click();
  await expect(page).toHaveURL(new RegExp(`/ws/${staging.address}/resources/connector/${id}$`));
  const history = page.getByRole("region", { name: "History" });
  await expect(history).toContainText("Moved");
  await expect(history).toContainText("Staging");
  await expect(history.getByRole("button", { name: "Download receipt" })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/ws/${workspace.address}/resources/connector`);
  await expect(rowsOf(page, "Connectors")).toHaveCount(0);
});

test("a name that is taken in the target is said before anything is typed; a workspace's admin can't move", async ({
  people,
}) => {
  const platform = await people.platformAdmin();
  const admin = await people.signUp("Org Admin");
  const theirs = await people.signUp("Workspace Admin");
  const { organization, workspace } = await createForCustomer(platform, admin);
  const staging = await createWorkspace(admin, organization, "Staging");
  await addMember(admin, workspace, theirs, "admin");
  const id = await createResource(admin, workspace, "connector", { name: "Customer data", type: "s3" });
  await createResource(admin, staging, "connector", { name: "Customer data", type: "s3" });

  const { page } = admin;
  admin.expects(409);
  await page.goto(`/ws/${workspace.address}/resources/connector/${id}`);
  await page.getByRole("button", { name: "Move…" }).click();
  const dialog = page.getByRole("dialog", { name: "Move Customer data" });
  await dialog.getByRole("combobox", { name: "New workspace" }).click();
  await page.getByRole("option", { name: "Staging" }).click();
  await expect(dialog.getByRole("region", { name: "What this changes" })).toContainText(
    "Name already taken in the target. Change it first.",
  );
  await expect(dialog.getByRole("button", { name: "Move connector" })).toBeDisabled();

  await theirs.page.goto(`/ws/${workspace.address}/resources/connector/${id}`);
  const refused = theirs.page.getByRole("button", { name: "Move…" });
  await expect(refused).toBeDisabled();
  await expect(refused).toHaveAccessibleDescription(
    "You need the Organization admin role to move connectors between workspaces.",
  );
});

test("[C34] an owner moves a machine to another standalone workspace that they own", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const { workspace } = await found(owner, "machine-fleet", "Berlin");
  const { workspace: other } = await found(owner, "machine-fleet", "Zurich");
  await found(owner, "compliance-ops", "Audits");
  const id = await createResource(owner, workspace, "machine", { name: "web-1" });
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/resources/machine/${id}`);
  await page.getByRole("button", { name: "Move…" }).click();
  const dialog = page.getByRole("dialog", { name: "Move web-1" });
  await dialog.getByRole("combobox", { name: "New workspace" }).click();
  await expect(page.getByRole("option")).toHaveText([/^Zurich/]);
  await page.getByRole("option", { name: "Zurich" }).click();
  await expect(dialog.getByRole("region", { name: "What this changes" })).toContainText(
    "No one gains or loses sight of it.",
  );
  await dialog.getByRole("textbox", { name: "Type “web-1” to confirm" }).fill("web-1");
  await dialog.getByRole("button", { name: "Move machine" }).click();
  await announcement(page, "web-1 moved to Zurich.").getByRole("link", { name: "View" }).click();
  await expect(page).toHaveURL(new RegExp(`/ws/${other.address}/resources/machine/${id}$`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("web-1");
});
