import { expectAccessible } from "./support/accessible.ts";
import { change } from "./support/operator.ts";
import {
  addMember,
  createFlatWorkspace,
  createForCustomer,
  createOrganization,
  createWorkspace,
  enlist,
} from "./support/places.ts";
import { createResource, rowsOf } from "./support/resources.ts";
import { announcement, choose, goTo } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

// What each kind has follows from its blueprint: secrets, kinds of the organization, kinds below others, other roles.

test("a secret is written, shown by its last characters, kept by an edit, and replaced", async ({
  people,
}) => {
  const platform = await people.platformAdmin();
  const admin = await people.signUp("Organization admin");
  const { workspace } = await createForCustomer(platform, admin);
  const { page } = admin;
  await page.goto(`/ws/${workspace.address}`);
  await goTo(page, "Connectors");
  await page.getByRole("main").getByRole("link", { name: "Add connector" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Customer data");
  await choose(page, "Type", "PostgreSQL");
  const secret = page.getByLabel("Credential", { exact: true });
  await secret.fill("a secret that ends in 9876");
  await expectAccessible(page);
  await page.getByRole("main").getByRole("button", { name: "Add connector" }).click();
  const details = page.getByRole("region", { name: "Details" });
  await expect(details.getByRole("img", { name: "Ends in 9876" })).toBeVisible();
  // What stands below it has its list here, and not in the sidebar.
  await expect(page.getByRole("region", { name: "Scans" })).toContainText("No scans yet");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await expect(secret).toHaveCount(0);
  await page.getByRole("textbox", { name: "Region" }).fill("eu-central-1");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(details).toContainText("eu-central-1");
  await expect(details.getByRole("img", { name: "Ends in 9876" })).toBeVisible();

  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const save = page.getByRole("button", { name: "Save" });
  await page.getByRole("button", { name: "Replace: Credential" }).click();
  await expect(secret).toBeFocused();
  await page.getByRole("button", { name: "Keep the current one" }).click();
  await expect(save).toBeDisabled();
  await page.getByRole("button", { name: "Replace: Credential" }).click();
  await secret.fill("another one that ends in 5432");
  await save.click();
  await expect(details.getByRole("img", { name: "Ends in 5432" })).toBeVisible();
  await expect(page.getByRole("region", { name: "History" })).not.toContainText("5432");

  // The server compares with what others have, and its objection is at the field.
  admin.expects(400, 409);
  await page.goto(`/ws/${workspace.address}/resources/connector/new`);
  await page.getByRole("textbox", { name: "Name" }).fill("customer DATA");
  await choose(page, "Type", "PostgreSQL");
  await page.getByRole("main").getByRole("button", { name: "Add connector" }).click();
  const name = page.getByRole("textbox", { name: "Name" });
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(name).toBeFocused();
});

test("what stands below another is listed on its page, and leads back to it", async ({ people }) => {
  const platform = await people.platformAdmin();
  const admin = await people.signUp("Organization admin");
  const { organization, workspace } = await createForCustomer(platform, admin);
  const connector = await createResource(admin, workspace, "connector", { name: "Customers", type: "s3" });
  // As a worker will.
  await change(
    `INSERT INTO resource (org_id, id, root_id, parent_id, kind, state, fields)
     VALUES ($1, gen_random_uuid(), $2, $2, 'scan', 'running', '{"progress": 40}')`,
    [organization.id, connector],
  );
  const { page } = admin;
  await page.goto(`/ws/${workspace.address}/resources/connector/${connector}`);
  const row = rowsOf(page, "Scans");
  await expect(row).toContainText("Running");
  await expect(row).toContainText("40%");
  await expectAccessible(page);
  await row.getByRole("link").click();
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toContainText(/Scan [0-9a-f]{8}/);
  await expect(page.getByRole("main").getByRole("link", { name: "Customers" })).toBeVisible();
  // What only a worker reports is no button.
  await expect(page.getByRole("button", { name: "Finish" })).toHaveCount(0);
  await page.getByRole("button", { name: "Cancel…" }).click();
  const asked = page.getByRole("dialog");
  await expect(asked.getByRole("button", { name: "Cancel scan" })).toBeVisible();
  await expectAccessible(page);
  await asked.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("main").getByRole("link", { name: "Customers" }).click();
  await expect(row).toBeVisible();
});

test("people see the kinds that their role can see, and the address of another says who can", async ({
  people,
}) => {
  const platform = await people.platformAdmin();
  const admin = await people.signUp("Organization admin");
  const viewer = await people.signUp("Viewer");
  const { organization, workspace } = await createForCustomer(platform, admin);
  await enlist(admin, organization, viewer, "org_member");
  const { page } = viewer;
  await page.goto(`/ws/${workspace.address}`);
  const kinds = page.getByRole("navigation", { name: "Main", includeHidden: true });
  await expect(kinds.getByRole("link", { name: "Connectors", includeHidden: true })).toHaveCount(1);
  await expect(kinds.getByRole("link", { name: "Classifiers", includeHidden: true })).toHaveCount(0);
  await page.goto(`/ws/${workspace.address}/resources/classifier`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Classifiers");
  await expect(page.getByRole("heading", { name: "You can't see this" })).toBeVisible();
  await expect(page.getByText(/to see the classifiers\./)).toBeVisible();
  await expectAccessible(page);
});

test("the organization's own kinds are at the organization, for all of its workspaces", async ({
  people,
}) => {
  const admin = await people.signUp("Tenant admin");
  const member = await people.signUp("Member");
  const organization = await createOrganization(admin);
  await enlist(admin, organization, member, "tenant_member");
  const { page } = admin;
  await page.goto(`/o/${organization.slug}`);
  await goTo(page, "AI providers");
  await page.getByRole("main").getByRole("link", { name: "Add AI provider" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Example AI");
  await page.getByRole("textbox", { name: "Base URL" }).fill("api.ai.example");
  const add = page.getByRole("main").getByRole("button", { name: "Add AI provider" });
  await add.click();
  await expect(page.getByText(/Base URL is a web address/)).toBeVisible();
  await page.getByRole("textbox", { name: "Base URL" }).fill("https://api.ai.example");
  await add.click();
  await expect(announcement(page, "Example AI added.")).toBeVisible();
  await expect(page).toHaveURL(RegExp(`/o/${organization.slug}/resources/ai_provider/`));
  await expect(page.getByRole("region", { name: "History" })).toContainText("Added · Tenant admin");
  await expectAccessible(page);

  // A workspace's kinds are not added here, and the other way around.
  for (const path of [
    `/o/${organization.slug}/resources/policy/new`,
    `/ws/${organization.first.address}/resources/ai_provider`,
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  }
  await member.page.goto(`/o/${organization.slug}/resources/ai_provider`);
  await expect(rowsOf(member.page, "AI providers")).toHaveCount(1);
  await expect(member.page.getByRole("main").getByRole("link", { name: "Add AI provider" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );

  // Tags, a number with its bounds, and a choice, in a workspace.
  await page.goto(`/ws/${organization.first.address}/resources/policy/new`);
  await page.getByRole("textbox", { name: "Name" }).fill("Small models");
  await page.getByRole("textbox", { name: "Priority" }).fill("20000");
  await choose(page, "Effect", "Allow");
  const models = page.getByRole("combobox", { name: "Models" });
  await models.fill("small-*");
  await models.press("Enter");
  await models.fill("mini-*");
  await page.getByRole("main").getByRole("button", { name: "Add policy" }).click();
  await expect(page.getByText("Priority is 10000 or less.")).toBeVisible();
  await page.getByRole("textbox", { name: "Priority" }).fill("10");
  await page.getByRole("main").getByRole("button", { name: "Add policy" }).click();
  await expect(page.getByRole("region", { name: "Details" })).toContainText("small-*mini-*");
  await expectAccessible(page);
});

test("a kind is listed over all workspaces that one can see, each row with its own", async ({ people }) => {
  const admin = await people.signUp("Tenant admin");
  const member = await people.signUp("Member");
  const organization = await createOrganization(admin);
  const staging = await createWorkspace(admin, organization, "Staging");
  await addMember(admin, staging, member, "workspace_viewer");
  const policy = { priority: 1, effect: "allow" };
  await createResource(admin, organization.first, "policy", { ...policy, name: "Production only" });
  const id = await createResource(admin, staging, "policy", { ...policy, name: "Trial" });
  const { page } = admin;
  await page.goto(`/ws/${staging.address}/resources/policy`);
  await expect(rowsOf(page, "Policies")).toHaveCount(1);
  await page.getByRole("link", { name: "View in all workspaces" }).click();
  await expect(page).toHaveURL(`/o/${organization.slug}/resources/policy`);
  const rows = rowsOf(page, "Policies");
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: "Production only" })).toContainText(organization.first.name);
  await expect(page.getByRole("main").getByRole("link", { name: "Add policy" })).toHaveCount(0);
  await expectAccessible(page);
  await rows.filter({ hasText: "Trial" }).getByRole("link", { name: "Trial" }).click();
  await expect(page).toHaveURL(`/ws/${staging.address}/resources/policy/${id}`);

  await member.page.goto(`/o/${organization.slug}/resources/policy`);
  await expect(rowsOf(member.page, "Policies")).toHaveCount(1);
  await expect(rowsOf(member.page, "Policies")).toContainText("Trial");
  await member.page.keyboard.press("ControlOrMeta+k");
  await member.page
    .getByPlaceholder("Search workspaces, resources, people, pages and actions")
    .fill("policies");
  await expect(member.page.getByRole("button", { name: `${organization.name}: Policies` })).toBeVisible();
});

test("what someone else saves meanwhile is reported, and both edits are kept", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const id = await createResource(owner, workspace, "vendor", { name: "Cloud", contact: "a@cloud.example" });
  const { page, api } = owner;
  await page.goto(`/ws/${workspace.address}/resources/vendor/${id}/edit`);
  await page.getByRole("textbox", { name: "Contact" }).fill("b@cloud.example");
  await goTo(page, "Members");
  await page.getByRole("dialog").getByRole("button", { name: "Keep editing" }).click();

  const where = { workspace: workspace.id, kind: "vendor", id };
  await api.resources.update.mutate({
    ...where,
    fields: { name: "Cloud Inc.", website: "https://x.example" },
  });
  const notice = page.getByRole("status").filter({ hasText: "Owner edited this meanwhile" });
  await expect(notice).toBeVisible();
  await expectAccessible(page);
  await notice.getByRole("button", { name: "Keep my changes" }).click();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Cloud Inc.");
  await expect(page.getByRole("textbox", { name: "Contact" })).toHaveValue("b@cloud.example");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(announcement(page, "Cloud Inc. saved.")).toBeVisible();
  expect((await api.resources.get.query(where)).fields).toEqual({
    name: "Cloud Inc.",
    contact: "b@cloud.example",
    website: "https://x.example/",
  });
});

test("the pages of a kind are in German, too, with its own words", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  await owner.api.account.setPreferences.mutate({ locale: "de", timeZone: null });
  const id = await createResource(owner, workspace, "change", { summary: "Schlüssel tauschen" });
  const { page } = owner;
  const at = `/ws/${workspace.address}/resources/change`;
  await page.goto(at);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Änderungen");
  await expect(rowsOf(page, "Änderungen")).toContainText("Mittel");
  await expectAccessible(page);
  await page.goto(`${at}/${id}`);
  await page.getByRole("button", { name: "Abbrechen …" }).click();
  const asked = page.getByRole("dialog", { name: "Abbrechen: Schlüssel tauschen" });
  await asked.getByRole("button", { name: "Änderung abbrechen" }).click();
  await expect(announcement(page, "Schlüssel tauschen: jetzt Abgebrochen.")).toBeVisible();
  await page.goto(`${at}/new`);
  await page.getByRole("main").getByRole("button", { name: "Änderung hinzufügen" }).click();
  await expect(page.getByText("Zusammenfassung: Pflichtfeld.")).toBeVisible();
});
