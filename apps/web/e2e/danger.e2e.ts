import { expectAccessible } from "./support/accessible.ts";
import {
  addMember,
  createFlatWorkspace,
  createOrganization,
  createWorkspace,
  found,
} from "./support/places.ts";
import { announcement, openActions, openSwitcher, switcher } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[V44][V45][V54] an owner deletes only after typing the slug exactly, and sees the effect first", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, viewer, "viewer");
  const { page } = owner;

  await page.goto(`/ws/${workspace.address}/settings/danger`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("dialog", { name: `Delete ${workspace.name}` });
  await expect(dialog.getByRole("list").first().getByRole("listitem")).toHaveText([
    "2 people lose access immediately, including you.",
    "For 30 days, only the platform admin can restore it with everything in it.",
    "After that it is permanently deleted and can't be restored.",
    "Its slug stays reserved for 90 days after that.",
  ]);
  await expect(dialog.getByRole("region", { name: "What this changes" })).toContainText(
    "2 people lose all access to Payments.",
  );
  const confirm = dialog.getByRole("button", { name: "Delete workspace" });
  const typed = dialog.getByRole("textbox", { name: `Type “${workspace.slug}” to confirm` });
  await expect(typed).toBeFocused();
  await expectAccessible(page);
  for (const wrong of ["", workspace.name, workspace.slug.toUpperCase(), `${workspace.slug}-`]) {
    await typed.fill(wrong);
    await expect(confirm).toBeDisabled();
    await expect(confirm).toHaveAccessibleDescription(`Type “${workspace.slug}” to confirm.`);
  }
  await typed.press("Enter");
  await expect(dialog).toBeVisible();
  await typed.fill(workspace.slug);
  await confirm.click();
  await expect(announcement(page, `${workspace.name} deleted.`)).toBeVisible();
  await expect(page).toHaveURL("/workspaces");
  await expect(page.getByRole("heading", { name: "No workspace yet" })).toBeVisible();

  viewer.expects(404);
  await viewer.page.goto(`/ws/${workspace.address}`);
  await expect(viewer.page.getByRole("heading", { name: "Page not found" })).toBeVisible();
});

test("[V52][V54] an admin can archive but not delete; a viewer can do neither; both see who can", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const admin = await people.signUp("Admin");
  const viewer = await people.signUp("Viewer");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, admin, "admin");
  await addMember(owner, workspace, viewer, "viewer");
  const onlyOwner = "You need the Owner role to delete the workspace.";

  await admin.page.goto(`/ws/${workspace.address}/settings/danger`);
  await expect(admin.page.getByRole("button", { name: "Archive…" })).toBeEnabled();
  const remove = admin.page.getByRole("button", { name: "Delete…" });
  await expect(remove).toBeDisabled();
  await expect(remove).toHaveAccessibleDescription(onlyOwner);
  await expect(admin.page.getByRole("region", { name: "Delete workspace" })).toContainText(onlyOwner);

  await viewer.page.goto(`/ws/${workspace.address}/settings/danger`);
  const archive = viewer.page.getByRole("button", { name: "Archive…" });
  await expect(archive).toBeDisabled();
  await expect(archive).toHaveAccessibleDescription(
    "You need the Owner or Admin role to archive and unarchive the workspace.",
  );
  await expectAccessible(viewer.page);

  const confirmation = workspace.slug;
  const refused = { data: { code: "FORBIDDEN", reason: "missing_permission" } };
  const input = { workspace: workspace.id, confirmation };
  await expect(admin.api.workspaces.requestDeletion.mutate(input)).rejects.toMatchObject(refused);
  await expect(viewer.api.workspaces.archive.mutate(input)).rejects.toMatchObject(refused);
});

