import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { addMember, createFlatWorkspace, createOrganization, createWorkspace } from "./support/places.ts";
import { announcement, choose, goTo } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

/** The sentences of the log, newest first; each opens its entry. */
function sentences(page: Page): Locator {
  return page.getByRole("table", { name: "Audit log" }).getByRole("button", { name: "Details of:" });
}

/** A value of the open entry, by its name. */
function fact(entry: Locator, name: string): Locator {
  return entry
    .getByRole("term")
    .filter({ hasText: new RegExp(`^${name}$`) })
    .locator("..")
    .getByRole("definition");
}

/** Opens an entry by its sentence. */
async function open(page: Page, sentence: string | RegExp): Promise<Locator> {
  await sentences(page).filter({ hasText: sentence }).first().click();
  return page.getByRole("dialog", { name: /^Entry \d+$/ });
}

test("[V16] an owner reads the log with display names, and opens an entry", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  await owner.api.workspaces.rename.mutate({ workspace: workspace.id, name: "Payouts" });
  const { page } = owner;

  await page.goto(`/ws/${workspace.address}`);
  await goTo(page, "Audit log");
  await expect(sentences(page)).toHaveText([
    "Owner renamed the workspace from Payments to Payouts.",
    "Owner joined as Owner.",
    "Owner created the workspace Payments.",
    "Owner created the organization Payments.",
  ]);
  await expectAccessible(page);
  const entry = await open(page, "renamed the workspace");
  await expect(fact(entry, "Who")).toHaveText(`Owner${owner.email}`);
  await expect(fact(entry, "Acted as")).toHaveText("a role in the workspace");
  await expect(fact(entry, "When")).toHaveText(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  const changed = entry.getByRole("table", { name: "Changes" }).getByRole("row");
  await expect(changed.nth(1).getByRole("cell")).toHaveText(["name", "Payments", "Payouts"]);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(entry).toBeHidden();
});

test("the log is filtered by action, person and outcome, and the URL keeps the filters", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const admin = await people.signUp("Admin");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, admin, "admin");
  const { user } = await admin.api.session.me.query();
  const promotion = admin.api.members.makeOwner.mutate({ workspace: workspace.id, userId: user.id });
  await expect(promotion).rejects.toMatchObject({ data: { code: "FORBIDDEN" } });
  const { page } = owner;

  await page.goto(`/ws/${workspace.address}/audit`);
  await expect(sentences(page)).toHaveCount(5);
  await choose(page, "Outcome", "Refused");
  const refusal = "Admin tried to make Admin an owner and was refused.";
  await expect(sentences(page)).toHaveText([refusal]);
  await expect(page).toHaveURL(`/ws/${workspace.address}/audit?outcome=refused`);
  const entry = await open(page, refusal);
  await expect(entry.getByRole("row").filter({ hasText: "message" })).toContainText(
    "You need the Owner role to make a member an owner.",
  );
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(`/ws/${workspace.address}/audit`);
  await choose(page, "Action", "Member added");
  await expect(sentences(page)).toHaveText(["Owner added Admin as Admin.", "Owner joined as Owner."]);
  await choose(page, "Person", "Admin");
  await expect(page.getByRole("heading", { name: "No matching entries" })).toBeVisible();
  await expectAccessible(page);
  // Sent to someone as a link, it shows the same.
  await admin.page.goto(page.url());
  await expect(admin.page.getByRole("heading", { name: "No matching entries" })).toBeVisible();
  await expect(admin.page.getByRole("combobox", { name: "Person" })).toHaveValue("Admin");
});

