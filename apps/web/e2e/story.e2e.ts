import { expectAccessible } from "./support/accessible.ts";
import { mailedLink } from "./support/mail.ts";
import { password, unique } from "./support/people.ts";
import {
  announcement,
  choose,
  goTo,
  openAccountMenu,
  openActions,
  openSwitcher,
  switcher,
  switchTo,
} from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[V16][V29][V30][V31][V32][V36][V37][V44][V46][V52][V62][M35][M36][M39][M41][M69] from signing up to a restored workspace, with every action in the audit log", async ({
  people,
}) => {
  const teammate = await people.signUp("Teammate");
  const { page } = await people.visitor();
  const email = `founder-${unique()}@company.example`;
  const first = { name: "Card processing", slug: `card-processing-${unique()}` };
  const second = { name: "Card issuing", slug: `card-issuing-${unique()}` };

  await test.step("signs up and is sent to create a workspace", async () => {
    await page.goto("/sign-up");
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "Your name" }).fill("Founder");
    await page.getByRole("textbox", { name: "Email address" }).fill(email);
    await page.getByRole("textbox", { name: "Password" }).fill(password);
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page).toHaveURL("/workspaces/new");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome! Create your first workspace");
    await expectAccessible(page);
  });

  await test.step("confirms the address with the link in the mail", async () => {
    const platform = await people.platformAdmin();
    await page.goto(await mailedLink(platform, email, "Confirm your email address"));
    await expect(page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();
    await page.goto("/workspaces/new");
  });

  await test.step("creates it and lands on its dashboard, which says what to do next", async () => {
    await page.getByRole("textbox", { name: "Name" }).fill(first.name);
    const slug = page.getByRole("textbox", { name: "Slug" });
    await expect(slug).toHaveValue("card-processing");
    await slug.fill(first.slug);
    await page.getByRole("button", { name: "Create workspace" }).click();
    await expect(page).toHaveURL(`/ws/${first.slug}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(first.name);
    const steps = page.getByRole("region", { name: `Set up ${first.name}` });
    await expect(steps.getByRole("link")).toHaveText([
      /^Add a certificate/,
      /^Invite a teammate/,
      /^Add a description/,
      /^Review the defaults/,
      /^Review roles/,
    ]);
    await expectAccessible(page);
  });

  await test.step("adds a teammate who has an account", async () => {
    await page.getByRole("link", { name: "Invite a teammate" }).click();
    const dialog = page.getByRole("dialog", { name: "Add member" });
    await dialog.getByRole("combobox", { name: "Person" }).fill(teammate.email);
    await dialog.getByRole("radio", { name: "Viewer" }).check();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Add to workspace" }).click();
    await expect(announcement(page, "Teammate is now a member.")).toBeVisible();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("row", { name: teammate.email })).toBeVisible();
  });

  await test.step("changes their role in place", async () => {
    await choose(page, "Role of Teammate", "Admin");
    await page.getByRole("button", { name: "Change role" }).click();
    await expect(announcement(page, "Teammate now has the Admin role.")).toBeVisible();
    await page.reload();
    await expect(page.getByRole("combobox", { name: "Role of Teammate" })).toHaveValue("Admin");
    await expectAccessible(page);
  });

  await test.step("creates a second one from the switcher, and switches back to the first", async () => {
    await openSwitcher(page);
    await page.getByRole("link", { name: "Create new workspace" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill(second.name);
    await page.getByRole("textbox", { name: "Slug" }).fill(second.slug);
    await page.getByRole("button", { name: "Create workspace" }).click();
    await expect(page).toHaveURL(`/ws/${second.slug}`);
    await switchTo(page, first.name);
    await expect(page).toHaveURL(`/ws/${first.slug}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(first.name);
  });

  await test.step("lands there after a reload of the home page, too", async () => {
    await page.goto("/");
    await expect(page).toHaveURL(`/ws/${first.slug}`);
  });

  await test.step("renames it; its address stays", async () => {
    await goTo(page, "Settings");
    await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
    first.name = "Card acquiring";
    const form = page.getByRole("region", { name: "Name" });
    await form.getByRole("textbox", { name: "Name" }).fill(first.name);
    await form.getByRole("button", { name: "Save" }).click();
    await expect(announcement(page, `Workspace renamed to ${first.name}.`)).toBeVisible();
    await expect(switcher(page)).toContainText(first.name);
    await expect(page).toHaveURL(`/ws/${first.slug}/settings`);
  });

  await test.step("archives and unarchives it", async () => {
    await page.getByRole("link", { name: "Danger zone" }).click();
    await page.getByRole("button", { name: "Archive…" }).click();
    const dialog = page.getByRole("dialog", { name: `Archive ${first.name}` });
    await dialog.getByRole("textbox").fill(first.slug);
    await dialog.getByRole("button", { name: "Archive workspace" }).click();
    await expect(page).toHaveURL("/workspaces");
    await page.getByRole("switch", { name: "Show archived" }).check();
    const actions = await openActions(page, first.name);
    await actions.getByRole("menuitem", { name: "Unarchive" }).click();
    await expect(announcement(page, `${first.name} is active again.`)).toBeVisible();
    await expect(page.getByRole("row", { name: first.slug })).toContainText("Active");
  });

  await test.step("deletes it after typing its slug", async () => {
    const actions = await openActions(page, first.name);
    await actions.getByRole("menuitem", { name: "Delete…" }).click();
    const dialog = page.getByRole("dialog", { name: `Delete ${first.name}` });
    await dialog.getByRole("textbox").fill(first.slug);
    await dialog.getByRole("button", { name: "Delete workspace" }).click();
    await expect(announcement(page, `${first.name} deleted.`)).toBeVisible();
    await expect(page.getByRole("row", { name: first.slug })).toBeHidden();
  });

  await test.step("the platform admin restores it", async () => {
    const { page: platform } = await people.platformAdmin();
    await platform.goto(`/platform/organizations/${first.slug}`);
    const actions = await openActions(platform, first.name);
    await actions.getByRole("menuitem", { name: "Restore", exact: true }).click();
    await expect(announcement(platform, `${first.name} restored.`)).toBeVisible();
    await expectAccessible(platform);
  });

  await test.step("each of these actions is in its audit log, which verifies", async () => {
    await page.goto(`/ws/${first.slug}/audit`);
    const log = page.getByRole("table", { name: "Audit log" });
    for (const sentence of [
      "created the workspace Card processing.",
      /added Teammate as Viewer\./,
      /changed the role of Teammate from Viewer to Admin\./,
      "switched to the workspace",
      "renamed the workspace from Card processing to Card acquiring.",
      "archived the workspace Card acquiring.",
      "unarchived the workspace Card acquiring.",
      "deleted the workspace Card acquiring.",
      "restored the workspace Card acquiring.",
    ]) {
      await expect(log.getByRole("row").filter({ hasText: sentence }).first()).toBeVisible();
    }
    await page.getByRole("button", { name: "Verify" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "The log is intact" })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("after signing out and in again, the creator is back in it", async () => {
    const menu = await openAccountMenu(page);
    await menu.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await page.getByRole("textbox", { name: "Email address" }).fill(email);
    await page.getByRole("textbox", { name: "Password" }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(`/ws/${first.slug}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(first.name);
  });
});
