import { readFileSync } from "node:fs";
import { expectAccessible } from "./support/accessible.ts";
import { addMember, createFlatWorkspace, createOrganization, enlist } from "./support/places.ts";
import { announcement } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[M35][M37] an owner gives several members one role, and removes several, after seeing the effect on all", async ({
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

test("people who can't change members get no checkboxes, and an organization's admin changes several people", async ({
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

test("the listed members are exported, for a spreadsheet or a program", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, member, "viewer");
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/members`);
  const exported = async (format: string) => {
    await page.getByRole("button", { name: "Export" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: format }).click();
    const file = await download;
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
  };
  const csv = await exported("CSV");
  expect(csv.name).toMatch(/-members\.csv$/);
  expect(csv.text).toMatch(/^\uFEFFName,Email,Role,Access via,Status,Since\r\n/);
  expect(csv.text).toContain(`Member,${member.email},Viewer,Direct role,Active,`);
  const json = JSON.parse((await exported("JSON")).text);
  expect(json).toMatchObject([{ email: member.email, role: "viewer" }, { email: owner.email }]);
});

test("[P14] a team gets a role in a workspace on the team's page, with its effect shown first", async ({
  people,
}) => {
  const admin = await people.signUp("Admin");
  const member = await people.signUp("Member");
  const organization = await createOrganization(admin);
  await enlist(admin, organization, member, "tenant_member");
  const team = await admin.api.teams.create.mutate({ organization: organization.id, name: "Research" });
  const { id: userId } = (await member.api.session.me.query()).user;
  await admin.api.teams.addMember.mutate({ organization: organization.id, team: team.id, userId });
  const { page } = admin;
  await page.goto(`/o/${organization.slug}/teams/${team.id}`);
  await page.getByRole("button", { name: "Give a role…" }).click();
  const dialog = page.getByRole("dialog", { name: "Give Research a role" });
  await dialog.getByRole("combobox", { name: "Workspace" }).click();
  await page.getByRole("option", { name: organization.first.name }).click();
  await expect(dialog.getByRole("region", { name: "What this changes" })).toContainText("Member");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Give role" }).click();
  await expect(announcement(page, `in ${organization.first.name}.`)).toBeVisible();
  await expect(page.getByRole("row", { name: organization.first.name })).toBeVisible();
});

test("[S27] several addresses get one role: people with an account are added, others are invited, and each result is shown", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const [member, newcomer] = [await people.signUp("Member"), await people.signUp("Newcomer")];
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, member, "viewer");
  owner.expects(404);
  owner.expects(409);
  const stranger = `stranger-${workspace.id.slice(-8)}@company.example`;
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/members`);
  await page.getByRole("button", { name: "Add member", exact: true }).click();
  await page.getByRole("button", { name: "Add several people" }).click();
  const dialog = page.getByRole("dialog", { name: "Add several people" });
  const field = dialog
    .getByRole("textbox", { name: "Email addresses" })
    .or(dialog.getByRole("combobox", { name: "Email addresses" }));
  for (const text of [newcomer.email, member.email, stranger, "not-an-address"]) {
    await field.fill(text);
    await field.press("Enter");
  }
  await expect(field).toHaveAccessibleDescription(/Not an email address: not-an-address/);
  await expect(dialog.getByRole("button", { name: "Add 4 people" })).toBeDisabled();
  await field.press("Backspace");
  await dialog.getByRole("radio", { name: "Viewer" }).check();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add 3 people" }).click();
  const outcomes = dialog.getByRole("list", { name: "What became of each address" });
  await expect(dialog.getByText("3 addresses done.")).toBeVisible();
  const outcome = (email: string) => outcomes.getByRole("listitem").filter({ hasText: email });
  await expect(outcome(newcomer.email)).toContainText("Added");
  await expect(outcome(member.email)).toContainText("Already a member");
  await expect(outcome(stranger)).toContainText("Invited");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  await expect(page.getByRole("row", { name: newcomer.email })).toBeVisible();
  const { items } = await owner.api.invitations.list.query({ workspace: workspace.id });
  expect(items).toMatchObject([{ email: stranger, role: "viewer", state: "pending" }]);
});

test("people are imported from a CSV file: a preview shows the problem with each line, and nothing is sent before", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const known = await people.signUp("Known");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  const fresh = `fresh-${known.email}`;
  await page.goto(`/ws/${workspace.address}/members?add=true`);
  await page.getByRole("button", { name: "Import a CSV file" }).click();
  const dialog = page.getByRole("dialog", { name: "Import people from a CSV file" });
  const submit = dialog.getByRole("button", { name: /^Add/ });
  await expect(submit).toHaveAccessibleDescription("Choose a file first.");
  const text = `email;role\n${known.email};Admin\n${fresh};\n${known.email};Viewer\nno-address;Viewer\n`;
  const chooser = page.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "CSV file" }).click();
  await (await chooser).setFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await expect(dialog.getByRole("status").first()).toHaveText("2 lines ready, 2 left out.");
  const preview = dialog.getByRole("table", { name: "Preview" });
  await expect(preview.getByRole("row", { name: "no-address" })).toContainText("Not an email address");
  await expect(preview.getByRole("row", { name: "Already in this file" })).toContainText(known.email);
  await expectAccessible(page);
  expect((await owner.api.members.list.query({ workspace: workspace.id })).items).toHaveLength(1);

  owner.expects(404);
  await submit.click();
  const outcomes = dialog.getByRole("list", { name: "What became of each address" });
  await expect(outcomes.getByRole("listitem").nth(0)).toContainText("Added");
  await expect(outcomes.getByRole("listitem").nth(1)).toContainText("Invited");
  const saved = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download 2 lines not added" }).click();
  const rest = readFileSync(await (await saved).path(), "utf8");
  expect(rest).toContain("no-address,Viewer,Not an email address");
  await expectAccessible(page);
  const { items } = await owner.api.members.list.query({ workspace: workspace.id, search: known.email });
  expect(items[0]?.role).toBe("admin");
});
