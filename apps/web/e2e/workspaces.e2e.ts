import { expectAccessible } from "./support/accessible.ts";
import { unique } from "./support/people.ts";
import { addMember, createFlatWorkspace, createOrganization, createWorkspace } from "./support/places.ts";
import { announcement, goTo, openActions, openSwitcher } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[V32][V33][V49][V56] a taken slug is reported at its field with a suggestion, before and after sending", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const other = await people.signUp("Other");
  const taken = await createFlatWorkspace(owner);
  const { page } = other;

  await page.goto("/workspaces/new");
  const slug = page.getByRole("textbox", { name: "Slug" });
  await page.getByRole("textbox", { name: "Name" }).fill("Überweisungen & Co.");
  await expect(slug).toHaveValue("uberweisungen-co");
  await slug.fill(taken.slug);
  await expect(slug).toHaveAccessibleDescription(/Slug already taken\./);
  await expect(
    page.getByText("Put your organization's name in front of it, for example acme-production."),
  ).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create workspace" }).click();
  await expect(page).toHaveURL("/workspaces/new");

  for (const [wrong, why] of [
    ["ab", /at least 3 characters/],
    ["x".repeat(31), /at most 30 characters/],
    ["two--hyphens", /single hyphens/],
    ["settings", /reserved word/],
  ] as const) {
    await slug.fill(wrong);
    await expect(slug).toHaveAccessibleDescription(why);
    await expect(slug).toHaveAttribute("aria-invalid", "true");
  }
  const free = `acme-${unique()}`;
  await slug.fill(free);
  await expect(page.getByText("This slug is available.")).toBeVisible();
  await page.getByRole("button", { name: "Create workspace" }).click();
  await expect(page).toHaveURL(`/ws/${free}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Überweisungen & Co.");
});

test("[M21][M23][M24][M25][M27][M28][M57] a tenant admin creates a workspace from the list; a workspace admin can't", async ({
  people,
}) => {
  const admin = await people.signUp("Tenant admin");
  const workspaceAdmin = await people.signUp("Workspace admin");
  const organization = await createOrganization(admin);
  await addMember(admin, organization.first, workspaceAdmin, "workspace_admin");
  const { page } = admin;
  const slug = `staging-${unique()}`;

  await page.goto(`/ws/${organization.first.address}`);
  await goTo(page, "Workspaces");
  await expect(page.getByRole("heading", { name: "Workspaces", level: 1 })).toBeVisible();
  const create = page.getByRole("link", { name: "Create workspace" });
  const table = page.getByRole("table").first();
  await expect(table).toBeVisible();
  const [button, list] = await Promise.all([create.boundingBox(), table.boundingBox()]);
  if (button === null || list === null) throw new Error("the page shows its button and its list");
  // At the top and, if there is room next to the title, closer to the right edge than to the left one.
  const width = page.viewportSize()?.width ?? 0;
  expect(button.y + button.height).toBeLessThanOrEqual(list.y);
  if (width >= 768) expect(button.x + button.width / 2).toBeGreaterThan(width / 2);
  await create.click();
  await page.getByRole("radio", { name: `In ${organization.name}` }).check();
  await page.getByRole("textbox", { name: "Name" }).fill("Staging");
  await expect(page.getByRole("textbox", { name: "Slug" })).toHaveValue("staging");
  await page.getByRole("textbox", { name: "Slug" }).fill(slug);
  await page.getByRole("textbox", { name: "Description" }).fill("The last stop before production.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create workspace" }).click();
  await expect(page).toHaveURL(`/ws/${organization.slug}.${slug}`);
  await expect(page.getByText("The last stop before production.")).toBeVisible();
  await goTo(page, "Members");
  await expect(page.getByRole("table", { name: "Members" }).getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("combobox", { name: "Role of Tenant admin" })).toHaveValue("Workspace admin");

  await workspaceAdmin.page.goto("/workspaces/new");
  const inside = workspaceAdmin.page.getByRole("radio", { name: `In ${organization.name}` });
  await expect(inside).toBeDisabled();
  await expect(inside).toHaveAccessibleDescription(/You need the Tenant admin role to create workspaces\.$/);
  await expectAccessible(workspaceAdmin.page);
  await expect(
    workspaceAdmin.api.workspaces.create.mutate({
      organization: organization.id,
      name: "Mine",
      slug: `mine-${unique()}`,
    }),
  ).rejects.toMatchObject({ data: { code: "FORBIDDEN", reason: "missing_permission" } });
});

test("[M9][M29][M30][M59] setting another default is a row action that clears the old one in the same step", async ({
  people,
}) => {
  const admin = await people.signUp("Tenant admin");
  const member = await people.signUp("Member");
  const organization = await createOrganization(admin);
  const staging = await createWorkspace(admin, organization, "Staging");
  await addMember(admin, staging, member, "workspace_member");
  const { page } = admin;

  await page.goto("/workspaces");
  const rowOf = (slug: string) => page.getByRole("row").filter({ hasText: slug });
  await expect(rowOf(organization.first.slug)).toContainText("Default");
  await expectAccessible(page);
  const actions = await openActions(page, "Staging");
  await actions.getByRole("menuitem", { name: "Set as default" }).click();
  await expect(announcement(page, "Staging is now the default workspace.")).toBeVisible();
  await expect(rowOf(staging.slug).getByText("Default", { exact: true })).toBeVisible();
  const { items } = await admin.api.workspaces.list.query({ organization: organization.id });
  expect(items.filter(({ isDefault }) => isDefault).map(({ id }) => id)).toEqual([staging.id]);

  await member.page.goto("/workspaces");
  const theirs = await openActions(member.page, "Staging");
  await expect(theirs.getByRole("menuitem", { name: "Archive…" })).toContainText(
    "You need the Tenant admin role",
  );
  await expect(member.api.workspaces.setDefault.mutate({ workspace: staging.id })).rejects.toMatchObject({
    data: { code: "FORBIDDEN", reason: "missing_permission" },
  });
});

test("[M31][V4] the detail page at /workspaces/{id} shows the workspace to its members and nothing to others", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const stranger = await people.signUp("Stranger");
  const workspace = await createFlatWorkspace(owner);
  await owner.page.goto("/workspaces");
  const actions = await openActions(owner.page, workspace.name);
  await actions.getByRole("menuitem", { name: "Details" }).click();
  await expect(owner.page).toHaveURL(`/workspaces/${workspace.id}`);
  await expect(owner.page.getByRole("heading", { level: 1 })).toHaveText(workspace.name);
  await expect(owner.page.getByRole("definition").filter({ hasText: workspace.slug })).toBeVisible();

  // Another tenant's and a missing one look the same.
  stranger.expects(404);
  const texts: (string | null)[] = [];
  for (const id of [workspace.id, crypto.randomUUID()]) {
    await stranger.page.goto(`/workspaces/${id}`);
    await expect(stranger.page.getByRole("heading", { name: "Page not found" })).toBeVisible();
    texts.push(await stranger.page.getByRole("main").textContent());
  }
  expect(texts[0]).toBe(texts[1]);
});

test("[V30] the switcher links to the form for another workspace", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}`);
  await openSwitcher(page);
  await page.getByRole("link", { name: "Create new workspace" }).click();
  await expect(page).toHaveURL("/workspaces/new");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Create workspace");
});

test("archived workspaces appear in the list on request, and the search finds by name", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const kept = await createFlatWorkspace(owner, "Kept");
  const closed = await createFlatWorkspace(owner, "Closed");
  await owner.api.workspaces.archive.mutate({ workspace: closed.id, confirmation: closed.slug });
  const { page } = owner;
  await page.goto("/workspaces");
  await expect(page.getByRole("row", { name: kept.slug })).toBeVisible();
  await expect(page.getByRole("row", { name: closed.slug })).toBeHidden();
  await page.getByRole("switch", { name: "Show archived" }).check();
  await expect(page.getByRole("row", { name: closed.slug })).toContainText("Archived");
  await page.getByRole("searchbox", { name: "Search by name" }).fill("clos");
  await expect(page.getByRole("row", { name: kept.slug })).toBeHidden();
  await expect(page.getByRole("row", { name: closed.slug })).toBeVisible();
});
