import { expectAccessible } from "./support/accessible.ts";
import { apiOf } from "./support/api.ts";
import { unique } from "./support/people.ts";
import { addMember, createFlatWorkspace, found } from "./support/places.ts";
import { announcement } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("a newcomer sees every kind with its description and matrix; a kind that only the platform admin creates says so", async ({
  people,
}) => {
  const { page } = await people.signUp("Newcomer");
  await page.goto("/workspaces/new");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome! Create your first workspace");
  for (const kind of ["Compliance operations", "AI governance", "Machine fleet", "AI tracing"]) {
    await expect(page.getByRole("radio", { name: kind })).toBeEnabled();
  }
  const security = page.getByRole("radio", { name: "Data security" });
  await expect(security).toBeDisabled();
  await expect(security).toHaveAccessibleDescription(
    /Only the platform admin can create this kind of organization\./,
  );
  await expectAccessible(page);

  // The permissions of its roles are still visible.
  await page.getByRole("button", { name: "Permissions by role: Data security" }).click();
  const matrix = page.getByRole("table");
  await expect(matrix.getByRole("columnheader", { name: "Editor" })).toBeVisible();
  const scans = matrix.getByRole("row", { name: /^run scans/ });
  await expect(scans.getByRole("cell")).toHaveText(["Yes", "No", "Yes", "Yes", "No"]);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Permissions by role: Data security" }).click();
  await expect(matrix).toBeHidden();
});

test("[V27][V34][V35] the plan is chosen with the workspace and defaults to free; the largest is not among the choices", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const { page } = owner;
  const slug = `payments-${unique()}`;
  await page.goto("/workspaces/new");
  await page.getByRole("radio", { name: "Compliance operations" }).check();
  await page.getByRole("button", { name: "Create workspace" }).click();
  await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.getByRole("textbox", { name: "Name" }).fill("Payments");
  await page.getByRole("textbox", { name: "Slug" }).fill(slug);
  await expect(page.getByRole("radio", { name: "Free" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "Enterprise" })).toBeDisabled();
  await page.getByRole("radio", { name: "Starter" }).check();
  await expect(page.getByRole("radio", { name: "Starter" })).toHaveAccessibleDescription(/20 members/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create workspace" }).click();
  await expect(announcement(page, "Payments is ready.")).toBeVisible();
  await expect(page).toHaveURL(`/ws/${slug}`);
  const { organization } = await owner.api.workspaces.get.query({ workspace: slug });
  expect(organization.plan).toBe("starter");
  await expect(
    owner.api.organizations.create.mutate({
      blueprint: "compliance-ops",
      name: "Big",
      slug: `big-${unique()}`,
      plan: "enterprise",
    }),
  ).rejects.toMatchObject({ data: { code: "FORBIDDEN", reason: "plan_not_self_serve" } });
});

test("[V57][V58] a person who owns the maximum of free workspaces sees that before they try, and what helps", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const platform = await people.platformAdmin();
  await createFlatWorkspace(owner, "First");
  const { page } = owner;
  await page.goto("/workspaces/new");
  await page.getByRole("radio", { name: "Compliance operations" }).check();
  await expect(page.getByText("You own 1 of the 2 workspaces you can own on the Free plan.")).toBeVisible();
  await createFlatWorkspace(owner, "Second");
  await page.reload();
  await expect(page.getByText("You own 2 of the 2 workspaces you can own on the Free plan.")).toBeVisible();
  const create = page.getByRole("button", { name: "Create workspace" });
  await expect(create).toBeDisabled();
  await expect(create).toHaveAccessibleDescription(
    "You can own 2 workspaces on this plan. Upgrade one of them to own more.",
  );
  await expectAccessible(page);
  await page.getByRole("radio", { name: "Starter" }).check();
  await expect(create).toBeEnabled();
  await page.getByRole("radio", { name: "Free" }).check();
  await expect(create).toBeDisabled();

  const { items } = await platform.api.platform.people.query({ search: owner.email });
  await platform.api.platform.liftUserLimit.mutate({
    userId: items[0]?.id ?? "",
    limit: "workspacesPerUser",
    value: 3,
  });
  await page.reload();
  await expect(page.getByText("You own 2 of the 3 workspaces")).toBeVisible();
  await expect(create).toBeEnabled();
});

