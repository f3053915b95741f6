import { expectAccessible } from "./support/accessible.ts";
import type { Person } from "./support/people.ts";
import {
  addMember,
  createFlatWorkspace,
  createOrganization,
  createWorkspace,
  type Place,
} from "./support/places.ts";
import { announcement, goTo, openActions } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

/** A team in the organization of this workspace, with these people in it and this role there. */
async function teamIn(by: Person, workspace: Place, name: string, role: string, people: readonly Person[]) {
  const { organization } = await by.api.workspaces.get.query({ workspace: workspace.id });
  const made = await by.api.teams.create.mutate({ organization: organization.id, name });
  const team = { organization: organization.id, team: made.id };
  for (const { api } of people) {
    const { user } = await api.session.me.query();
    await by.api.teams.addMember.mutate({ ...team, userId: user.id });
  }
  await by.api.teamGrants.add.mutate({ workspace: workspace.id, team: made.id, role });
  return team;
}

test("[P3][P14][P15] an organization's admin creates a team, adds a person after seeing what that gives, and undoes it all", async ({
  people,
}) => {
  const tenantAdmin = await people.signUp("Tenant admin");
  const colleague = await people.signUp("Colleague");
  const organization = await createOrganization(tenantAdmin);
  const staging = await createWorkspace(tenantAdmin, organization, "Staging");
  await addMember(tenantAdmin, organization.first, colleague, "workspace_viewer");
  const { page, api } = tenantAdmin;

  await page.goto(`/o/${organization.slug}`);
  await goTo(page, "Teams");
  await expect(page).toHaveURL(`/o/${organization.slug}/teams`);
  await expect(page.getByRole("heading", { name: "No teams yet" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create your first team" }).click();
  const making = page.getByRole("dialog", { name: "Create team" });
  await making.getByRole("button", { name: "Create team" }).click();
  await expect(making.getByText("Enter a name.")).toBeVisible();
  await making.getByRole("textbox", { name: "Name" }).fill("Research");
  await making.getByRole("button", { name: "Create team" }).click();
  await expect(announcement(page, "Team Research created.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Research");
  await expect(page.getByRole("heading", { name: "No one is in this team yet" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "No role yet" })).toBeVisible();
  await expectAccessible(page);

  // A role assigned to it elsewhere appears by itself.
  const team = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await api.teamGrants.add.mutate({ workspace: staging.id, team, role: "workspace_admin" });
  const roles = page.getByRole("table", { name: "Roles in workspaces" });
  await expect(roles.getByRole("row", { name: "Staging" })).toContainText("Workspace admin");

  await page.getByRole("button", { name: "Add person" }).click();
  const adding = page.getByRole("dialog", { name: "Add a person to Research" });
  await adding.getByRole("button", { name: "Add to team" }).click();
  await expect(adding.getByText("Choose a person from the list.")).toBeVisible();
  await adding.getByRole("combobox", { name: "Person" }).fill("colleag");
  await page.getByRole("option", { name: "Colleague" }).click();
  await expect(adding).toContainText("Colleague gets access to Staging.");
  await expectAccessible(page);
  await adding.getByRole("button", { name: "Add to team" }).click();
  await expect(announcement(page, "Colleague is now in Research.")).toBeVisible();
  const row = page.getByRole("table", { name: "People" }).getByRole("row", { name: colleague.email });
  await expect(row).toBeVisible();
  await colleague.page.goto(`/ws/${staging.address}`);
  await expect(colleague.page.getByRole("heading", { level: 1 })).toHaveText("Staging");

  const actions = await openActions(page, "Colleague");
  await actions.getByRole("menuitem", { name: "Remove…" }).click();
  const removal = page.getByRole("dialog", { name: "Remove Colleague from Research" });
  await expect(removal).toContainText("Colleague loses all access to Staging.");
  colleague.expects(404);
  await removal.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(announcement(page, "Colleague is no longer in Research.")).toBeVisible();
  await expect(row).toBeHidden();
  // People who were there see a notice without a reload.
  await expect(
    colleague.page.getByRole("heading", { name: "You no longer have access to Staging" }),
  ).toBeVisible();

  await page.getByRole("button", { name: "Rename…" }).click();
  const renaming = page.getByRole("dialog", { name: "Rename Research" });
  await renaming.getByRole("textbox", { name: "Name" }).fill("Model review");
  await renaming.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Model review");
  await page.getByRole("button", { name: "Delete…" }).click();
  const deleting = page.getByRole("dialog", { name: "Delete team Model review" });
  await expect(deleting).toContainText("No one gains or loses access.");
  tenantAdmin.expects(404);
  await deleting.getByRole("button", { name: "Delete team" }).click();
  await expect(announcement(page, "Team Model review deleted.")).toBeVisible();
  await expect(page).toHaveURL(`/o/${organization.slug}/teams`);
  await expect(page.getByRole("heading", { name: "No teams yet" })).toBeVisible();
});

test("[P15] in a standalone workspace a member reads the teams, changes none, and leaves their own", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, viewer, "viewer");
  const team = await teamIn(owner, workspace, "Research", "member", [viewer]);
  const { page, api } = viewer;

  await page.goto(`/ws/${workspace.address}`);
  await goTo(page, "Teams");
  await expect(page).toHaveURL(`/ws/${workspace.address}/teams`);
  const create = page.getByRole("button", { name: "Create team", exact: true });
  await expect(create).toBeDisabled();
  await expect(create).toHaveAccessibleDescription("You need the Owner or Admin role to create teams.");
  const row = page.getByRole("table", { name: "Teams" }).getByRole("row", { name: "Research" });
  await expect(row).toContainText("You're a member");
  await expectAccessible(page);
  const actions = await openActions(page, "Research");
  for (const [act, reason] of [
    ["Rename…", "You need the Owner or Admin role to rename teams."],
    ["Delete…", "You need the Owner or Admin role to delete teams."],
  ] as const) {
    const item = actions.getByRole("menuitem", { name: act });
    await expect(item).toBeDisabled();
    await expect(item).toContainText(reason);
  }
  await page.keyboard.press("Escape");
  await row.getByRole("link", { name: "Research" }).click();
  const add = page.getByRole("button", { name: "Add person", exact: true });
  await expect(add).toBeDisabled();
  await expect(add).toHaveAccessibleDescription("You need the Owner or Admin role to add people to teams.");
  await expect(page.getByRole("table", { name: "Roles in workspaces" })).toContainText("Member");
  await expectAccessible(page);

  const refused = { data: { code: "FORBIDDEN", reason: "missing_permission" } };
  const { organization } = team;
  const { user } = await owner.api.session.me.query();
  await expect(api.teams.create.mutate({ organization, name: "Mine" })).rejects.toMatchObject(refused);
  await expect(api.teams.rename.mutate({ ...team, name: "Mine" })).rejects.toMatchObject(refused);
  await expect(api.teams.delete.mutate(team)).rejects.toMatchObject(refused);
  await expect(api.teams.candidates.query(team)).rejects.toMatchObject(refused);
  await expect(api.teams.addMember.mutate({ ...team, userId: user.id })).rejects.toMatchObject(refused);
  await expect(api.teams.removeMember.mutate({ ...team, userId: user.id })).rejects.toMatchObject(refused);

  await page.getByRole("button", { name: "Leave…" }).click();
  const leaving = page.getByRole("dialog", { name: "Leave Research" });
  await expectAccessible(page);
  await leaving.getByRole("button", { name: "Leave team" }).click();
  await expect(announcement(page, "You left Research.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "No one is in this team yet" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Leave…" })).toBeHidden();
});

test("a person who holds less than a team can't change its members, and sees why", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const admin = await people.signUp("Admin");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, admin, "admin");
  await addMember(owner, workspace, member, "member");
  const team = await teamIn(owner, workspace, "Board", "owner", [member]);
  const { page, api } = admin;
  const reason = "This team can do more than you can in some workspace, so you can't change who is in it.";

  await page.goto(`/ws/${workspace.address}/teams/${team.team}`);
  await expect(page.getByRole("button", { name: "Rename…" })).toBeEnabled();
  for (const name of ["Add person", "Delete…"]) {
    const button = page.getByRole("button", { name });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription(reason);
  }
  const actions = await openActions(page, "Member");
  const remove = actions.getByRole("menuitem", { name: "Remove…" });
  await expect(remove).toBeDisabled();
  await expect(remove).toContainText(reason);
  await page.keyboard.press("Escape");
  await expectAccessible(page);

  const above = { data: { code: "FORBIDDEN", reason: "above_yourself", message: reason } };
  const { user } = await api.session.me.query();
  await expect(api.teams.addMember.mutate({ ...team, userId: user.id })).rejects.toMatchObject(above);
  await expect(api.teams.delete.mutate(team)).rejects.toMatchObject(above);
});

