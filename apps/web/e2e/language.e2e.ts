import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { type Person, password } from "./support/people.ts";
import { addMember, createFlatWorkspace, type Place } from "./support/places.ts";
import { choose, switchTo } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

/** Sets the language of a workspace as its settings do, and keeps its time zone. */
async function setLocale(owner: Person, { id }: Place, locale: "de" | "en"): Promise<void> {
  await owner.api.workspaces.localize.mutate({ workspace: id, timeZone: "UTC", locale });
}

/** Counts how often the page is loaded from now on. */
function loadsOf(page: Page): () => number {
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  return () => loads;
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test("[C8] a workspace's new language applies immediately for the person who sets it and for every member", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const payments = await createFlatWorkspace(owner, "Payments");
  const payouts = await createFlatWorkspace(owner, "Payouts");
  await addMember(owner, payments, member, "member");
  await addMember(owner, payouts, member, "member");
  const { page } = owner;

  await page.goto(`/ws/${payments.address}/settings`);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await choose(page, "Language", "Deutsch");
  const form = page.getByRole("region", { name: "Time and language" });
  await form.getByRole("button", { name: "Save" }).click();
  await expect(heading(page)).toHaveText("Einstellungen");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page).toHaveURL(`/ws/${payments.address}/settings`);
  await expect(page.getByRole("combobox", { name: "Sprache" })).toHaveValue("Deutsch");
  await expectAccessible(page);

  // Another member, whose browser asks for English, enters it: one reload, and no more.
  const loads = loadsOf(member.page);
  await member.page.goto(`/ws/${payments.address}/members`);
  await expect(heading(member.page)).toHaveText("Mitglieder");
  await expect(member.page.getByRole("button", { name: "Mitglied hinzufügen" })).toBeDisabled();
  await expectAccessible(member.page);
  await member.page.goto(`/ws/${payments.address}`);
  await expect(member.page.getByText("Ihre Rolle")).toBeVisible();
  expect(loads()).toBe(3);

  // The other workspace stays in English.
  await member.page.goto(`/ws/${payouts.address}/members`);
  await expect(heading(member.page)).toHaveText("Members");
  await expect(member.page.locator("html")).toHaveAttribute("lang", "en");
});

