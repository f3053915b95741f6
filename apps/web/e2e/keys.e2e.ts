import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { call, keyRow, textIn } from "./support/keys.ts";
import { addMember, createFlatWorkspace, createOrganization, found } from "./support/places.ts";
import { announcement, choose, goTo, openActions } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

/** What a page could keep of a text beyond the dialog that shows it. */
async function keptIn(page: Page): Promise<string> {
  return page.evaluate(() =>
    [location.href, ...Object.entries(localStorage), ...Object.entries(sessionStorage)].join("\n"),
  );
}

/** Fills in the form of a new key, and issues it. */
async function issue(page: Page, name: string, ...scopes: string[]): Promise<Locator> {
  await page.getByRole("button", { name: "Issue key…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  for (const scope of scopes) await dialog.getByRole("checkbox", { name: scope, exact: true }).check();
  await dialog.getByRole("button", { name: "Issue key" }).click();
  await expect(page.getByRole("dialog", { name: `${name} issued` })).toBeVisible();
  return page.getByRole("dialog");
}

test("a key is issued, shown once, copied and used; once it is revoked, its next call fails", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page, context } = owner;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`/ws/${workspace.address}`);
  await goTo(page, "Keys");
  await expect(page.getByRole("heading", { name: "No keys yet" })).toBeVisible();
  await expectAccessible(page);

  // What is missing is at its field.
  await page.getByRole("button", { name: "Issue key…" }).click();
  const form = page.getByRole("dialog", { name: "Issue key" });
  await form.getByRole("button", { name: "Issue key" }).click();
  await expect(form.getByRole("textbox", { name: "Name" })).toBeFocused();
  await expect(form.getByRole("alert")).toHaveText("Choose what the key can do.");
  await choose(page, "Expiry", "On a date");
  await form.getByLabel("Last day").fill("2020-01-01");
  await form.getByRole("button", { name: "Issue key" }).click();
  await expect(form).toContainText("Choose an expiry in the future.");
  await expectAccessible(page);
  await form.getByRole("button", { name: "Cancel" }).click();

  const dialog = await issue(page, "Deploy", "Open the workspace", "See the members");
  const text = await textIn(dialog);
  expect(text).toMatch(/^bwk_[0-9A-Za-z]{59}$/);
  await expectAccessible(page);
  // Closing it without a copy asks first.
  await page.keyboard.press("Escape");
  const asking = page.getByRole("dialog", { name: "Close without copying the key?" });
  await expectAccessible(page);
  await asking.getByRole("button", { name: "Back to the key" }).click();
  await dialog.getByRole("button", { name: "Copy key" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  await expect(dialog).toContainText("/api/trpc/workspaces.get");
  await expect(dialog).toContainText(`input={"workspace":"${workspace.slug}"}`);
  expect(await keptIn(page)).not.toContain(text);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();
  expect(await page.content()).not.toContain(text);

  const at = { workspace: workspace.slug };
  expect(await call(text, "workspaces.get", at)).toBe(200);
  expect(await call(text, "audit.list", at)).toBe(403);
  await page.reload();
  const row = keyRow(page, "Deploy");
  await expect(row).toContainText(text.slice(0, 14));
  await expect(row).toContainText("Issued by Owner");
  await expect(row).toContainText("Active");
  await expect(row).toContainText("in 2 months");
  await expect(row).toContainText("from 127.0.0.1");
  await row.getByRole("button", { name: "2 permissions of Deploy" }).click();
  const scopes = page.getByRole("dialog", { name: "What Deploy can do" });
  await expect(scopes.getByRole("listitem")).toHaveText(["Open the workspace", "See the members"]);
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  const actions = await openActions(page, "Deploy");
  await actions.getByRole("menuitem", { name: "Revoke…" }).click();
  const revoking = page.getByRole("dialog", { name: "Revoke Deploy" });
  await expect(revoking.getByRole("listitem").first()).toHaveText("The next call with this key fails.");
  await expectAccessible(page);
  await revoking.getByRole("button", { name: "Revoke key" }).click();
  await expect(announcement(page, "Deploy revoked.")).toBeVisible();
  await expect(row).toContainText("Revoked");
  expect(await call(text, "workspaces.get", at)).toBe(401);

  // A revoked key stays in the list, and can't be revoked again.
  const settled = await openActions(page, "Deploy");
  await expect(settled.getByRole("menuitem", { name: "Revoke…" })).toContainText(
    "This key is already revoked.",
  );
  await page.keyboard.press("Escape");
  await choose(page, "State", "Active");
  await expect(page.getByRole("heading", { name: "No results" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(row).toBeVisible();
});

test("who only reads keys sees why they can't issue or revoke any; others see who could let them", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const admin = await people.signUp("Admin");
  const member = await people.signUp("Member");
  const { workspace } = await found(owner, "machine-fleet", "Fleet", "team");
  await addMember(owner, workspace, admin, "admin");
  await addMember(owner, workspace, member, "member");
  const soon = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const { key } = await owner.api.keys.issue.mutate({
    workspace: workspace.id,
    name: "Collector",
    scopes: ["machine:read"],
    expiresAt: soon,
  });

  const { page, api } = admin;
  await page.goto(`/ws/${workspace.address}/keys`);
  await expect(keyRow(page, "Collector")).toContainText("Expires soon");
  const button = page.getByRole("button", { name: "Issue key…" });
  await expect(button).toBeDisabled();
  await expect(button).toHaveAccessibleDescription("You need the Owner role to issue keys.");
  await expect(page.getByRole("button", { name: "Actions for Collector" })).toBeHidden();
  await expectAccessible(page);
  const refused = { data: { code: "FORBIDDEN", reason: "missing_permission" } };
  const at = { workspace: workspace.id };
  await expect(api.keys.revoke.mutate({ ...at, key: key.id })).rejects.toMatchObject(refused);
  await expect(
    api.keys.issue.mutate({ ...at, name: "Mine", scopes: ["machine:read"] }),
  ).rejects.toMatchObject(refused);

  await member.page.goto(`/ws/${workspace.address}/keys`);
  await expect(member.page.getByRole("heading", { name: "You can't see this" })).toBeVisible();
  await expectAccessible(member.page);
  await expect(member.api.keys.list.query(at)).rejects.toMatchObject(refused);
});

test("an admin of a workspace gives a key no more than they have", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const admin = await people.signUp("Admin");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, admin, "admin");
  const { page } = admin;
  await page.goto(`/ws/${workspace.address}/keys`);
  await page.getByRole("button", { name: "Issue key…" }).click();
  const plan = page.getByRole("dialog").getByRole("checkbox", { name: "Change the plan", exact: true });
  await expect(plan).toBeDisabled();
  await expect(page.getByRole("dialog")).toContainText(
    "You can't issue a key that can do more than you can wherever it applies.",
  );
  await expectAccessible(page);
});

test("a key of an organization works in all of its workspaces, and asks before its text is lost", async ({
  people,
}) => {
  const admin = await people.signUp("Tenant admin");
  const organization = await createOrganization(admin);
  const { page } = admin;
  await page.goto(`/o/${organization.slug}`);
  await goTo(page, "Keys");
  const dialog = await issue(page, "Inventory", "See the organization", "Open the workspace");
  const text = await textIn(dialog);
  expect(text).toMatch(/^bwo_/);
  await expect(dialog).toContainText("/api/trpc/organizations.get");
  expect(await call(text, "organizations.get", { organization: organization.slug })).toBe(200);
  expect(await call(text, "workspaces.get", { workspace: organization.first.id })).toBe(200);

  // So does leaving the page.
  await page.goBack();
  await page.getByRole("button", { name: "Back to the key" }).click();
  expect(await textIn(dialog)).toBe(text);
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Close anyway" }).click();
  await expect(dialog).toBeHidden();
  await expect(keyRow(page, "Inventory")).toContainText("2 permissions");
  await expectAccessible(page);
});
