import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { password } from "./support/people.ts";
import { addMember, createFlatWorkspace } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

/** Moves to the next tab stop, expects this element, and sees that a focus outline appears around it. */
async function tabTo(page: Page, next: Locator): Promise<void> {
  // A field with a button in it has the outline around both, on its frame.
  const drawn = () =>
    next.evaluate((element) =>
      [element, element.parentElement ?? element].map((each) => {
        const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(each);
        return [outlineStyle === "none" ? "none" : outlineWidth, boxShadow, borderColor];
      }),
    );
  const before = await drawn();
  await page.keyboard.press("Tab");
  await expect(next).toBeFocused();
  await expect.poll(drawn, "the focus is seen").not.toEqual(before);
}

/** Opens the palette with its shortcut. */
async function openPalette(page: Page): Promise<{ dialog: Locator; field: Locator }> {
  await page.keyboard.press("Control+K");
  const dialog = page.getByRole("dialog", { name: "Search" });
  const field = dialog.getByRole("textbox", {
    name: "Search workspaces, resources, people, pages and actions",
  });
  await expect(field).toBeFocused();
  return { dialog, field };
}

test("Ctrl K finds a workspace, a page and a person, and opens them without the mouse", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const payments = await createFlatWorkspace(owner);
  const treasury = await createFlatWorkspace(owner, "Treasury");
  await addMember(owner, treasury, viewer, "viewer");
  const { page } = owner;

  await page.goto(`/ws/${payments.address}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Payments");
  const { dialog, field } = await openPalette(page);
  const found = dialog.getByRole("button");
  await expectAccessible(page);
  await field.fill("treas");
  await expect(found).toHaveCount(1);
  await expect(found).toHaveAccessibleName(`Treasury ${treasury.slug}`);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/ws/${treasury.address}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Treasury");

  await openPalette(page);
  await field.fill("danger");
  await expect(found).toHaveText(["Danger zone"]);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/ws/${treasury.address}/settings/danger`);

  await openPalette(page);
  await field.fill(viewer.email);
  await expect(found).toHaveCount(1);
  await expect(found).toHaveAccessibleName(`Viewer ${viewer.email}`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Viewer");

  await openPalette(page);
  await field.fill("nothing is called like this");
  await expect(dialog.getByText("No results. Try another word.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("the palette finds only the person's own workspaces", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const stranger = await people.signUp("Stranger");
  const theirs = await createFlatWorkspace(owner, "Secret plans");
  const mine = await createFlatWorkspace(stranger);
  const { page } = stranger;
  await page.goto(`/ws/${mine.address}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(mine.name);
  const { dialog, field } = await openPalette(page);
  await field.fill(theirs.name);
  await expect(dialog.getByText("No results. Try another word.")).toBeVisible();
});

test("a person signs in with only the keyboard, and sees where the focus is", async ({ people }) => {
  const person = await people.signUp("Person");
  const workspace = await createFlatWorkspace(person);
  const { page } = await people.visitor();
  await page.goto("/sign-in");
  const email = page.getByRole("textbox", { name: "Email address" });
  await expect(email).toBeVisible();
  await expectAccessible(page);
  // The sign-in page focuses its first field.
  await expect(email).toBeFocused();
  for (const next of [
    page.getByRole("textbox", { name: "Password" }),
    page.getByRole("button", { name: "Show or hide the password" }),
    page.getByRole("button", { name: "Sign in" }),
    page.getByRole("button", { name: "Use a passkey" }),
    page.getByRole("button", { name: "Continue with single sign-on" }),
    page.getByRole("link", { name: "Create account" }),
    page.getByRole("link", { name: "Forgot your password?" }),
  ]) {
    await tabTo(page, next);
  }
  await email.focus();
  await page.keyboard.type(person.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/ws/${workspace.address}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(workspace.name);
});

test("the first tab stop skips the sidebar to the content", async ({ people }) => {
  const person = await people.signUp("Person");
  const workspace = await createFlatWorkspace(person);
  const { page } = person;
  await page.goto(`/ws/${workspace.address}/settings`);
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("a focused field has a ring of two pixels, in light and dark", async ({ people }) => {
  const { page } = await people.visitor();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto("/sign-up");
    const name = page.getByRole("textbox", { name: "Your name" });
    await expect(name).toBeFocused();
    await expect(name).toHaveCSS("outline-width", "2px");
    await expect(name).toHaveCSS("outline-style", "solid");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    const password = page.getByRole("textbox", { name: "Password" });
    await expect(password).toBeFocused();
    await expect(password.locator("xpath=..")).toHaveCSS("outline-width", "2px");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(password).toHaveAttribute("type", "text");
  }
});

test("one Escape closes a dialog from any of its fields", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  await page.goto(`/ws/${workspace.slug}/members?add=true`);
  const adding = page.getByRole("dialog", { name: "Add member" });
  await expect(adding.getByRole("combobox", { name: "Person" })).toBeFocused();
  await page.keyboard.type("no one of this name");
  await page.keyboard.press("Escape");
  await expect(adding).toBeHidden();

  await page.goto(`/ws/${workspace.slug}/members/teams`);
  await page.getByRole("button", { name: "Give a team access" }).first().click();
  const giving = page.getByRole("dialog", { name: "Give a team access" });
  await expect(giving.getByRole("combobox", { name: "Team" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(giving).toBeHidden();
});

test("a form that can't be submitted focuses the first invalid field", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  await page.goto(`/ws/${workspace.slug}/settings`);
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(name).toBeFocused();
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await name.fill(workspace.name);

  await page.goto("/workspaces/new");
  await page.getByRole("button", { name: "Create workspace" }).click();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toBeFocused();

  await page.goto(`/ws/${workspace.slug}/members?add=true`);
  const dialog = page.getByRole("dialog", { name: "Add member" });
  await dialog.getByRole("button", { name: "Add to workspace" }).click();
  await expect(dialog.getByRole("combobox", { name: "Person" })).toBeFocused();
});
