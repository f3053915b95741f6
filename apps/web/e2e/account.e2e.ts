import { expectAccessible } from "./support/accessible.ts";
import { mailedLink } from "./support/mail.ts";
import { password } from "./support/people.ts";
import { addMember, createFlatWorkspace } from "./support/places.ts";
import { pngOf } from "./support/png.ts";
import { announcement, openAccountMenu } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("a person sees their account, and gets mails to confirm their address and to choose a password", async ({
  people,
}) => {
  const person = await people.signUp("Person", { confirmed: false });
  const platform = await people.platformAdmin();
  const { page, email } = person;

  // Every page says that the mail is waiting.
  const waiting = page.getByRole("alert", { name: "Confirm your email address" });
  await page.goto("/workspaces/new");
  await expect(waiting).toContainText(`We sent a link to ${email}.`);
  await page.goto("/workspaces");
  const menu = await openAccountMenu(page);
  await menu.getByRole("menuitem", { name: "Account" }).click();
  await expect(page).toHaveURL("/account");
  const profile = page.getByRole("region", { name: "Profile" });
  await expect(profile.getByRole("textbox", { name: "Name" })).toHaveValue("Person");
  await expect(profile).toContainText(email);
  await expect(profile).toContainText("Not confirmed");
  await expectAccessible(page);
  await waiting.getByRole("button", { name: "Send again" }).click();
  // The banner begins with the same sentence.
  const sent = announcement(page, `We sent a link to ${email}.`);
  await expect(sent.filter({ hasNotText: "Until you open it" })).toBeVisible();
  await page.getByRole("button", { name: "I forgot it" }).click();
  const said = `We sent a link to choose a new password to ${email}.`;
  await expect(announcement(page, said)).toBeVisible();

  // The response comes before its mail is written, so that response times do not reveal accounts.
  const mails = async () => (await platform.api.platform.outbox.query({ search: email })).items;
  await expect
    .poll(async () => (await mails()).map(({ subject }) => subject))
    .toEqual(["Choose a new password", "Confirm your email address", "Confirm your email address"]);
  const items = await mails();
  const link = /http\S+/.exec(items[1]?.bodyText ?? "")?.[0] ?? "";
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();
  await expectAccessible(page);
  await page.goto("/account");
  await expect(profile).not.toContainText("Not confirmed");
  await expect(waiting).toBeHidden();
});

