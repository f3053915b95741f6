import { readFile } from "node:fs/promises";
import { expectAccessible } from "./support/accessible.ts";
import { addMember, createFlatWorkspace, createOrganization } from "./support/places.ts";
import { announcement } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[S45] an owner reviews who has access and when they were last active, and removes a member", async ({
  people,
}) => {
  test.slow();
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Inactive");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, member, "member");
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/reviews`);
  await expect(page.getByRole("heading", { name: "No access reviews yet" })).toBeVisible();
  await page.getByRole("button", { name: "Start review…" }).click();
  const starting = page.getByRole("dialog", { name: "Start an access review" });
  await starting.getByRole("textbox", { name: "Name", exact: true }).fill("Quarterly");
  await expectAccessible(page);
  await starting.getByRole("button", { name: "Start review" }).click();
  await expect(announcement(page, "Quarterly started.")).toBeVisible();

  const table = page.getByRole("table", { name: "Quarterly" });
  const own = table.getByRole("row", { name: owner.email });
  const today = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" }).format();
  await expect(own.getByRole("cell", { name: today, exact: true })).toBeVisible();
  await expect(own.getByRole("button")).toHaveAccessibleDescription(
    "Someone else has to review your own access.",
  );
  await expectAccessible(page);
  await table.getByRole("button", { name: `Decide about ${member.name}` }).click();
  const deciding = page.getByRole("dialog", { name: `Access of ${member.name}` });
  await deciding.getByRole("radio", { name: "Remove" }).check();
  await deciding.getByRole("textbox", { name: "Note" }).fill("Left the project");
  await deciding.getByRole("button", { name: "Save decision" }).click();
  await expect(announcement(page, "Decision saved.")).toBeVisible();
  await expect(table.getByRole("row", { name: member.email })).toContainText("Removed");
  await expect(page.getByText("1 of 2 decided").first()).toBeVisible();
  const report = page.getByRole("region", { name: "Who has access" });
  await expect(report.getByRole("row", { name: owner.email })).toContainText("Direct member");
  await expect(report.getByRole("row", { name: member.email })).toHaveCount(0);
  await report.getByRole("searchbox", { name: "Search people and keys" }).fill("no such name");
  await expect(report.getByRole("heading", { name: "No access found" })).toBeVisible();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download signed record" }).click();
  const text = await readFile(await (await saved).path(), "utf8");
  expect(JSON.parse(text)).toMatchObject({
    format: "bailiwick-access-review/1",
    record: { items: { length: 2 } },
  });
  member.expects(404);
  await member.page.goto(`/ws/${workspace.address}`);
  await expect(member.page.getByRole("navigation").getByText(workspace.name)).toHaveCount(0);
});

test("[M70] the page says where the compliance mapping is not, and exports the evidence for it", async ({
  people,
}) => {
  const admin = await people.signUp("Admin");
  const organization = await createOrganization(admin);
  const { page } = admin;
  await page.goto(`/o/${organization.slug}/reviews`);
  const section = page.getByRole("region", { name: "Compliance evidence" });
  await expect(section).toContainText("compliance mapping, a separate document");
  await expect(section).toContainText("This instance has no address for it.");
  await expectAccessible(page);
  const saved = page.waitForEvent("download");
  await section.getByRole("button", { name: "Export evidence" }).click();
  const text = await readFile(await (await saved).path(), "utf8");
  expect(JSON.parse(text)).toMatchObject({
    format: "bailiwick-evidence/1",
    record: { people: [{ email: admin.email, role: "tenant_admin" }], mapping: null },
  });
});