test("a long log is shown page by page, and filtered by days", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  for (let each = 1; each <= 55; each++) {
    await owner.api.workspaces.rename.mutate({ workspace: workspace.id, name: `Name ${each}` });
  }
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/audit`);
  await expect(sentences(page)).toHaveCount(50);
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(sentences(page)).toHaveCount(58);
  await expect(page.getByText("58 in all")).toBeVisible();
  await page.getByLabel("To", { exact: true }).fill("2020-01-31");
  await expect(page.getByRole("heading", { name: "No matching entries" })).toBeVisible();
  await expect(page).toHaveURL(/\/audit\?to=2020-01-31$/);
});

test("a member can't read the log, sees who can, and the API refuses them too", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, member, "member");
  const { page, api } = member;
  await page.goto(`/ws/${workspace.address}/audit`);
  const reason = "You need the Owner or Admin role to read and verify the audit log of the workspace.";
  await expect(page.getByRole("heading", { name: "You can't see this" })).toBeVisible();
  await expect(page.getByText(reason)).toBeVisible();
  await expect(page.getByRole("link", { name: "Settings", includeHidden: true })).toHaveCount(1);
  await expect(page.getByRole("link", { name: "Audit log", includeHidden: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Verify" })).toBeHidden();
  await expectAccessible(page);
  const refused = { data: { code: "FORBIDDEN", message: reason } };
  await expect(api.audit.list.query({ workspace: workspace.id })).rejects.toMatchObject(refused);
  await expect(api.audit.verify.query({ workspace: workspace.id })).rejects.toMatchObject(refused);
});

test("[M16] the entries of an organization's workspaces form one chain, which is verified as a whole", async ({
  people,
}) => {
  const tenantAdmin = await people.signUp("Tenant admin");
  const viewer = await people.signUp("Viewer");
  const organization = await createOrganization(tenantAdmin);
  const staging = await createWorkspace(tenantAdmin, organization, "Staging");
  await addMember(tenantAdmin, staging, viewer, "workspace_viewer");
  const { first } = organization;
  await tenantAdmin.api.workspaces.describe.mutate({ workspace: first.id, description: "Where it starts." });
  const { page } = tenantAdmin;

  await page.goto(`/o/${organization.slug}/audit`);
  await expect(sentences(page).first()).toHaveText(/changed the workspace's description\.$/);
  await expectAccessible(page);
  const { items } = await tenantAdmin.api.audit.list.query({ organization: organization.id });
  expect(new Set(items.map(({ workspaceId }) => workspaceId))).toContain(staging.id);
  // The entry of one workspace contains the hash of the previous one, which is another workspace's.
  const later = await open(page, "changed the workspace's description");
  await expect(later).toHaveAccessibleName(`Entry ${items.length}`);
  const before = await fact(later, "Previous hash").textContent();
  await page.keyboard.press("Escape");
  await expect(later).toBeHidden();
  const earlier = await open(page, "added Viewer as workspace viewer");
  await expect(fact(earlier, "Hash")).toHaveText(before ?? "");
  await page.keyboard.press("Escape");

  // The reader of one workspace's log verifies the organization's chain, and sees only their own entries.
  await viewer.page.goto(`/ws/${staging.address}/audit`);
  await expect(sentences(viewer.page).first()).toHaveText(/added .+ as Workspace viewer\.$/);
  await expect(sentences(viewer.page).filter({ hasText: "description" })).toHaveCount(0);
  await viewer.page.getByRole("button", { name: "Verify" }).click();
  const verdict = announcement(viewer.page, "The log is intact");
  await expect(verdict).toContainText(`${items.length} entries were checked, up to number ${items.length}.`);
  await expectAccessible(viewer.page);
});

test("only the organization's admins read its log", async ({ people }) => {
  const tenantAdmin = await people.signUp("Tenant admin");
  const viewer = await people.signUp("Viewer");
  const organization = await createOrganization(tenantAdmin);
  await addMember(tenantAdmin, organization.first, viewer, "workspace_viewer");
  const { page, api } = viewer;
  await page.goto(`/o/${organization.slug}/audit`);
  const reason = "You need the Tenant admin role to read and verify the audit log of the organization.";
  await expect(page.getByText(reason)).toBeVisible();
  await expectAccessible(page);
  await expect(api.audit.list.query({ organization: organization.id })).rejects.toMatchObject({
    data: { code: "FORBIDDEN", message: reason },
  });
});

test("[M44] an archived workspace keeps its log and its chain", async ({ people }) => {
  const tenantAdmin = await people.signUp("Tenant admin");
  const viewer = await people.signUp("Viewer");
  const organization = await createOrganization(tenantAdmin);
  const pilot = await createWorkspace(tenantAdmin, organization, "Pilot");
  await addMember(tenantAdmin, pilot, viewer, "workspace_viewer");
  const { page } = viewer;
  await page.goto(`/ws/${pilot.address}/audit`);
  await expect(sentences(page).first()).toHaveText(/added .+ as Workspace viewer\.$/);
  const before = await sentences(page).allTextContents();

  await tenantAdmin.api.workspaces.archive.mutate({ workspace: pilot.id, confirmation: pilot.name });
  await page.reload();
  await expect(sentences(page)).toHaveText([/ archived the workspace Pilot\.$/, ...before]);
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(announcement(page, "The log is intact")).toBeVisible();
  await expectAccessible(page);
});

test("an entry has a URL, and neighbors on either side", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  await owner.api.workspaces.rename.mutate({ workspace: workspace.id, name: "Payouts" });
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/audit`);
  const entry = await open(page, "created the workspace Payments");
  await expect(entry).toHaveAccessibleName("Entry 2");
  await expect(page).toHaveURL(`/ws/${workspace.address}/audit?entry=2`);
  await entry.getByRole("button", { name: "Newer entry" }).click();
  await expect(page.getByRole("dialog", { name: "Entry 3" })).toContainText("Owner joined as Owner.");
  await page.getByRole("dialog").getByRole("button", { name: "Older entry" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Older entry" }).click();
  const first = page.getByRole("dialog", { name: "Entry 1" });
  await expect(first.getByRole("button", { name: "Older entry" })).toBeDisabled();
  await expectAccessible(page);

  // As a link, with filters that exclude it: it is read separately.
  await page.goto(`/ws/${workspace.address}/audit?outcome=refused&entry=2`);
  const linked = page.getByRole("dialog", { name: "Entry 2" });
  await expect(linked).toContainText("Owner created the workspace Payments.");
  await linked.getByRole("button", { name: "Newer entry" }).click();
  await expect(page.getByRole("dialog", { name: "Entry 3" })).toContainText("Owner joined as Owner.");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`/ws/${workspace.address}/audit?outcome=refused`);

  owner.expects(404);
  await page.goto(`/ws/${workspace.address}/audit?entry=999`);
  await expect(page.getByRole("dialog", { name: "Entry 999" })).toContainText(
    "There is no such entry in this log.",
  );
});