test("teams are found by part of their name, and created from the command palette", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  await teamIn(owner, workspace, "Research", "viewer", []);
  const { page } = owner;
  owner.expects(409);

  await page.goto(`/ws/${workspace.address}/teams?search=sear`);
  const rows = page.getByRole("table", { name: "Teams" }).getByRole("row");
  await expect(rows).toHaveCount(2);
  const search = page.getByRole("searchbox", { name: "Search by name" });
  await expect(search).toHaveValue("sear");
  await search.fill("nothing like it");
  await expect(page.getByRole("heading", { name: "No teams found" })).toBeVisible();
  await expectAccessible(page);
  await search.fill("");
  await expect(rows).toHaveCount(2);

  await page.keyboard.press("ControlOrMeta+k");
  await page.getByPlaceholder("Search workspaces, resources, people, pages and actions").fill("create team");
  await page.keyboard.press("Enter");
  const making = page.getByRole("dialog", { name: "Create team" });
  await making.getByRole("textbox", { name: "Name" }).fill("research");
  await making.getByRole("button", { name: "Create team" }).click();
  await expect(making.getByText("A team with this name already exists.")).toBeVisible();
});

test("a team belongs only to its organization, whatever the URL says", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const stranger = await people.signUp("Stranger");
  const tenantAdmin = await people.signUp("Tenant admin");
  const workspace = await createFlatWorkspace(owner);
  const { team } = await teamIn(owner, workspace, "Research", "viewer", []);
  const organization = await createOrganization(tenantAdmin);
  const nothing = { name: "Page not found" };

  stranger.expects(404);
  await stranger.page.goto(`/ws/${workspace.address}/teams/${team}`);
  await expect(stranger.page.getByRole("heading", nothing)).toBeVisible();
  tenantAdmin.expects(404, 400);
  for (const id of [team, "0199a000-0000-7000-8000-000000000001", "research"]) {
    await tenantAdmin.page.goto(`/o/${organization.slug}/teams/${id}`);
    await expect(tenantAdmin.page.getByRole("heading", nothing)).toBeVisible();
  }
  // For a workspace among several, the teams belong to the organization.
  await tenantAdmin.page.goto(`/ws/${organization.first.address}/teams?search=x`);
  await expect(tenantAdmin.page).toHaveURL(`/o/${organization.slug}/teams?search=x`);
});
