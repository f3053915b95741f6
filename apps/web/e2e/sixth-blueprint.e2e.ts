import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fieldServiceFile } from "@bailiwick/domain/sixth-blueprint";
import { test as base, expect } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { gather, type People } from "./support/people.ts";
import { rowsOf } from "./support/resources.ts";
import { startServer } from "./support/server.ts";
import { announcement, goTo } from "./support/shell.ts";

/** People of an instance of its own, which serves one blueprint: the operator's, from a file. */
const test = base.extend<{ people: People }>({
  people: async ({ browser }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "bailiwick-sixth-"));
    const file = join(folder, "field-service.json");
    writeFileSync(file, JSON.stringify(fieldServiceFile));
    const { url, home, stop } = await startServer({ BAILIWICK_BLUEPRINTS: file, BAILIWICK_DEMO: "0" });
    const { leave, ...people } = gather(browser, url, home);
    await use(people);
    expect(await leave(), "faults in the browsers").toEqual([]);
    await stop();
    rmSync(folder, { recursive: true, force: true });
  },
});

test("the console serves a blueprint from an operator's file: form, list, page and its own action, in two languages", async ({
  people,
}) => {
  const dispatcher = await people.signUp("Dispatcher");
  const { page, api } = dispatcher;
  const founded = { blueprint: "field-service", plan: "large", name: "Sites", slug: "sites" };
  const { organization } = await api.organizations.create.mutate(founded);
  const site = { organization: organization.id, name: "North", slug: "north" };
  const workspace = await api.workspaces.create.mutate(site);

  await page.goto("/ws/sites.north");
  await goTo(page, "Repositories");
  await expect(page.getByRole("heading", { name: "No repositories yet" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Add your first repository" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Pumps");
  await page.getByRole("main").getByRole("button", { name: "Add repository" }).click();
  await expect(announcement(page, "Pumps added.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Pumps");

  await page.getByRole("link", { name: "Add issue" }).first().click();
  await page.getByRole("textbox", { name: "Summary" }).fill("Leak");
  await page.getByLabel("Due").fill("2027-03-31");
  await expectAccessible(page);
  await page.getByRole("main").getByRole("button", { name: "Add issue" }).click();
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toContainText("Open");
  const issue = page.url();

  // A hand sees the issue, and none of the actions that are others'.
  const hand = await people.signUp("Hand");
  await api.members.add.mutate({ workspace: workspace.id, email: hand.email, role: "hand" });
  await hand.page.goto(issue);
  await expect(hand.page.getByRole("heading", { level: 1 })).toContainText("Open");
  await expect(hand.page.getByRole("button", { name: "Merge" })).toBeHidden();

  // ⌘K finds it by its title.
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Search workspaces, resources, people, pages and actions").fill("lea");
  await page.getByRole("button", { name: "Leak" }).click();
  await expect(page).toHaveURL(issue);

  await page.getByRole("button", { name: "Merge" }).click();
  const dialog = page.getByRole("dialog", { name: "Merge: Leak" });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Merge" }).click();
  await expect(title).toContainText("Merged");

  // In German: what the file translates is German, and the rest is as it was given.
  await api.workspaces.localize.mutate({ workspace: workspace.id, timeZone: "UTC", locale: "de" });
  await hand.page.goto("/ws/sites.north/resources/issue");
  await expect(hand.page.locator("html")).toHaveAttribute("lang", "de");
  await expect(hand.page.getByRole("heading", { level: 1 })).toHaveText("Anliegen");
  await expect(rowsOf(hand.page, "Anliegen")).toContainText(["Leak"]);
  await expect(hand.page.getByRole("link", { name: "Repositories" }).first()).toBeVisible();
  await expectAccessible(hand.page);
});
