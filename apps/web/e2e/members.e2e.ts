import { expectAccessible } from "./support/accessible.ts";
import {
  addMember,
  createFlatWorkspace,
  createOrganization,
  createWorkspace,
  enlist,
  found,
} from "./support/places.ts";
import { announcement, choose, openActions, openTab } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[V52][M37][M54] an owner adds a person by address once, and removes them", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  owner.expects(409);

  await page.goto(`/ws/${workspace.address}/members`);
  await page.getByRole("button", { name: "Add member", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Add member" });
  await dialog.getByRole("combobox", { name: "Person" }).fill(member.email);
  await page.getByRole("option", { name: member.email }).click();
  await dialog.getByRole("radio", { name: "Member" }).check();
  await dialog.getByRole("button", { name: "Add to workspace" }).click();
  await expect(announcement(page, "Member is now a member.")).toBeVisible();
  await member.page.goto(`/ws/${workspace.address}`);
  await expect(member.page.getByRole("heading", { level: 1 })).toHaveText(workspace.name);

  await page.getByRole("button", { name: "Add member", exact: true }).click();
  const field = dialog.getByRole("combobox", { name: "Person" });
  await field.fill(member.email);
  await expect(field).toHaveAccessibleDescription(/No account with this address yet\./);
  await dialog.getByRole("button", { name: "Add to workspace" }).click();
  await expect(dialog.getByText("User is already a member of this workspace")).toBeVisible();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await dialog.getByRole("button", { name: "Cancel" }).click();

  const actions = await openActions(page, "Member");
  await actions.getByRole("menuitem", { name: "Remove…" }).click();
  const removal = page.getByRole("dialog", { name: "Remove Member" });
  await expect(removal).toContainText("Member loses access to this workspace immediately.");
  await expect(removal.getByRole("region", { name: "What this changes" })).toContainText(
    "Member loses all access to Payments.",
  );
  await expectAccessible(page);
  await removal.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(announcement(page, "Member is no longer a member.")).toBeVisible();
  await expect(page.getByRole("row", { name: member.email })).toBeHidden();

  member.expects(404);
  await member.page.reload();
  await expect(member.page.getByRole("heading", { name: "Page not found" })).toBeVisible();
});

test("a custom role can be assigned like any other, and lists its holders", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const auditor = await people.signUp("Reader of logs");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, auditor, "viewer");
  const { organization } = await owner.api.workspaces.get.query({ workspace: workspace.id });
  await owner.api.roles.create.mutate({
    organization: organization.id,
    level: "workspace",
    name: "Auditor",
    description: "Reads the log.",
    permissions: ["workspace:read", "member:leave", "member:read", "audit:read"],
  });
  const { page } = owner;

  await page.goto(`/ws/${workspace.address}/members?add=true`);
  const dialog = page.getByRole("dialog", { name: "Add member" });
  await expect(dialog.getByRole("radio", { name: /^Auditor/ })).toHaveAccessibleDescription("Reads the log.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await choose(page, "Role of Reader of logs", /^Auditor/);
  await page.getByRole("button", { name: "Change role" }).click();
  await expect(announcement(page, "Reader of logs now has the Auditor role.")).toBeVisible();
  await auditor.page.goto(`/ws/${workspace.address}/members`);
  await expect(auditor.page.getByRole("row", { name: auditor.email })).toContainText("Auditor");
  await auditor.page.goto(`/ws/${workspace.address}/audit`);
  await expect(auditor.page.getByRole("table")).toContainText("changed the role of Reader of logs");
});

