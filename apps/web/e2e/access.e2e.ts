import { expectAccessible } from "./support/accessible.ts";
import { addMember, createFlatWorkspace, createOrganization, createWorkspace } from "./support/places.ts";
import { announcement, choose, openActions, openTab } from "./support/shell.ts";
import { grantTeam, idOf, makeTeam } from "./support/teams.ts";
import { expect, test } from "./support/test.ts";

test("a disabled control explains why, and who could help", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, viewer, "viewer");
  const { page } = viewer;

  await page.goto(`/ws/${workspace.address}/members`);
  await page.getByRole("button", { name: "Why? You can't add members" }).click();
  const dialog = page.getByRole("dialog", { name: "Permissions explained" });
  await expect(dialog).toContainText("No. You can't add members.");
  await expect(dialog).toContainText("You need the Owner or Admin role to add members.");
  await expect(dialog).toContainText("Viewer here (doesn't include this)");
  await expect(dialog.getByRole("list", { name: "These people can help:" })).toContainText(owner.email);
  await expectAccessible(page);
  // From there they can ask about anything.
  await choose(page, "Can I…", "See the members");
  await expect(dialog).toContainText("Yes. You can see the members.");
  await dialog.getByRole("button", { name: "Close" }).last().click();

  const actions = await openActions(page, "Viewer");
  await actions.getByRole("menuitem", { name: "Why, and who can help…" }).click();
  await expect(dialog).toContainText("No. You can't remove members.");
});

