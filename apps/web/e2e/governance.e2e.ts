import { randomUUID } from "node:crypto";
import { expectAccessible } from "./support/accessible.ts";
import { addMember, createOrganization, createWorkspace } from "./support/places.ts";
import { createResource, rowsOf } from "./support/resources.ts";
import { announcement, choose, goTo } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

// What a workspace's policies decide about models, in a form and as text, and what is drawn about it.

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

test("[M11][M74] a member edits the policies as text, and sees what changes before it is saved", async ({
  people,
}) => {
  const admin = await people.signUp("Admin");
  const member = await people.signUp("Member");
  const { first } = await createOrganization(admin);
  await addMember(admin, first, member, "workspace_member");
  await createResource(admin, first, "policy", { name: "Small models", priority: 10, effect: "allow" });
  const { page } = member;
  await page.goto(`/ws/${first.address}/resources/policy`);
  await page.getByText("Text", { exact: true }).click();
  await expect(page).toHaveURL(/\?view=text$/);
  const text = page.getByRole("textbox", { name: "Policies as text" });
  await expect(text).toHaveValue(/^policy "Small models" \{\n {2}priority 10\n {2}effect allow\n/);
  await expectAccessible(page);

  const written = await text.inputValue();
  const review = page.getByRole("button", { name: "Review changes…" });
  member.expects(400);
  await text.fill(written.replace("allow", "perhaps"));
  await review.click();
  await expect(page.getByText("Line 3, column 10: expected “allow” or “deny”.")).toBeVisible();
  await expect(text).toBeFocused();
  await text.fill(
    `${written.replace("10", "20")}\npolicy "No previews" { priority 5 effect deny models ["*-preview"] }`,
  );
  await review.click();
  const dialog = page.getByRole("dialog", { name: "Save 2 changes" });
  await expect(dialog.getByRole("listitem")).toHaveText([
    "“Small models” is edited. Priority: 20 (was 10).",
    "“No previews” is added.",
  ]);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(announcement(page, "Policies saved.")).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await page.getByText("List", { exact: true }).click();
  await expect(rowsOf(page, "Policies")).toContainText(["No previews", "Small models"]);
});

test("[M12] a viewer reads the text, and is told who can change it", async ({ people }) => {
  const admin = await people.signUp("Admin");
  const viewer = await people.signUp("Viewer");
  const { first } = await createOrganization(admin);
  await addMember(admin, first, viewer, "workspace_viewer");
  await createResource(admin, first, "policy", { name: "All", priority: 10, effect: "allow" });
  const { page } = viewer;
  await page.goto(`/ws/${first.address}/resources/policy?view=text`);
  const text = page.getByRole("textbox", { name: "Policies as text" });
  await expect(text).toHaveValue(/^policy "All"/);
  await expect(text).not.toBeEditable();
  await expect(page.getByRole("button", { name: "Review changes…" })).toHaveAccessibleDescription(
    /You need the .* role/,
  );
});

test("[M5][M14][M55] the same model of the one provider is allowed in a workspace and denied in another", async ({
  people,
}) => {
  const admin = await people.signUp("Admin");
  const organization = await createOrganization(admin);
  const other = await createWorkspace(admin, organization, "Research");
  await admin.api.resources.create.mutate({
    organization: organization.id,
    kind: "ai_provider",
    fields: { name: "Example AI", base_url: "https://models.example.com", credential: "one-for-everyone" },
  });
  await createResource(admin, organization.first, "policy", {
    name: "No previews",
    priority: 5,
    effect: "deny",
    models: ["*-preview"],
  });
  await createResource(admin, other, "policy", { name: "All", priority: 10, effect: "allow" });
  const { page } = admin;
  for (const [place, title, sentence] of [
    [organization.first, "Denied", "The policy “No previews” denies it."],
    [other, "Allowed", "The policy “All” allows it."],
  ] as const) {
    await page.goto(`/ws/${place.address}/resources/policy`);
    const box = page.getByRole("region", { name: "Try it" });
    await box
      .getByRole("textbox", { name: "Provider" })
      .or(box.getByRole("combobox", { name: "Provider" }))
      .fill("Example AI");
    await box.getByRole("textbox", { name: "Model" }).fill("atlas-5-preview");
    await box.getByRole("button", { name: "Check" }).click();
    await expect(box.getByRole("alert")).toContainText(title);
    await expect(box.getByRole("alert")).toContainText(sentence);
    await page.keyboard.press("Escape");
    await expectAccessible(page);
  }
});

test("[M20][M72] risk signals and saved filters are drawn, with the same figures in a table", async ({
  people,
}) => {
  const admin = await people.signUp("Admin");
  const { first } = await createOrganization(admin);
  const asset = await createResource(admin, first, "asset", { name: "Scoring", type: "model" });
  const append = (kind: string, fields: Record<string, string | number>, minutes: number) =>
    admin.api.resources.append.mutate({
      workspace: first.id,
      kind,
      rows: [{ id: randomUUID(), at: minutesAgo(minutes), fields }],
    });
  await append("risk_signal", { asset, source: "Scanner", score: 80, reason: "Decides about people" }, 2);
  await append("risk_signal", { asset, source: "Review", score: 40 }, 1);
  await append("request_log", { model: "atlas-4", verdict: "allowed", tokens: 1_200 }, 2);
  await append("request_log", { model: "atlas-5-preview", verdict: "denied", tokens: 0 }, 1);
  const { page } = admin;
  await page.goto(`/ws/${first.address}`);
  await goTo(page, "Risk signals");
  const byAsset = page.getByRole("table", { name: "Highest score by asset" });
  await expect(byAsset.getByRole("row").last()).toHaveText("Scoring80");
  const byDay = page.getByRole("table", { name: "Average score by day" });
  await expect(byDay.getByRole("row")).toHaveCount(31);
  await expect(byDay).toContainText("60");
  await choose(page, "Period", "Last 7 days");
  await expect(byDay.getByRole("row")).toHaveCount(8);
  await expectAccessible(page);

  await goTo(page, "Filters");
  await page.getByRole("link", { name: "Add your first filter" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Denied");
  await choose(page, "Verdict", "Denied");
  await page.getByRole("main").getByRole("button", { name: "Add filter" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Denied");
  await expect(rowsOf(page, "Request logs")).toHaveCount(1);
  await expect(rowsOf(page, "Request logs")).toContainText("atlas-5-preview");
  await expect(page.getByRole("table", { name: "Tokens by model" }).getByRole("row").last()).toHaveText(
    "atlas-5-preview0",
  );
  await expectAccessible(page);
});

test("[M17][M62][M73] the readiness of a framework is its controls met of all", async ({ people }) => {
  const admin = await people.signUp("Admin");
  const member = await people.signUp("Member");
  const organization = await createOrganization(admin);
  await addMember(admin, organization.first, member, "workspace_member");
  const given = { organization: organization.id };
  const { create } = admin.api.resources;
  const { id: parent } = await create.mutate({
    ...given,
    kind: "compliance_subscription",
    fields: { framework: "EU AI Act" },
  });
  for (const name of ["Logging", "Oversight"])
    await create.mutate({ ...given, kind: "control", parent, fields: { name } });
  const { page } = admin;
  const list = `/o/${organization.slug}/resources/compliance_subscription`;
  await page.goto(list);
  const readiness = page.getByRole("table", { name: "Controls" }).getByRole("row").last();
  await expect(readiness).toHaveText("EU AI Act (0 of 2)0%");
  await page.getByRole("link", { name: "EU AI Act" }).click();
  await page.getByRole("link", { name: "Logging" }).click();
  await page.getByRole("button", { name: "Mark as met" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Met");
  await page.goto(list);
  await expect(readiness).toHaveText("EU AI Act (1 of 2)50%");
  await expectAccessible(page);

  // Everyone in the organization sees it; providers and subscriptions are the tenant admin's to change.
  await member.page.goto(list);
  await expect(member.page.getByRole("table", { name: "Controls" }).getByRole("row").last()).toContainText(
    "50%",
  );
  const add = member.page.getByRole("link", { name: "Add compliance subscription" });
  await expect(add).toHaveAccessibleDescription(/Tenant admin/);
  await member.page.goto(`/o/${organization.slug}/resources/ai_provider`);
  await expect(
    member.page.getByRole("link", { name: /Add.*AI provider/ }).first(),
  ).toHaveAccessibleDescription(/Tenant admin/);
});

test("[M6] a tenant admin lets a workspace keep its log for longer, and its own admin reads for how long", async ({
  people,
}) => {
  const admin = await people.signUp("Admin");
  const manager = await people.signUp("Manager");
  const { first } = await createOrganization(admin);
  await addMember(admin, first, manager, "workspace_admin");
  const { page } = admin;
  const url = `/ws/${first.address}/settings/defaults`;
  await page.goto(url);
  const retention = page.getByRole("textbox", { name: "Retention" });
  await expect(retention).toHaveValue("");
  await retention.fill("40000");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Enter 1 to 36500 days, or nothing.")).toBeVisible();
  await retention.fill("400");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(announcement(page, "Retention saved.")).toBeVisible();
  await page.reload();
  await expect(retention).toHaveValue("400 days");

  await manager.page.goto(url);
  const read = manager.page.getByRole("textbox", { name: "Retention" });
  await expect(read).toHaveValue("400 days");
  await expect(read).not.toBeEditable();
  await expect(
    manager.page.getByText("You need the Tenant admin role", { exact: false }).first(),
  ).toBeVisible();
});
