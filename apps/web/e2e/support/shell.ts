import { expect, type Locator, type Page } from "@playwright/test";

/** Opens the sidebar on a narrow screen; on a wide one it is always visible. */
export async function openMenu(page: Page): Promise<void> {
  const narrow = (page.viewportSize()?.width ?? 0) < 768;
  if (narrow) await page.getByRole("button", { name: "Open menu" }).click();
}

/** Follows a link in the sidebar. */
export async function goTo(page: Page, link: string): Promise<void> {
  await openMenu(page);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: link, exact: true }).click();
}

/** Opens a page by its tab. */
export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole("main").getByRole("navigation").getByRole("link", { name, exact: true }).click();
}

/** Until a menu of the sidebar is loaded, its button only shows the person or the place. */
async function pressMenuButton(button: Locator): Promise<void> {
  await expect(button).toHaveAttribute("aria-haspopup");
  await button.click();
}

/** Opens the switcher (M39); returns its list of workspaces. */
export async function openSwitcher(page: Page): Promise<Locator> {
  await openMenu(page);
  await pressMenuButton(page.getByRole("button", { name: "Switch workspace:" }));
  return page.getByRole("listbox", { name: "Switch workspace" });
}

/** Switches to the workspace with this name. */
export async function switchTo(page: Page, name: string): Promise<void> {
  const list = await openSwitcher(page);
  await list.getByRole("option", { name }).click();
}

/** The sidebar button with the name of the current place. */
export function switcher(page: Page): Locator {
  // On a narrow screen it is off-screen, so it is found in any state.
  return page.getByRole("button", { name: "Switch workspace:", includeHidden: true });
}

/** Opens the account menu. */
export async function openAccountMenu(page: Page): Promise<Locator> {
  await openMenu(page);
  await pressMenuButton(page.getByRole("button", { name: "Account menu:" }));
  return page.getByRole("menu", { name: "Account menu:" });
}

/** Opens the actions of the row with this name, as menu items. */
export async function openActions(page: Page, name: string): Promise<Locator> {
  await page.getByRole("button", { name: `Actions for ${name}`, exact: true }).click();
  return page.getByRole("menu", { name: `Actions for ${name}` });
}

/** The announcement of a success or a refusal. */
export function announcement(page: Page, text: string): Locator {
  return page.getByRole("alert").filter({ hasText: text });
}

/** Chooses an option in a field with a dropdown. */
export async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.getByRole("combobox", { name: field, exact: true }).click();
  await page.getByRole("option", { name: option }).click();
}
