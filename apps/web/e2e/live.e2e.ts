import { expectAccessible } from "./support/accessible.ts";
import { addMember, createFlatWorkspace, createOrganization, createWorkspace } from "./support/places.ts";
import { announcement, choose, openActions, openTab, switcher } from "./support/shell.ts";
import { grantTeam, makeTeam } from "./support/teams.ts";
import { expect, test } from "./support/test.ts";

test("changes in one browser appear in another without a click", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, member, "viewer");
  const { page } = member;
  await page.goto(`/ws/${workspace.address}/members`);
  await expect(page.getByRole("row", { name: member.email })).toContainText("Viewer");
  await expect(page.getByRole("button", { name: "Add member", exact: true })).toBeDisabled();

  await test.step("a role: the other person's permissions change with it", async () => {
    await owner.page.goto(`/ws/${workspace.address}/members`);
    await choose(owner.page, "Role of Member", /^Admin/);
    await owner.page.getByRole("button", { name: "Change role" }).click();
    await expect(announcement(owner.page, "Member now has the Admin role.")).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Role of Member" })).toHaveValue("Admin");
    await expect(page.getByRole("button", { name: "Add member", exact: true })).toBeEnabled();
  });

  await test.step("a name: the page and the switcher show the new one", async () => {
    await owner.api.workspaces.rename.mutate({ workspace: workspace.id, name: "Payouts" });
    await expect(switcher(page)).toContainText("Payouts");
  });

  await test.step("a new member, and an invitation", async () => {
    const third = await people.signUp("Third");
    await addMember(owner, workspace, third, "viewer");
    await expect(page.getByRole("row", { name: third.email })).toBeVisible();
    await openTab(page, "Invitations");
    await expect(page.getByRole("heading", { name: "No invitations" })).toBeVisible();
    const email = `guest-of-${third.email}`;
    await owner.api.invitations.create.mutate({ workspace: workspace.id, email, role: "viewer" });
    await expect(page.getByRole("row", { name: email })).toContainText("Pending");
  });
});

test("a removed person sees a notice immediately, and can continue from there", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, member, "viewer");
  const { page } = member;
  member.expects(404);
  await page.goto(`/ws/${workspace.address}/members`);
  await expect(page.getByRole("row", { name: owner.email })).toBeVisible();

  await owner.page.goto(`/ws/${workspace.address}/members`);
  const actions = await openActions(owner.page, "Member");
  await actions.getByRole("menuitem", { name: "Remove…" }).click();
  const dialog = owner.page.getByRole("dialog", { name: "Remove Member" });
  await dialog.getByRole("button", { name: "Remove", exact: true }).click();

  const lost = page.getByRole("heading", { name: `You no longer have access to ${workspace.name}` });
  await expect(lost).toBeVisible();
  await expect(page.getByRole("row", { name: owner.email })).toBeHidden();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Go to your workspaces" }).click();
  await expect(page).toHaveURL("/workspaces");
});

test("a person removed from the team that gave access to the page sees the notice, too", async ({
  people,
}) => {
  const tenantAdmin = await people.signUp("Tenant admin");
  const colleague = await people.signUp("Colleague");
  const organization = await createOrganization(tenantAdmin);
  const staging = await createWorkspace(tenantAdmin, organization, "Staging");
  await addMember(tenantAdmin, organization.first, colleague, "workspace_viewer");
  const { user } = await colleague.api.session.me.query();
  const team = await makeTeam(tenantAdmin, staging, "Research", [colleague]);
  await grantTeam(tenantAdmin, staging, team, "workspace_viewer");
  const { page } = colleague;
  colleague.expects(404);
  await page.goto(`/ws/${staging.address}/members`);
  await expect(page.getByRole("row", { name: colleague.email })).toContainText("Team Research");

  const seat = { organization: organization.id, team: team.id, userId: user.id };
  await tenantAdmin.api.teams.removeMember.mutate(seat);
  await expect(page.getByRole("heading", { name: "You no longer have access to Staging" })).toBeVisible();
});
