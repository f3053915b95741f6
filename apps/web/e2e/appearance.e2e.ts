import { expectAccessible } from "./support/accessible.ts";
import { createFlatWorkspace } from "./support/places.ts";
import { openAccountMenu } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("the chosen appearance applies before the console's own code runs", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  const html = page.locator("html");
  await page.goto(`/ws/${workspace.address}`);
  await expect(html).toHaveAttribute("data-mantine-color-scheme", "light");
  const menu = await openAccountMenu(page);
  await menu.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(html).toHaveAttribute("data-mantine-color-scheme", "dark");

  // Set before any of the console's own code, none of which runs here.
  const code = "**/assets/*.js";
  await page.route(code, (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  await page.reload();
  await expect(html).toHaveAttribute("data-mantine-color-scheme", "dark");
});

test("without a choice the console follows the system", async ({ people }) => {
  const { page } = await people.visitor();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/sign-in");
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await page.emulateMedia({ colorScheme: "light" });
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "light");
});

test("the dark appearance persists across pages and reloads, and every page is readable in it", async ({
  people,
}) => {
  test.slow();
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}`);
  const menu = await openAccountMenu(page);
  await menu.getByRole("menuitemradio", { name: "Dark" }).click();
  for (const path of [
    "",
    "/members",
    "/audit",
    "/roles",
    "/settings",
    "/settings/plan",
    "/settings/danger",
  ]) {
    await page.goto(`/ws/${workspace.address}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
    await expectAccessible(page);
  }
});
