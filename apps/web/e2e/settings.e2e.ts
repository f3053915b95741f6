import { expectAccessible } from "./support/accessible.ts";
import { unique } from "./support/people.ts";
import { addMember, createFlatWorkspace, createOrganization, found } from "./support/places.ts";
import { announcement, openSwitcher, switcher } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[V17][V21][V37][V50] an admin changes name and description; the slug stays and says who could change it", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const admin = await people.signUp("Admin");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, admin, "admin");
  const { page } = admin;

  await page.goto(`/ws/${workspace.address}/settings`);
  const slug = page.getByRole("textbox", { name: "Slug" });
  await expect(slug).toHaveAttribute("readonly");
  await expect(slug).toHaveAccessibleDescription(/Only the platform admin can change it/);
  await expectAccessible(page);
  const name = page.getByRole("region", { name: "Name" });
  await name.getByRole("textbox", { name: "Name" }).fill("Payouts");
  await name.getByRole("button", { name: "Save" }).click();
  await expect(announcement(page, "Workspace renamed to Payouts.")).toBeVisible();
  await expect(switcher(page)).toContainText("Payouts");
  const description = page.getByRole("region", { name: "Description" });
  await description.getByRole("textbox").fill("Money that goes out.");
  await description.getByRole("button", { name: "Save" }).click();
  await expect(announcement(page, "Description saved.")).toBeVisible();
  await expect(slug).toHaveValue(workspace.slug);

  await owner.page.goto(`/ws/${workspace.address}`);
  await expect(owner.page.getByRole("heading", { level: 1 })).toHaveText("Payouts");
  await expect(owner.page.getByText("Money that goes out.")).toBeVisible();
});

