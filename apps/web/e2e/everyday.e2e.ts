import { expectAccessible } from "./support/accessible.ts";
import { noAnswer } from "./support/faults.ts";
import { addMember, createFlatWorkspace } from "./support/places.ts";
import { openAccountMenu } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("a list shows relative times, and the exact time on focus and on tap", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, member, "viewer");
  const { page } = owner;
  await page.clock.install({ time: Date.now() + 3 * 60_000 });
  await page.goto(`/ws/${workspace.slug}/members`);
  const added = page.getByRole("row", { name: member.email }).getByRole("time");
  await expect(added).toHaveText(/^[34] minutes ago$/);
  // It updates while it is shown.
  await page.clock.fastForward(2 * 60_000);
  await expect(added).toHaveText(/^[56] minutes ago$/);
  await added.focus();
  await expect(page.getByRole("tooltip")).toHaveText(/^\w+day, .* UTC$/);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("tooltip")).toBeHidden();
  await page.getByRole("heading", { level: 1 }).click();
  if (test.info().project.name === "mobile") await added.tap();
  else await added.hover();
  await expect(page.getByRole("tooltip")).toHaveText(/UTC$/);
});

test("an id, a slug and a hash each have a copy button", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page, context } = owner;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`/workspaces/${workspace.id}`);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole("button", { name: "Copy: Slug" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await clipboard()).toBe(workspace.slug);
  await page.getByRole("button", { name: "Copy: ID" }).click();
  await expect.poll(clipboard).toBe(workspace.id);
  await expectAccessible(page);

  await page.goto(`/ws/${workspace.slug}/audit`);
  await page
    .getByRole("button", { name: /^Details of:/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Copy: Hash" }).click();
  await expect.poll(clipboard).toMatch(/^[0-9a-f]{64}$/);
});

test("a question mark shows the keyboard shortcuts, and so do the account menu and the palette; there is a link to the documentation", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  await page.goto(`/ws/${workspace.slug}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(workspace.name);
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await page.keyboard.press("Shift+?");
  await expect(list).toContainText("Search workspaces, resources, people, pages and actions");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();

  // In a field it types a question mark.
  await page.goto(`/ws/${workspace.slug}/settings`);
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await name.press("Shift+?");
  await expect(list).toBeHidden();
  await name.fill(workspace.name);

  const menu = await openAccountMenu(page);
  await expect(menu.getByRole("menuitem", { name: "Documentation" })).toHaveAttribute(
    "href",
    "https://docs.example/bailiwick",
  );
  await menu.getByRole("menuitem", { name: "Keyboard shortcuts" }).click();
  await expect(list).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();

  await page.keyboard.press("Control+K");
  const palette = page.getByRole("dialog", { name: "Search" });
  await palette.getByRole("textbox").fill("hotkeys");
  await palette.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(list).toBeVisible();
});

test("a signed-in person who follows a sign-in link continues to its target", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  await page.goto(`/sign-in?next=${encodeURIComponent(`/ws/${workspace.slug}/roles`)}`);
  await expect(page).toHaveURL(`/ws/${workspace.slug}/roles`);
  owner.expects(404);
  await page.goto("/ws/nothing-of-this-name");
  await expect(page).toHaveTitle("Page not found · Bailiwick");
  await expect(page.getByRole("link", { name: "Go to my workspace" })).toBeVisible();
  const newcomer = await people.signUp("Newcomer");
  newcomer.expects(404);
  await newcomer.page.goto(`/ws/${workspace.slug}`);
  await expect(newcomer.page.getByRole("link", { name: "Go to the start page" })).toBeVisible();
});

test("before the script runs, the page shows a skeleton in the reader's color scheme", async ({ people }) => {
  const { page, expects } = await people.visitor();
  expects(noAnswer);
  await page.route("**/*.js", (route) =>
    route.request().url().endsWith("/color-scheme.js") ? route.continue() : route.abort(),
  );
  for (const [colorScheme, background] of [
    ["light", "rgb(255, 255, 255)"],
    ["dark", "rgb(20, 21, 23)"],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto("/sign-in", { waitUntil: "commit" });
    await expect(page.locator(".first-look")).toHaveCSS("background-color", background);
    await expect(page.locator(".first-look main > div").first()).toBeVisible();
  }
});
