import { expectAccessible } from "./support/accessible.ts";
import { apiOf } from "./support/api.ts";
import { addMember, found } from "./support/places.ts";
import { rowsOf } from "./support/resources.ts";
import { announcement, goTo } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("an owner connects a machine by a command to copy, and sees when it reports and what it may do", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const { workspace } = await found(owner, "machine-fleet", "Shops", "team");
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}`);
  await goTo(page, "Machines");
  await page.getByRole("button", { name: "Connect a machine…" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Connect a machine" });
  await expect(dialog).toContainText(
    `npx bailiwick connect --url ${new URL(page.url()).origin} --workspace ${workspace.slug} --key`,
  );
  await expect(dialog.getByRole("button", { name: "Copy: Command" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  const { credential } = await owner.api.machines.connect.mutate({
    workspace: workspace.id,
    hostname: "web-1",
  });
  await expect(rowsOf(page, "Machines")).toContainText(["web-1"]);
  await expect(rowsOf(page, "Machines").first()).toContainText("Registered");
  await expect(rowsOf(page, "Machines").first()).toContainText("Never");
  await apiOf(owner.context.request, credential).machines.heartbeat.mutate({});
  await page.getByRole("link", { name: "web-1" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Online");
  const details = page.getByRole("region", { name: "Details" });
  await expect(details).toContainText("Last heartbeat");
  await expect(details).toContainText("- allow: read");
  await expectAccessible(page);
});

test("the rules of new machines are refused with their line, and saved", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const { workspace } = await found(owner, "machine-fleet", "Shops", "team");
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/settings/defaults`);
  const section = page.getByRole("region", { name: "Rules of new machines" });
  const rules = section.getByRole("textbox", { name: "Rules of new machines" });
  owner.expects(400);
  await rules.fill("- allow: read\n- allow: fly");
  await section.getByRole("button", { name: "Save" }).click();
  await expect(section).toContainText("Line 2, column 3: A rule has one of allow, deny and ask");
  await expectAccessible(page);
  await rules.fill("- deny: any");
  await section.getByRole("button", { name: "Save" }).click();
  await expect(announcement(page, "Rules of new machines saved.")).toBeVisible();
});

test("[C40] the dialog that deletes a workspace says what happens to its machines, and offers to move them first", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const { workspace } = await found(owner, "machine-fleet", "Shops", "team");
  for (const hostname of ["a", "b"])
    await owner.api.machines.connect.mutate({ workspace: workspace.id, hostname });
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/settings/danger`);
  await page.getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("dialog", { name: `Delete ${workspace.name}` });
  const told = dialog.getByRole("alert", { name: "2 machines lose their registration" });
  await expect(told).toContainText("when the workspace is permanently deleted");
  await expect(told).toContainText("Agents there run on and can't report.");
  await expectAccessible(page);
  await told.getByRole("link", { name: "Move machines first." }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Machines");
  await expect(rowsOf(page, "Machines")).toHaveCount(2);
});

test("a member sees the machines, and who connects them", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const { workspace } = await found(owner, "machine-fleet", "Shops", "team");
  await addMember(owner, workspace, member, "member");
  await member.page.goto(`/ws/${workspace.address}`);
  await goTo(member.page, "Machines");
  const connect = member.page.getByRole("button", { name: "Connect a machine…" }).first();
  await expect(connect).toBeDisabled();
  await expect(connect).toHaveAccessibleDescription("You need the Owner or Admin role to create machines.");
});