test("an invalid name is refused at its field, before it is sent", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/settings`);
  const form = page.getByRole("region", { name: "Name" });
  const name = form.getByRole("textbox", { name: "Name" });
  await name.fill("x".repeat(81));
  await form.getByRole("button", { name: "Save" }).click();
  await expect(name).toHaveAccessibleDescription(/80 characters/);
  await name.fill("");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(form.getByRole("textbox")).toHaveAccessibleDescription(/name/i);
});

test("[V50] a member reads the settings, can't change them, and sees who can", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, member, "member");
  const { page, api } = member;

  await page.goto(`/ws/${workspace.address}/settings`);
  const reason = "You need the Owner or Admin role to edit the workspace's name, description and settings.";
  const form = page.getByRole("region", { name: "Name" });
  const name = form.getByRole("textbox", { name: "Name" });
  await expect(name).toHaveValue(workspace.name);
  await expect(name).toBeDisabled();
  await expect(name).toHaveAccessibleDescription(reason);
  const save = form.getByRole("button", { name: "Save" });
  await expect(save).toBeDisabled();
  await expect(save).toHaveAccessibleDescription(reason);
  await expectAccessible(page);
  // It stays reachable with the keyboard, which reveals the reason; pressing it does nothing.
  await save.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tooltip")).toHaveText(reason);
  await expect(api.workspaces.rename.mutate({ workspace: workspace.id, name: "Mine" })).rejects.toMatchObject(
    {
      data: { code: "FORBIDDEN", reason: "missing_permission", message: reason },
    },
  );
});

test("[M61][M64] a workspace admin edits the metadata; the slug never changes", async ({ people }) => {
  const tenantAdmin = await people.signUp("Tenant admin");
  const workspaceAdmin = await people.signUp("Workspace admin");
  const { first } = await createOrganization(tenantAdmin);
  await addMember(tenantAdmin, first, workspaceAdmin, "workspace_admin");
  const { page } = workspaceAdmin;
  await page.goto(`/ws/${first.address}/settings`);
  await expect(page.getByRole("textbox", { name: "Slug" })).toHaveAccessibleDescription(/It never changes/);
  const form = page.getByRole("region", { name: "Name" });
  await form.getByRole("textbox", { name: "Name" }).fill("Production");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(announcement(page, "Workspace renamed to Production.")).toBeVisible();
  await expect(page).toHaveURL(`/ws/${first.address}/settings`);
});

test("[C1][C2][C3][C4] only owners change a fleet's settings and its slug; an admin reads all of them, and sees why", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const admin = await people.signUp("Admin");
  const other = await people.signUp("Other");
  const { workspace } = await found(owner, "machine-fleet", "Edge machines");
  const taken = (await found(other, "machine-fleet", "Taken")).workspace;
  await addMember(owner, workspace, admin, "admin");
  const { page } = owner;
  const fresh = `fleet-${unique()}`;

  await page.goto(`/ws/${workspace.address}/settings`);
  const slug = page.getByRole("textbox", { name: "Slug" });
  const change = page.getByRole("button", { name: "Change…" });
  await expect(change).toBeDisabled();
  await slug.fill(taken.slug);
  await expect(slug).toHaveAccessibleDescription(/Slug already taken\./);
  await slug.fill(fresh);
  await change.click();
  const dialog = page.getByRole("dialog", { name: `Change slug to ${fresh}` });
  await expect(dialog).toContainText(`The workspace moves to /ws/${fresh}.`);
  await expect(dialog).toContainText("for 90 days after that");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Change slug" }).click();
  await expect(announcement(page, `Slug changed to ${fresh}.`)).toBeVisible();
  await expect(page).toHaveURL(`/ws/${fresh}/settings`);
  await page.goto(`/ws/${workspace.address}/members`);
  await expect(page).toHaveURL(`/ws/${fresh}/members`);

  const reason = "You need the Owner role to edit the workspace's name, description and settings.";
  await admin.page.goto(`/ws/${fresh}/settings`);
  await expect(admin.page.getByRole("alert").filter({ hasText: reason })).toBeVisible();
  for (const field of [
    admin.page.getByRole("region", { name: "Name" }).getByRole("textbox"),
    admin.page.getByRole("region", { name: "Description" }).getByRole("textbox"),
    admin.page.getByRole("combobox", { name: "Time zone" }),
  ]) {
    await expect(field).toBeDisabled();
    await expect(field).toHaveAccessibleDescription(new RegExp(reason));
  }
  const theirSlug = admin.page.getByRole("textbox", { name: "Slug" });
  await expect(theirSlug).toBeDisabled();
  await expect(theirSlug).toHaveAccessibleDescription(
    /You need the Owner role to change the workspace's slug\./,
  );
  await expectAccessible(admin.page);
  await admin.page.getByRole("link", { name: "Defaults" }).click();
  await expect(admin.page.getByRole("radio", { name: "Default" })).toBeChecked();
  await expect(admin.page.getByRole("radio", { name: "Strict" })).toBeDisabled();
  await expect(admin.page.getByRole("button", { name: "Save" }).first()).toHaveAccessibleDescription(reason);
  await expectAccessible(admin.page);
  const refused = { data: { code: "FORBIDDEN", reason: "missing_permission", message: reason } };
  await expect(
    admin.api.settings.update.mutate({
      workspace: workspace.id,
      key: "machine_permission_mode",
      value: "strict",
    }),
  ).rejects.toMatchObject(refused);
  await expect(
    admin.api.workspaces.changeSlug.mutate({ workspace: workspace.id, slug: `mine-${unique()}` }),
  ).rejects.toMatchObject({ data: { code: "FORBIDDEN", reason: "missing_permission" } });
});

test("[C5] the switcher shows a workspace's description under its name", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const { workspace } = await found(owner, "machine-fleet", "Edge machines");
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/settings`);
  const description = page.getByRole("region", { name: "Description" });
  await description.getByRole("textbox").fill("Machines in the shops.");
  await description.getByRole("button", { name: "Save" }).click();
  await expect(announcement(page, "Description saved.")).toBeVisible();
  const list = await openSwitcher(page);
  await expect(list.getByRole("option", { name: "Edge machines" })).toContainText("Machines in the shops.");
  await expectAccessible(page);
});