test("a person changes their email address: it requires their password, and the link in the mail to the new one", async ({
  people,
}) => {
  const person = await people.signUp("Person");
  const platform = await people.platformAdmin();
  const workspace = await createFlatWorkspace(person);
  const { page, email } = person;
  const newEmail = `new-${email}`;
  await page.goto("/account");
  const profile = page.getByRole("region", { name: "Profile" });
  await profile.getByRole("button", { name: "Change email address" }).click();
  const dialog = page.getByRole("dialog", { name: "Change email address" });
  await dialog.getByRole("textbox", { name: "New email address" }).fill(newEmail);
  await dialog.getByRole("textbox", { name: "Current password" }).fill("not the password");
  await expectAccessible(page);
  person.expects(400);
  await dialog.getByRole("button", { name: "Send link" }).click();
  await expect(dialog.getByRole("textbox", { name: "Current password" })).toHaveAccessibleDescription(
    "This isn't your password.",
  );
  await dialog.getByRole("textbox", { name: "Current password" }).fill(password);
  await dialog.getByRole("button", { name: "Send link" }).click();
  await expect(announcement(page, `We sent a link to ${newEmail}.`)).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(profile).toContainText(email);

  await page.goto(await mailedLink(platform, newEmail, "Confirm your new email address"));
  await expect(page.getByText(`Your email address is now ${newEmail}.`)).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/ws/${workspace.address}/audit`);
  await expect(
    page.getByRole("row", { name: `changed their email address from ${email} to ${newEmail}.` }),
  ).toBeVisible();
});

test("a person changes their own name, and others see it without reading the page again", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const person = await people.signUp("Person");
  const { id, address } = await createFlatWorkspace(owner, "Renaming");
  await owner.api.members.add.mutate({ workspace: id, email: person.email, role: "viewer" });
  await owner.page.goto(`/ws/${address}/members`);
  await expect(owner.page.getByRole("main").getByText(person.email)).toBeVisible();

  const { page } = person;
  await page.goto("/account");
  const name = page.getByRole("textbox", { name: "Name" });
  const save = page.getByRole("button", { name: "Save" }).first();
  await expect(save).toBeDisabled();
  await name.fill("  ");
  await save.click();
  await expect(name).toHaveAccessibleDescription("Enter a name.");
  await name.fill("Zoe Zürich");
  await save.click();
  await expect(announcement(page, "Your name is now Zoe Zürich.")).toBeVisible();
  await expect(owner.page.getByRole("main").getByText("Zoe Zürich")).toBeVisible();
});

test("a person deletes their account once nothing is left that only they keep, and can't sign in again", async ({
  people,
}) => {
  const person = await people.signUp("Person");
  const second = await people.signUp("Second owner");
  const workspace = await createFlatWorkspace(person);
  const { page, email } = person;
  await page.goto("/account");
  const section = page.getByRole("region", { name: "Delete account" });
  await section.getByRole("button", { name: "Delete account" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete account" });
  await expect(dialog).toContainText(
    `You are the only owner or admin of ${workspace.name}. Hand it over or delete it first.`,
  );
  await expectAccessible(page);
  await dialog.getByRole("link", { name: workspace.name }).click();
  await expect(page).toHaveURL(`/ws/${workspace.address}/members`);

  await addMember(person, workspace, second, "owner");
  await page.goto("/account");
  await section.getByRole("button", { name: "Delete account" }).click();
  await expect(dialog.getByRole("listitem")).toContainText([
    "You leave 1 workspace immediately.",
    "You are signed out everywhere",
    "Audit logs keep what you did, under your email address.",
    "Your account can't be restored.",
  ]);
  await expectAccessible(page);
  const submit = dialog.getByRole("button", { name: "Delete account" });
  await expect(submit).toBeDisabled();
  await dialog.getByRole("textbox", { name: `Type “${email}” to confirm` }).fill(email);
  await dialog.getByRole("textbox", { name: "Current password" }).fill("not the password");
  person.expects(400);
  await submit.click();
  await expect(dialog.getByRole("alert")).toHaveText("This isn't your password.");
  await dialog.getByRole("textbox", { name: "Current password" }).fill(password);
  await submit.click();
  await expect(page).toHaveURL("/sign-in");

  person.expects(401);
  await page.getByRole("textbox", { name: "Email address" }).fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toBeVisible();

  await second.page.goto(`/ws/${workspace.address}/members`);
  await expect(second.page.getByRole("row", { name: email })).toBeHidden();
  await second.page.goto(`/ws/${workspace.address}/audit`);
  await expect(second.page.getByRole("row", { name: `${email} deleted their account.` })).toBeVisible();
});

test("a person turns off an optional mail, and sees which mails always arrive", async ({ people }) => {
  const { page } = await people.signUp("Person");
  await page.goto("/account#emails");
  const mails = page.getByRole("region", { name: "Emails" });
  await expect(mails.getByRole("switch", { name: "Invitations to you" })).toBeDisabled();
  const added = mails.getByRole("switch", { name: "You were added to a workspace" });
  await expect(added).toBeChecked();
  await expectAccessible(page);
  await added.click();
  await expect(announcement(page, "Saved which emails you get.")).toBeVisible();
  await expect(added).not.toBeChecked();
  await page.reload();
  await expect(added).not.toBeChecked();
});

test("a person sets a picture, which others see without reading the page again, and removes it", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const person = await people.signUp("Person");
  const workspace = await createFlatWorkspace(owner, "Pictures");
  await addMember(owner, workspace, person, "viewer");
  const { user } = await person.api.session.me.query();
  const theirs = owner.page.getByRole("main").locator(`img[src*="${user.id}"]`);
  await owner.page.goto(`/ws/${workspace.address}/members`);
  await expect(owner.page.getByRole("main").getByText(person.email)).toBeVisible();
  await expect(theirs).toHaveCount(0);

  const { page } = person;
  await page.goto("/account");
  const profile = page.getByRole("region", { name: "Profile" });
  const file = profile.locator('input[type="file"]');
  const picture = profile.locator("img");
  const png = { name: "me.png", mimeType: "image/png" };
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  const mine = { ...png, buffer: pngOf(30, 20, [200, 40, 40]) };
  await expect(profile.getByRole("button", { name: "Remove picture" })).toBeHidden();
  await file.setInputFiles({ name: "me.svg", mimeType: "image/svg+xml", buffer: svg });
  await expect(profile.getByRole("alert")).toHaveText("Choose a picture in the format PNG, JPEG or WebP.");
  await file.setInputFiles({ ...png, buffer: svg });
  await expect(profile.getByRole("alert")).toHaveText(
    "This file can't be read as a picture. Choose another one.",
  );
  await expectAccessible(page);

  await file.setInputFiles(mine);
  await expect(picture).toHaveAttribute("src", /^data:image\//);
  await expect(profile.getByRole("alert")).toBeHidden();
  await profile.getByRole("button", { name: "Cancel" }).click();
  await expect(picture).toBeHidden();
  await file.setInputFiles(mine);
  await expect(picture).toBeVisible();
  await expectAccessible(page);
  // The name's own button comes after it.
  await profile.getByRole("button", { name: "Save" }).first().click();
  await expect(announcement(page, "Picture saved.")).toBeVisible();
  await expect(picture).toHaveAttribute("src", /^\/api\/pictures\//);
  const width = (image: HTMLImageElement) => image.naturalWidth;
  await expect.poll(() => picture.evaluate(width)).toBe(256);
  await expect(theirs).toBeVisible();
  await expect.poll(() => theirs.evaluate(width)).toBe(256);

  await profile.getByRole("button", { name: "Remove picture" }).click();
  await expect(announcement(page, "Picture removed.")).toBeVisible();
  await expect(picture).toBeHidden();
  await expect(theirs).toHaveCount(0);
});
