import { expectAccessible } from "./support/accessible.ts";
import { password } from "./support/people.ts";
import { announcement } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("a person sees where they are signed in, and signs out everywhere else", async ({ people }) => {
  const person = await people.signUp("Person");
  const { page } = person;
  await page.goto("/account");
  const rows = page.getByRole("table", { name: "Where you are signed in" }).getByRole("row");
  const signOut = page.getByRole("button", { name: "Sign out elsewhere" });
  await expect(rows).toHaveCount(2);
  await expect(signOut).toBeDisabled();
  await expect(signOut).toHaveAccessibleDescription("This is your only session.");

  const elsewhere = await people.signInElsewhere(person);
  await elsewhere.page.goto("/account");
  await expect(elsewhere.page.getByRole("heading", { name: "Account", exact: true })).toBeVisible();
  await page.reload();
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: "This device" })).toHaveCount(1);
  await expectAccessible(page);
  await signOut.click();
  await expect(announcement(page, "Signed out 1 other session.")).toBeVisible();
  await expect(rows).toHaveCount(2);
  await expect(signOut).toBeDisabled();

  await elsewhere.page.reload();
  await expect(elsewhere.page).toHaveURL("/sign-in?next=%2Faccount");
  await expectAccessible(elsewhere.page);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Account", exact: true })).toBeVisible();
});

test("a person signs out one of their other browsers", async ({ people }) => {
  const person = await people.signUp("Person");
  const [one, other] = [await people.signInElsewhere(person), await people.signInElsewhere(person)];
  const { items } = await one.api.session.list.query();
  const { page } = person;
  await page.goto("/account");
  const rows = page.getByRole("table", { name: "Where you are signed in" }).getByRole("row");
  await expect(rows).toHaveCount(4);
  await expectAccessible(page);
  // The current one ends by signing out.
  await expect(rows.getByRole("button", { name: /^Sign out / })).toHaveCount(2);
  await rows
    .getByRole("button", { name: /^Sign out / })
    .first()
    .click();
  await expect(rows).toHaveCount(3);
  const ended = await Promise.all(
    [one, other].map(({ api }) =>
      api.session.me.query().then(
        () => false,
        () => true,
      ),
    ),
  );
  expect(ended.filter(Boolean)).toHaveLength(1);
  expect(items).toHaveLength(3);
});

test("a person changes their password, and their other browsers are signed out", async ({ people }) => {
  const person = await people.signUp("Person");
  const elsewhere = await people.signInElsewhere(person);
  const { page } = person;
  await page.goto("/account");
  await page.getByRole("button", { name: "Change password…" }).click();
  const dialog = page.getByRole("dialog", { name: "Change password" });
  const present = dialog.getByRole("textbox", { name: "Current password" });
  await expect(present).toBeFocused();
  await expectAccessible(page);
  await present.fill("a wrong password");
  await dialog.getByRole("textbox", { name: "New password" }).fill("another long password");
  person.expects(400);
  await dialog.getByRole("button", { name: "Change password" }).click();
  await expect(present).toHaveAccessibleDescription("This isn't your password.");
  await elsewhere.api.session.me.query();
  await present.fill(password);
  await dialog.getByRole("button", { name: "Change password" }).click();
  await expect(announcement(page, "Your password is changed.")).toBeVisible();
  await expect(dialog).toBeHidden();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Account", exact: true })).toBeVisible();
  await elsewhere.page.goto("/account");
  await expect(elsewhere.page).toHaveURL("/sign-in?next=%2Faccount");
});

test("no one sees or ends another person's sessions", async ({ people }) => {
  const person = await people.signUp("Person");
  const other = await people.signUp("Other");
  await other.page.goto("/account");
  const rows = other.page.getByRole("table", { name: "Where you are signed in" }).getByRole("row");
  await expect(rows).toHaveCount(2);
  expect(await other.api.session.signOutElsewhere.mutate({})).toEqual({ ended: 0 });
  await person.page.goto("/account");
  await expect(person.page.getByRole("region", { name: "Profile" })).toContainText(person.email);

  const { page } = await people.visitor();
  await page.goto("/account");
  await expect(page).toHaveURL("/sign-in?next=%2Faccount");
});
