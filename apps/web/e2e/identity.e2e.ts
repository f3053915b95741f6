import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { password, unique } from "./support/people.ts";
import { createFlatWorkspace } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

/** Opens the mail to this address with this subject, in the outbox. */
async function openMail(page: Page, recipient: string, subject: string): Promise<Locator> {
  await page.goto("/outbox");
  await page.getByRole("searchbox", { name: "Search by recipient or subject" }).fill(recipient);
  const row = page.getByRole("row").filter({ hasText: recipient }).filter({ hasText: subject });
  await row.getByRole("button", { name: `Open “${subject}”` }).click();
  return page.getByRole("dialog", { name: subject });
}

async function linkIn(mail: Locator): Promise<string> {
  return (await mail.getByRole("link").getAttribute("href")) ?? "";
}

test("[V29] a new person who opens the console is sent to create their first workspace", async ({
  people,
}) => {
  const { page } = await people.signUp("Newcomer");
  await page.goto("/");
  await expect(page).toHaveURL("/workspaces/new");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome! Create your first workspace");
  await expectAccessible(page);
});

test("a visitor with a deep link signs in and continues to it; a wrong password reveals nothing more", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page, expects } = await people.visitor();
  expects(401);

  await page.goto(`/ws/${workspace.address}/members?search=own`);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Email address" }).fill(owner.email);
  const field = page.getByRole("textbox", { name: "Password" });
  await field.fill("not this password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toHaveText(/password/i);
  await expectAccessible(page);
  await field.fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`/ws/${workspace.address}/members?search=own`);
  await expect(page.getByRole("row", { name: owner.email })).toBeVisible();

  // A signed-in person does not see the sign-in page.
  await page.goto("/sign-in");
  await expect(page).toHaveURL(`/ws/${workspace.address}`);
});

test("signing up explains at each field what it needs", async ({ people }) => {
  const { page, expects } = await people.visitor();
  await page.goto("/sign-up");
  const name = page.getByRole("textbox", { name: "Your name" });
  const email = page.getByRole("textbox", { name: "Email address" });
  const secret = page.getByRole("textbox", { name: "Password" });
  await email.fill("someone");
  await secret.fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(name).toBeFocused();
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(email).toHaveAccessibleDescription(/Enter a complete email address/);
  await expect(secret).toHaveAccessibleDescription(/Use at least 10 characters\./);
  await expectAccessible(page);

  await name.fill("Someone");
  await email.fill("someone@company.example");
  await secret.fill("Someone 2026");
  expects(400);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(secret).toHaveAccessibleDescription(/This password is easy to guess\./);
  await expect(secret).toBeFocused();
  await expect(page).toHaveURL("/sign-up");
});

test("a forgotten password is replaced with the link in the mail, once, which ends every session", async ({
  people,
}) => {
  const person = await people.signUp("Forgetful");
  const platform = await people.platformAdmin();
  const { page, expects } = await people.visitor();

  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page.getByRole("heading", { name: "Reset your password" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Email address" }).fill(person.email);
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByRole("heading", { name: "Check your inbox" })).toBeVisible();
  await expectAccessible(page);

  const mail = await openMail(platform.page, person.email, "Choose a new password");
  await expectAccessible(platform.page);
  const link = await linkIn(mail);

  await page.goto(link);
  const chosen = `${password} again`;
  await page.getByRole("textbox", { name: "New password" }).fill(chosen);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save password" }).click();
  await expect(page.getByRole("status")).toHaveText("Password changed. Sign in with your new password.");
  await expect(person.api.session.me.query()).rejects.toMatchObject({ data: { code: "UNAUTHENTICATED" } });
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("textbox", { name: "Email address" }).fill(person.email);
  await page.getByRole("textbox", { name: "Password" }).fill(chosen);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/workspaces/new");

  expects(400);
  await page.goto(link);
  await page.getByRole("textbox", { name: "New password" }).fill("yet another password");
  await page.getByRole("button", { name: "Save password" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
});

test("signing up with a taken address says so, and links to signing in and to a new password", async ({
  people,
}) => {
  const person = await people.signUp("Owner of it");
  const { page, expects } = await people.visitor();
  expects(409);
  await page.goto("/sign-up");
  await page.getByRole("textbox", { name: "Your name" }).fill("Someone else");
  const email = page.getByRole("textbox", { name: "Email address" });
  await email.fill(person.email);
  await page.getByRole("textbox", { name: "Password" }).fill(`another ${unique()}`);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(email).toHaveAccessibleDescription(/There is already an account with this address\./);
  const known = page.getByRole("status").filter({ hasText: "You already have an account" });
  await expect(known.getByRole("link", { name: "Reset your password" })).toBeVisible();
  await expectAccessible(page);
  await known.getByRole("link", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});