test("[V52][M12] a viewer sees every control disabled with its reason, and the API refuses them too", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, viewer, "viewer");
  const { page, api } = viewer;

  await page.goto(`/ws/${workspace.address}/members`);
  const add = page.getByRole("button", { name: "Add member", exact: true });
  await expect(add).toBeDisabled();
  await expect(add).toHaveAccessibleDescription("You need the Owner or Admin role to add members.");
  // Roles are text, and there is no menu of unavailable actions.
  await expect(page.getByRole("row", { name: owner.email })).toContainText("Owner");
  await expect(page.getByRole("combobox", { name: /^Role of/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Actions for Owner", exact: true })).toHaveCount(0);
  await expectAccessible(page);
  const own = await openActions(page, "Viewer");
  const remove = own.getByRole("menuitem", { name: "Remove…" });
  await expect(remove).toBeDisabled();
  await expect(remove).toContainText("You need the Owner or Admin role to remove members.");
  await expect(own.getByRole("menuitem", { name: "Leave…" })).toBeEnabled();

  const { items } = await api.members.list.query({ workspace: workspace.id });
  const userId = items.find(({ email }) => email === owner.email)?.userId ?? "";
  const input = { workspace: workspace.id, userId };
  const refused = { data: { code: "FORBIDDEN", reason: "missing_permission" } };
  await expect(
    api.members.add.mutate({ workspace: workspace.id, email: viewer.email, role: "owner" }),
  ).rejects.toMatchObject(refused);
  await expect(api.members.changeRole.mutate({ ...input, role: "viewer" })).rejects.toMatchObject(refused);
  await expect(api.members.remove.mutate(input)).rejects.toMatchObject(refused);
  await expect(api.members.makeOwner.mutate(input)).rejects.toMatchObject(refused);
  await expect(api.members.candidates.query({ workspace: workspace.id })).rejects.toMatchObject(refused);
});

test("[M10][M13][M22][M32][M33][M34][M60] a workspace admin finds colleagues by name, and only in their own workspace", async ({
  people,
}) => {
  const tenantAdmin = await people.signUp("Tenant admin");
  const workspaceAdmin = await people.signUp("Workspace admin");
  const colleague = await people.signUp("Colleague");
  const organization = await createOrganization(tenantAdmin);
  const staging = await createWorkspace(tenantAdmin, organization, "Staging");
  await addMember(tenantAdmin, staging, workspaceAdmin, "workspace_admin");
  await addMember(tenantAdmin, organization.first, colleague, "workspace_viewer");
  const { page } = workspaceAdmin;

  await page.goto(`/ws/${staging.address}/members`);
  await page.getByRole("button", { name: "Add member", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Add member" });
  await expect(dialog.getByRole("radio")).toHaveCount(3);
  for (const role of ["Workspace admin", "Workspace member", "Workspace viewer"]) {
    await expect(dialog.getByRole("radio", { name: role })).toBeEnabled();
  }
  const field = dialog.getByRole("combobox", { name: "Person" });
  await field.fill("Workspace adm");
  await expect(field).toHaveAccessibleDescription(/No matching people\./);
  await field.fill("colleag");
  await page.getByRole("option", { name: "Colleague" }).click();
  await expect(field).toHaveValue(colleague.email);
  await dialog.getByRole("button", { name: "Add to workspace" }).click();
  await expect(announcement(page, "Colleague is now a member.")).toBeVisible();

  workspaceAdmin.expects(404);
  await page.goto(`/ws/${organization.first.address}/members`);
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  await tenantAdmin.page.goto(`/ws/${staging.address}/members`);
  await expect(tenantAdmin.page.getByRole("button", { name: "Add member", exact: true })).toBeEnabled();
});

test("members are found by part of their name or address", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, viewer, "viewer");
  const { page } = owner;

  await page.goto(`/ws/${workspace.address}/members`);
  const rows = page.getByRole("table", { name: "Members" }).getByRole("row");
  await expect(rows).toHaveCount(3);
  const search = page.getByRole("searchbox", { name: "Search by name or email" });
  await search.fill("view");
  await expect(rows).toHaveCount(2);
  await expect(page.getByRole("row", { name: viewer.email })).toBeVisible();
  await expect(page).toHaveURL(/\?search=view$/);
  await search.fill("no such name");
  await expect(page.getByRole("heading", { name: "No people found" })).toBeVisible();
  await page.getByRole("button", { name: "Clear search" }).click();
  await expect(rows).toHaveCount(3);
});

test("[P24][S27] people are managed from the workspace's settings: an owner adds one there, who gets a mail", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const platform = await people.platformAdmin();
  const joiner = await people.signUp("Joiner");
  const { organization, workspace } = await found(owner, "ai-tracing", "Traces", "pro");
  await enlist(owner, organization, joiner, "org_member");
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/settings`);
  await openTab(page, "Members");
  await page.getByRole("button", { name: "Add member", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Add member" });
  await dialog.getByRole("combobox", { name: "Person" }).fill(joiner.email);
  await page.getByRole("option", { name: joiner.email }).click();
  await dialog.getByRole("radio", { name: /^Reader/ }).check();
  await dialog.getByRole("button", { name: "Add to workspace" }).click();
  await expect(page.getByRole("combobox", { name: "Role of Joiner" })).toHaveValue("Reader");
  const { items } = await platform.api.platform.outbox.query({ search: joiner.email });
  expect(items[0]?.subject).toMatch(/^You were added to /);
});

test("the list of members can be sorted and filtered, which the URL keeps, and shows the total", async ({
  people,
}) => {
  const owner = await people.signUp("Zoe Owner");
  const viewer = await people.signUp("Anna Viewer");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, viewer, "viewer");
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/members`);
  const names = page.getByRole("table", { name: "Members" }).getByRole("link");
  await expect(names).toHaveText(["Anna Viewer", "Zoe Owner"]);
  const narrow = (page.viewportSize()?.width ?? 0) < 768;
  if (narrow) await choose(page, "Sort by", "Added first");
  else await page.getByRole("button", { name: "Added" }).click();
  await expect(names).toHaveText(["Zoe Owner", "Anna Viewer"]);
  await expect(page).toHaveURL(/sort=added/);
  await choose(page, "Role", "Viewer");
  await expect(names).toHaveText(["Anna Viewer"]);
  await expect(page.getByText("1 in all")).toBeVisible();
  await page.reload();
  await expect(names).toHaveText(["Anna Viewer"]);
  await choose(page, "State", "Suspended");
  await expect(page.getByText("No people found")).toBeVisible();
  await expectAccessible(page);
});