test("the log is searched, and exported as a spreadsheet and for offline verification", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  await owner.api.workspaces.rename.mutate({ workspace: workspace.id, name: "=1+1" });
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/audit`);
  await expect(sentences(page)).toHaveCount(4);
  await page.getByRole("searchbox", { name: "Search entries" }).fill("RENAMED nothing");
  await expect(page.getByRole("heading", { name: "No matching entries" })).toBeVisible();
  await page.getByRole("searchbox", { name: "Search entries" }).fill("payments");
  await expect(sentences(page)).toHaveCount(3);

  const csv = await exported(page, "CSV");
  expect(csv.split("\r\n").filter((line) => line !== "")).toHaveLength(4);
  expect(csv).toContain("Owner created the workspace Payments.");
  await page.getByRole("button", { name: "Clear search" }).click();
  await expect(sentences(page)).toHaveCount(4);
  // A formula is exported as text.
  expect(await exported(page, "CSV")).toContain(`"'=1+1"`);
  const lines = (await exported(page, "JSON lines")).trim().split("\n");
  const entries = lines.map((line) => JSON.parse(line) as { seq: number; prevHash: string; hash: string });
  expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect(entries[3]?.prevHash).toBe(entries[2]?.hash);
  await expectAccessible(page);
});

test("a kept head is compared with the log", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { head } = await owner.api.audit.verify.query({ workspace: workspace.id });
  await owner.api.workspaces.rename.mutate({ workspace: workspace.id, name: "Payouts" });
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/audit`);
  await page.getByRole("button", { name: "Verify" }).click();
  const field = page.getByRole("textbox", { name: "Compare with a head you kept" });
  await field.fill("something else");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(page.getByText("Enter a number, a colon and 64 hex digits.")).toBeVisible();
  await field.fill(`${head.seq}:${head.hash}`);
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(page.getByText("It goes through the head you kept.")).toBeVisible();
  await expectAccessible(page);
  await field.fill(`${head.seq}:${"0".repeat(64)}`);
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(announcement(page, "The log isn't the one you kept a head of")).toBeVisible();
});

/** The file saved by exporting the log in this format. */
async function exported(page: Page, format: string): Promise<string> {
  await page.getByRole("button", { name: "Export" }).click();
  const saved = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: format }).click();
  return readFile(await (await saved).path(), "utf8");
}