test("[P4][P5] the same slug exists in two organizations, and each workspace has its own URL", async ({
  people,
}) => {
  const owner = await people.signUp("Organization owner");
  const first = await found(owner, "ai-tracing", "First models", "pro");
  const second = await found(owner, "ai-tracing", "Second models", "pro");
  const { page } = owner;
  for (const { organization } of [first, second]) {
    await page.goto(`/workspaces/new?organization=${organization.slug}`);
    await page.getByRole("textbox", { name: "Name" }).fill("Research");
    const slug = page.getByRole("textbox", { name: "Slug" });
    await expect(slug).toHaveValue("research");
    await expect(slug).toHaveAccessibleDescription(
      new RegExp(`/ws/${organization.slug}\\.research .*Unique within ${organization.name}`),
    );
    await expect(page.getByText("This slug is available.")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Create workspace" }).click();
    await expect(page).toHaveURL(`/ws/${organization.slug}.research`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Research");
  }
  await page.goto(`/workspaces/new?organization=${first.organization.slug}`);
  await page.getByRole("textbox", { name: "Name" }).fill("Research");
  await expect(page.getByText("Slug already taken.")).toBeVisible();
  // Only under its organization's path, and under its id.
  const { items } = await owner.api.workspaces.mine.query({ search: "research" });
  for (const { id, organization } of items) {
    await page.goto(`/ws/${id}/members?search=x`);
    await expect(page).toHaveURL(`/ws/${organization.slug}.research/members?search=x`);
  }
  owner.expects(404);
  await page.goto("/ws/research");
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
});

test("[C6][C8] a new workspace starts with the time zone and the language of its creator's browser, and keeps its color when renamed", async ({
  browser,
  people,
}) => {
  const { context } = await people.signUp("Owner");
  const there = await browser.newContext({
    baseURL: process.env.E2E_URL ?? "",
    storageState: await context.storageState(),
    timezoneId: "America/Los_Angeles",
    locale: "de-CH",
  });
  try {
    const api = apiOf(there.request);
    const page = await there.newPage();
    await page.goto("/workspaces/new");
    const switcher = page.getByRole("button", { name: "Workspace wechseln:", includeHidden: true });
    await expect(switcher).toHaveText("Workspace wechseln: Noch kein Workspace");
    await page.getByRole("radio", { name: "Compliance-Betrieb" }).check();
    const slug = `payments-${unique()}`;
    await page.getByRole("textbox", { name: "Name" }).fill("Payments");
    await page.getByRole("textbox", { name: "Slug" }).fill(slug);
    await expect(page.getByRole("combobox", { name: "Zeitzone" })).toHaveValue("America/Los_Angeles");
    await expect(page.getByRole("combobox", { name: "Sprache" })).toHaveValue("Deutsch");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Workspace anlegen" }).click();
    await expect(page).toHaveURL(`/ws/${slug}`);
    const made = await api.workspaces.get.query({ workspace: slug });
    expect(made).toMatchObject({ timeZone: "America/Los_Angeles", locale: "de" });

    const avatar = switcher.locator("[aria-hidden]").first();
    await expect(avatar).toHaveText("P");
    const color = await avatar.evaluate((shown) => getComputedStyle(shown).backgroundColor);
    await api.workspaces.rename.mutate({ workspace: made.id, name: "Ledger" });
    await page.reload();
    await expect(avatar).toHaveText("L");
    await expect(avatar).toHaveCSS("background-color", color);
  } finally {
    await there.close();
  }
});

test("[V62] the checklist stays until it is done or hidden, separately for each person", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, viewer, "viewer");
  const { page } = owner;
  const list = page.getByRole("region", { name: "Set up Payments" });

  // The second member exists: that step is done, and the others remain.
  await page.goto(`/ws/${workspace.slug}`);
  await expect(list).toContainText("1 of 5 done.");
  await expect(list.getByRole("link", { name: "Invite a teammate" })).toContainText("Done");
  await expectAccessible(page);
  await list.getByRole("link", { name: "Review roles" }).click();
  await expect(page).toHaveURL(`/ws/${workspace.slug}/roles`);
  await page.goto(`/ws/${workspace.slug}`);
  await expect(list).toContainText("2 of 5 done.");
  await list.getByRole("button", { name: "Hide this list" }).click();
  await expect(list).toBeHidden();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Recent activity" })).toBeVisible();
  await expect(list).toBeHidden();
  // The text does not mention an organization that people never see.
  await expect(page.getByRole("region", { name: "Recent activity" })).not.toContainText("organization");

  // A person with few permissions sees only the steps that they can do.
  await viewer.page.goto(`/ws/${workspace.slug}`);
  const theirs = viewer.page.getByRole("region", { name: "Set up Payments" }).getByRole("link");
  await expect(theirs).toHaveText([/^Review roles/]);
});