test("[P14][P16] a person's page lists what they can do and why, and why they can't do the rest", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const researcher = await people.signUp("Researcher");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, researcher, "viewer");
  await grantTeam(owner, workspace, await makeTeam(owner, workspace, "Research", [researcher]), "admin");
  const { page } = owner;

  await page.goto(`/ws/${workspace.address}/members`);
  await expect(page.getByRole("row", { name: researcher.email })).toContainText("Team Research: Admin");
  await page.getByRole("link", { name: "Researcher", exact: true }).click();
  await expect(page).toHaveURL(`/ws/${workspace.address}/members/${await idOf(researcher)}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Researcher");
  await expect(page.getByRole("combobox", { name: "Role of Researcher" })).toHaveValue("Viewer");
  const list = page.getByRole("list", { name: "What Researcher can do" }).getByRole("listitem");
  await expect(list.filter({ hasText: "Add members" })).toContainText(
    "because of: Admin here through the team Research",
  );
  await expect(list.filter({ hasText: "See the members" })).toContainText("Viewer here");
  await expect(list.filter({ hasText: "Delete the workspace" })).toBeHidden();
  await page.getByRole("button", { name: /^Show \d+ missing permissions/ }).click();
  await expect(list.filter({ hasText: "Delete the workspace" })).toContainText(
    "You need the Owner role to delete the workspace.",
  );
  await expectAccessible(page);

  await choose(page, "Can they…", "Delete the workspace");
  const asked = page.getByRole("region", { name: "Check access" });
  await expect(asked).toContainText("No. Researcher can't delete the workspace.");
  await expect(asked.getByRole("list", { name: "These people can help:" })).toContainText(owner.email);
  await choose(page, "Can they…", "Add members");
  await expect(asked).toContainText("Yes. Researcher can add members.");
  await expect(asked).toContainText("Admin here through the team Research");
  await expectAccessible(page);

  // A viewer reads the same page, and can change nothing on it.
  const viewer = await people.signUp("Viewer");
  await addMember(owner, workspace, viewer, "viewer");
  await viewer.page.goto(page.url());
  await expect(viewer.page.getByRole("region", { name: "Access", exact: true })).toContainText("Viewer");
  await expect(viewer.page.getByRole("combobox", { name: "Role of Researcher" })).toHaveCount(0);
  await expectAccessible(viewer.page);
  viewer.expects(404);
  await viewer.page.goto(`/ws/${workspace.address}/members/${crypto.randomUUID()}`);
  await expect(
    viewer.page.getByRole("heading", { name: "This person doesn't have access here" }),
  ).toBeVisible();
  await expectAccessible(viewer.page);
});

test("[M35][M36] the effects of a change on people are shown beforehand, and then happen", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const admin = await people.signUp("Admin");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, admin, "admin");
  const { page } = owner;

  await page.goto(`/ws/${workspace.address}/members`);
  await choose(page, "Role of Admin", /^Viewer/);
  const dialog = page.getByRole("dialog", { name: "Change Admin's role" });
  const effect = dialog.getByRole("region", { name: "What this changes" });
  await expect(effect).toContainText("Admin can no longer edit the workspace's name");
  await effect.getByRole("button", { name: "Show details" }).click();
  await expect(effect).toContainText(admin.email);
  await expect(effect).toContainText("remove members");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("combobox", { name: "Role of Admin" })).toHaveValue("Admin");
  expect((await admin.api.workspaces.get.query({ workspace: workspace.id })).access.permissions).toContain(
    "member:remove",
  );

  await choose(page, "Role of Admin", /^Viewer/);
  await dialog.getByRole("button", { name: "Change role" }).click();
  await expect(announcement(page, "Admin now has the Viewer role.")).toBeVisible();
  expect(
    (await admin.api.workspaces.get.query({ workspace: workspace.id })).access.permissions,
  ).not.toContain("member:remove");
});

test("[P3][P14][P15] a team's role is assigned, changed and removed with its effect shown first", async ({
  people,
}) => {
  const tenantAdmin = await people.signUp("Tenant admin");
  const colleague = await people.signUp("Colleague");
  const organization = await createOrganization(tenantAdmin);
  const staging = await createWorkspace(tenantAdmin, organization, "Staging");
  await addMember(tenantAdmin, organization.first, colleague, "workspace_viewer");
  await makeTeam(tenantAdmin, staging, "Research", [colleague]);
  const { page } = tenantAdmin;

  await page.goto(`/ws/${staging.address}/members/teams`);
  await expect(page.getByRole("heading", { name: "No teams have access" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Give a team access" }).click();
  const giving = page.getByRole("dialog", { name: "Give a team access" });
  await giving.getByRole("button", { name: "Give access" }).click();
  await expect(giving.getByText("Choose a team.")).toBeVisible();
  await giving.getByRole("combobox", { name: "Team" }).fill("rese");
  await page.getByRole("option", { name: "Research" }).click();
  await giving.getByRole("radio", { name: "Workspace member" }).check();
  const effect = page.getByRole("region", { name: "What this changes" });
  await expect(effect).toContainText("Colleague gets access to Staging.");
  await expectAccessible(page);
  await giving.getByRole("button", { name: "Give access" }).click();
  await expect(
    announcement(page, "Everyone in Research now has the Workspace member role here."),
  ).toBeVisible();

  // They appear among the people only through the team, and are managed there.
  await openTab(page, "People");
  const row = page.getByRole("row", { name: colleague.email });
  await expect(row).toContainText("Team Research: Workspace member");
  await expect(page.getByRole("combobox", { name: "Role of Colleague" })).toBeHidden();
  const actions = await openActions(page, "Colleague");
  const remove = actions.getByRole("menuitem", { name: "Remove…" });
  await expect(remove).toBeDisabled();
  await expect(remove).toContainText("Their access comes from the team Research.");
  await actions.getByRole("menuitem", { name: "Add a direct role…" }).click();
  const adding = page.getByRole("dialog", { name: "Add member" });
  await expect(adding.getByRole("combobox", { name: "Person" })).toHaveValue(colleague.email);
  await adding.getByRole("button", { name: "Cancel" }).click();

  await openTab(page, "Teams");
  await choose(page, "Role of Research", /^Workspace viewer/);
  const changing = page.getByRole("dialog", { name: "Change Research's role" });
  await expect(effect).toContainText("Colleague can no longer");
  await changing.getByRole("button", { name: "Change role" }).click();
  await expect(
    announcement(page, "Everyone in Research now has the Workspace viewer role here."),
  ).toBeVisible();

  const more = await openActions(page, "Research");
  await more.getByRole("menuitem", { name: "Remove access…" }).click();
  const taking = page.getByRole("dialog", { name: "Remove Research's access" });
  await expect(effect).toContainText("Colleague loses all access to Staging.");
  await taking.getByRole("button", { name: "Remove access" }).click();
  await expect(announcement(page, "Research no longer has access here.")).toBeVisible();
  await expect(colleague.api.workspaces.get.query({ workspace: staging.id })).rejects.toMatchObject({
    data: { code: "NOT_FOUND" },
  });
});

test("a deletion shows how many people lose access before its slug is typed", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, viewer, "viewer");
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/settings/danger`);
  await page.getByRole("button", { name: "Delete…" }).click();
  const effect = page.getByRole("region", { name: "What this changes" });
  await expect(effect).toContainText("2 people lose all access to Payments.");
  await effect.getByRole("button", { name: "Show details" }).click();
  await expect(effect).toContainText(viewer.email);
  await expectAccessible(page);
});

test("access is explained for a team's people as for anyone, and not for another tenant's", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const stranger = await people.signUp("Stranger");
  const workspace = await createFlatWorkspace(owner);
  const about = { workspace: workspace.id, permission: "member:add" as const };
  await expect(stranger.api.access.explain.query(about)).rejects.toMatchObject({
    data: { code: "NOT_FOUND" },
  });
  await expect(
    owner.api.access.explain.query({ ...about, userId: await idOf(stranger) }),
  ).rejects.toMatchObject({ data: { code: "NOT_FOUND" } });
});