test("[C8] a switch continues in the language of the workspace, including dates and numbers", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const payments = await createFlatWorkspace(owner, "Payments");
  const payouts = await createFlatWorkspace(owner, "Payouts");
  await setLocale(owner, payouts, "de");
  const { page } = owner;

  await page.goto(`/ws/${payments.address}`);
  await expect(page.getByText("Your role", { exact: true })).toBeVisible();
  // Hovering over a workspace does not enter it.
  const loads = loadsOf(page);
  await page.goto("/workspaces");
  const link = page.getByRole("main").getByRole("link", { name: "Payouts" });
  await link.hover();
  await link.focus();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  expect(loads()).toBe(1);

  await switchTo(page, "Payouts");
  await expect(page).toHaveURL(`/ws/${payouts.address}`);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByText("Ihre Rolle", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/workspaces/${payouts.id}`);
  const today = new Intl.DateTimeFormat("de", { dateStyle: "medium", timeZone: "UTC" }).format();
  await expect(page.getByRole("main")).toContainText(today);
  await page.goto(`/ws/${payouts.address}/settings/plan`);
  await expect(heading(page)).toHaveText("Einstellungen");
  await expect(page.getByRole("main")).toContainText(/\d\.000/);
  await expectAccessible(page);
});

test("[C8] before a person enters a workspace, the console uses the language of their browser", async ({
  browser,
  people,
}) => {
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, viewer, "viewer");
  await setLocale(owner, workspace, "de");
  const context = await browser.newContext({ locale: "de-AT" });
  const page = await context.newPage();
  await page.goto(`${process.env.E2E_URL}/sign-in`);
  await expect(heading(page)).toHaveText("Anmelden");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expectAccessible(page);
  await context.close();

  await viewer.page.goto(`/ws/${workspace.address}/settings`);
  await expect(viewer.page.getByText("Nur Lesezugriff")).toBeVisible();
  await expect(
    viewer.page
      .getByText(
        "Name, Beschreibung und Einstellungen des Workspaces bearbeiten: Dafür benötigen Sie die Rolle Eigentümer oder Admin.",
      )
      .first(),
  ).toBeVisible();
  // A page that is refused as a whole, by the console itself.
  await viewer.page.goto(`/ws/${workspace.address}/roles/new`);
  await expect(
    viewer.page.getByText("Rollen anlegen: Dafür benötigen Sie die Rolle Eigentümer."),
  ).toBeVisible();
});

test("[C8] everything is in the language: roles, permissions, plans, the audit log and refusals", async ({
  people,
}) => {
  const owner = await people.signUp("Anna");
  const member = await people.signUp("Boris");
  const workspace = await createFlatWorkspace(owner, "Zahlungen");
  await addMember(owner, workspace, member, "member");
  const { user } = await member.api.session.me.query();
  await owner.api.members.changeRole.mutate({ workspace: workspace.id, userId: user.id, role: "viewer" });
  await setLocale(owner, workspace, "de");
  const { page } = owner;
  const main = page.getByRole("main");

  await page.goto(`/ws/${workspace.address}/roles`);
  await expect(main).toContainText("Eigentümer");
  await expect(main).toContainText("Vollzugriff, einschließlich Tarif und Löschen des Workspaces.");
  await expect(main).toContainText("Mitglieder hinzufügen");
  await page.goto(`/ws/${workspace.address}/audit`);
  await expect(main).toContainText("hat die Rolle von");
  await expect(main).toContainText("von Mitglied in Betrachter geändert.");
  await page.goto(`/ws/${workspace.address}/settings/plan`);
  await expect(main).toContainText("Zum Ausprobieren und für sehr kleine Teams.");
  await page.goto(`/ws/${workspace.address}/settings/defaults`);
  await expect(main).toContainText("Freigaberegel");

  await page.goto("/workspaces");
  await expect(page.getByRole("row", { name: "Zahlungen" })).toContainText("Eigentümer");

  // No English is left on a page that consists of the domain's words.
  await page.goto("/workspaces/new");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(main).toContainText("Compliance-Betrieb");
  await expect(main).not.toContainText(/\b(Owner|Viewer|Everything|workspace is|plan is|You )\b/);
});

test("[C8] if the browser has no storage, the language stays, and the page is loaded once", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  await setLocale(owner, workspace, "de");
  const { page, context } = owner;
  await context.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
  });
  const loads = loadsOf(page);
  await page.goto(`/ws/${workspace.address}`);
  await expect(page.getByText("Your role", { exact: true })).toBeVisible();
  expect(loads()).toBe(1);
});

test("a person's chosen language and time zone apply everywhere, and a workspace's times stay its own", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  await page.goto("/account");
  const form = page.getByRole("region", { name: "Language and time zone" });
  const save = form.getByRole("button", { name: "Save" });
  await expect(save).toBeDisabled();
  await choose(page, "Time zone", "Asia/Tokyo");
  await save.click();
  await expect(save).toBeDisabled();
  await page.locator("main time").first().focus();
  await expect(page.getByRole("tooltip")).toHaveText(/GMT\+9$/);
  await expectAccessible(page);
  await choose(page, "Language", "Deutsch");
  await save.click();
  await expect(heading(page)).toHaveText("Konto");

  // The workspace uses English and UTC.
  await page.goto(`/ws/${workspace.address}/audit`);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  const time = page.locator("main time").first();
  await expect(time).toHaveText(/ UTC$/);
  await expect(time).toHaveAttribute("title", /GMT\+9\n/);

  // In another browser, too, which asks for English.
  const elsewhere = await people.signInElsewhere(owner);
  await elsewhere.page.goto("/workspaces");
  await expect(elsewhere.page.locator("html")).toHaveAttribute("lang", "de");
});

test("if the browser does not know the time zone of its device, every time is in UTC, and says so", async ({
  people,
  playwright,
  launchOptions,
}) => {
  const owner = await people.signUp("Owner");
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    env: { ...launchOptions.env, TZ: "Foo/Bar" },
  });
  try {
    const page = await browser.newPage({
      baseURL: process.env.E2E_URL ?? "",
      locale: "en-US",
      // Not the suite's: the device's.
      timezoneId: "",
    });
    await page.goto("/sign-in");
    await page.getByRole("textbox", { name: "Email" }).fill(owner.email);
    await page.getByRole("textbox", { name: "Password" }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL("/workspaces/new");
    await page.goto("/account");
    await page.locator("main time").first().focus();
    await expect(page.getByRole("tooltip")).toHaveText(/ UTC$/);
  } finally {
    await browser.close();
  }
});