test("[C6][C7] times are in the workspace's time zone, wherever the reader is", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const { workspace } = await found(owner, "machine-fleet", "Edge machines");
  const { page } = owner;
  const momentOf = async () => {
    await page.goto(`/ws/${workspace.address}/audit`);
    const moment = page.getByRole("row", { name: /created the workspace/ }).getByRole("time");
    return { at: (await moment.getAttribute("datetime")) ?? "", shown: (await moment.textContent()) ?? "" };
  };
  // The browser's clock is in UTC, and so is a new workspace.
  expect((await momentOf()).shown).not.toMatch(/GMT|UTC/);

  await page.goto(`/ws/${workspace.address}/settings`);
  const section = page.getByRole("region", { name: "Time and language" });
  await section.getByRole("combobox", { name: "Time zone" }).fill("Tokyo");
  await page.getByRole("option", { name: "Asia/Tokyo" }).click();
  await expectAccessible(page);
  await section.getByRole("button", { name: "Save" }).click();
  await expect(announcement(page, "Time zone and language saved.")).toBeVisible();

  const { at, shown } = await momentOf();
  const there = new Intl.DateTimeFormat("en-US", {
    timeStyle: "short",
    timeZone: "Asia/Tokyo",
  }).format(new Date(at));
  expect(shown.replaceAll("\u202f", " ")).toContain(there.replaceAll("\u202f", " "));
  expect(shown).toContain("GMT+9");
  await expect(page.getByText("Times are shown in Asia/Tokyo.")).toBeVisible();
  await expectAccessible(page);
});

test("[V6][V9][V10][V11][V12][C6] every seeded default is edited in the settings; a member reads them", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, member, "member");
  await owner.api.workspaces.localize.mutate({
    workspace: workspace.id,
    timeZone: "Asia/Tokyo",
    locale: "en",
  });
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/settings`);
  await page.getByRole("link", { name: "Defaults" }).click();
  await expect(page).toHaveURL(`/ws/${workspace.address}/settings/defaults`);
  const part = (name: string) => page.getByRole("region", { name, exact: true });
  const save = async (name: string) => {
    // With the keyboard, because an earlier announcement might cover it.
    await part(name).getByRole("button", { name: "Save" }).press("Enter");
    await expect(announcement(page, `${name} saved.`)).toBeVisible();
  };
  await expect(part("Approval policy").getByRole("radio", { name: "Any one approver" })).toBeChecked();
  await expect(part("Freeze-window calendar")).toContainText("No entries yet.");
  await expect(part("Playbooks").getByRole("textbox", { name: "Playbook, entry 1" })).toHaveValue(
    "Notify on incident open",
  );
  await expectAccessible(page);

  await part("Approval policy").getByRole("radio", { name: "Any two approvers" }).check();
  await save("Approval policy");
  const freeze = part("Freeze-window calendar");
  await freeze.getByRole("button", { name: "Add an entry" }).click();
  await freeze.getByRole("button", { name: "Save" }).click();
  await expect(freeze.getByRole("textbox", { name: "Reason, entry 1" })).toHaveAttribute(
    "aria-invalid",
    "true",
  );
  await freeze.getByRole("textbox", { name: "Reason, entry 1" }).fill("New year");
  await freeze.getByLabel("Starts, entry 1").fill("2026-12-31T18:00");
  await freeze.getByLabel("Ends, entry 1").fill("2027-01-02T09:00");
  await expect(freeze).toContainText("Times are in Asia/Tokyo.");
  await save("Freeze-window calendar");
  await part("Announcement").getByRole("textbox").fill("The audit starts on Monday.");
  await expectAccessible(page);
  await save("Announcement");
  await expect(part("Announcement")).toContainText("Changed on");
  const { items } = await owner.api.settings.list.query({ workspace: workspace.id });
  expect(items.find(({ key }) => key === "freeze_windows")?.value).toEqual([
    { name: "New year", starts: "2026-12-31T09:00:00.000Z", ends: "2027-01-02T00:00:00.000Z" },
  ]);

  await member.page.goto(`/ws/${workspace.address}`);
  await expect(
    member.page.getByRole("alert").filter({ hasText: "The audit starts on Monday." }),
  ).toBeVisible();
  await member.page.goto(`/ws/${workspace.address}/settings/defaults`);
  await expect(member.page.getByLabel("Starts, entry 1")).toHaveValue("2026-12-31T18:00");
  await expect(member.page.getByLabel("Starts, entry 1")).toBeDisabled();
  await expect(member.page.getByRole("button", { name: "Add an entry" })).toHaveCount(0);
  await expectAccessible(member.page);
});