test("a person leaves a workspace that keeps its owner, and loses access", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, member, "member");

  await owner.page.goto(`/ws/${workspace.address}/settings/danger`);
  await expect(owner.page.getByRole("button", { name: "Leave…" })).toBeDisabled();

  const { page } = member;
  await page.goto(`/ws/${workspace.address}/settings/danger`);
  await page.getByRole("button", { name: "Leave…" }).click();
  // What the page still asks about the workspace can arrive after its person left.
  member.expects(404);
  await page.getByRole("button", { name: "Leave workspace" }).click();
  await expect(announcement(page, `You left ${workspace.name}.`)).toBeVisible();
  await expect(page).toHaveURL("/workspaces");
  expect(await member.api.workspaces.mine.query({})).toMatchObject({ items: [], total: 0 });
  await expect(member.api.workspaces.get.query({ workspace: workspace.id })).rejects.toMatchObject({
    data: { code: "NOT_FOUND" },
  });
});

test("[M48] a tenant admin archives from the row of the list", async ({ people }) => {
  const admin = await people.signUp("Tenant admin");
  const organization = await createOrganization(admin);
  const pilot = await createWorkspace(admin, organization, "Pilot");
  const { page } = admin;
  await page.goto("/workspaces");
  const actions = await openActions(page, "Pilot");
  await actions.getByRole("menuitem", { name: "Archive…" }).click();
  const dialog = page.getByRole("dialog", { name: "Archive Pilot" });
  await dialog.getByRole("textbox").fill("Pilot");
  await dialog.getByRole("button", { name: "Archive workspace" }).click();
  await expect(announcement(page, "Pilot archived.")).toBeVisible();
  const { state } = await admin.api.workspaces.get.query({ workspace: pilot.id });
  expect(state).toBe("archived");
});

test("[M43][M44][M47][M48][M49][M50][M65][M66] a tenant admin archives after typing the name, and is moved out of the workspace", async ({
  people,
}) => {
  const admin = await people.signUp("Tenant admin");
  const organization = await createOrganization(admin);
  const pilot = await createWorkspace(admin, organization, "Pilot");
  await admin.api.workspaces.switch.mutate({ workspace: pilot.id });
  const { page } = admin;

  await page.goto(`/workspaces/${pilot.id}`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Archive…" }).click();
  const dialog = page.getByRole("dialog", { name: "Archive Pilot" });
  const confirm = dialog.getByRole("button", { name: "Archive workspace" });
  for (const wrong of ["pilot", pilot.slug, "Pilot 2"]) {
    await dialog.getByRole("textbox", { name: "Type “Pilot” to confirm" }).fill(wrong);
    await expect(confirm).toBeDisabled();
  }
  await dialog.getByRole("textbox").fill("Pilot");
  await confirm.click();
  await expect(announcement(page, "Pilot archived.")).toBeVisible();
  await expect(page).toHaveURL("/workspaces");
  await expect(switcher(page)).toContainText(organization.first.name);
  expect((await admin.api.session.me.query()).landing?.id).toBe(organization.first.id);

  const list = await openSwitcher(page);
  await expect(list.getByRole("option", { name: organization.first.name })).toBeVisible();
  await expect(list.getByRole("option", { name: "Pilot" })).toBeHidden();

  await page.goto(`/workspaces/${pilot.id}`);
  await expect(page.getByRole("alert").filter({ hasText: "This workspace is archived" })).toBeVisible();
  await expect(page.getByText("Archived", { exact: true }).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "View audit log" }).click();
  await expect(page.getByRole("row").filter({ hasText: "archived the workspace Pilot." })).toBeVisible();
  await page.goto(`/ws/${pilot.address}/settings`);
  await expect(page.getByRole("textbox", { name: "Description" })).toHaveAccessibleDescription(
    "The workspace is archived. Unarchive it first.",
  );
});

test("[M9][M45][M46][M58] the default workspace and the last active one can't be archived, each with its reason", async ({
  people,
}) => {
  const admin = await people.signUp("Tenant admin");
  const workspaceAdmin = await people.signUp("Workspace admin");
  const organization = await createOrganization(admin);
  const { first } = organization;
  const { page } = admin;
  const archive = page.getByRole("button", { name: "Archive…" });
  const input = { workspace: first.id, confirmation: first.name };

  await page.goto(`/ws/${first.address}/settings/danger`);
  await expect(archive).toBeDisabled();
  await expect(archive).toHaveAccessibleDescription("At least one active workspace required");
  await expect(admin.api.workspaces.archive.mutate(input)).rejects.toMatchObject({
    data: { code: "WRONG_STATE", reason: "last_active_workspace" },
  });

  const staging = await createWorkspace(admin, organization, "Staging");
  await addMember(admin, staging, workspaceAdmin, "workspace_admin");
  await page.reload();
  await expect(archive).toHaveAccessibleDescription("The default workspace cannot be archived");
  await expect(admin.api.workspaces.archive.mutate(input)).rejects.toMatchObject({
    data: { code: "WRONG_STATE", reason: "default_workspace" },
  });
  await page.goto("/workspaces");
  const actions = await openActions(page, first.name);
  await expect(actions.getByRole("menuitem", { name: "Archive…" })).toContainText(
    "The default workspace cannot be archived",
  );

  await workspaceAdmin.page.goto(`/ws/${staging.address}/settings/danger`);
  const theirs = workspaceAdmin.page.getByRole("button", { name: "Archive…" });
  await expect(theirs).toBeDisabled();
  await expect(theirs).toHaveAccessibleDescription(
    "You need the Tenant admin role to archive and unarchive the workspace.",
  );
  await expect(workspaceAdmin.page.getByText("archived and never deleted")).toBeVisible();
});

test("[C27][C28][C29][C31] a deleted fleet is closed immediately, its sessions end, and any owner can restore it within a day", async ({
  people,
}) => {
  test.slow();
  const owner = await people.signUp("Owner");
  const second = await people.signUp("Second owner");
  const member = await people.signUp("Member");
  const { workspace } = await found(owner, "machine-fleet", "Edge machines");
  await addMember(owner, workspace, second, "owner");
  await addMember(owner, workspace, member, "member");
  const { page } = owner;

  await page.goto(`/ws/${workspace.address}/settings/danger`);
  await expect(page.getByRole("region", { name: "Delete workspace" })).toContainText(
    "For 24 hours, people with the Owner role can restore it",
  );
  await page.getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete Edge machines" });
  await expect(dialog).toContainText("Everyone else who is signed in to it is signed out immediately.");
  await dialog.getByRole("textbox").fill(workspace.slug);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Delete workspace" }).click();
  await expect(announcement(page, "Edge machines deleted.")).toBeVisible();
  await expect(page).toHaveURL("/workspaces");
  await expect(page.getByRole("button", { name: "Restore Edge machines" })).toBeVisible();
  for (const person of [second, member]) {
    await expect(person.api.session.me.query()).rejects.toMatchObject({ data: { code: "UNAUTHENTICATED" } });
  }

  // Signed in again, the other owner finds it on their landing page, and at its own URL.
  const back = await people.signInElsewhere(second);
  back.expects(412);
  await back.page.goto(`/ws/${workspace.address}/members`);
  await expect(back.page).toHaveURL(`/workspaces/${workspace.id}`);
  await expect(back.page.getByRole("main")).toContainText("You can restore it until");
  await expectAccessible(back.page);
  await back.page.goto("/");
  await expect(back.page).toHaveURL("/workspaces");
  const deleted = back.page.getByRole("region", { name: "Recently deleted" });
  await expect(deleted).toContainText("Restorable until");
  await expectAccessible(back.page);

  const out = await people.signInElsewhere(member);
  out.expects(404);
  await out.page.goto("/workspaces");
  await expect(out.page.getByRole("heading", { name: "No workspace yet" })).toBeVisible();
  await out.page.goto(`/workspaces/${workspace.id}`);
  await expect(out.page.getByRole("heading", { name: "Page not found" })).toBeVisible();

  await deleted.getByRole("button", { name: "Restore Edge machines" }).click();
  await expect(announcement(back.page, "Edge machines restored.")).toBeVisible();
  await back.page.goto(`/ws/${workspace.address}/members`);
  await expect(back.page.getByRole("row", { name: member.email })).toBeVisible();
});
