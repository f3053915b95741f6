import type { Page } from "@playwright/test";
import { addMember, createFlatWorkspace, createOrganization } from "./support/places.ts";
import { announcement, openSwitcher } from "./support/shell.ts";
import { makeTeam } from "./support/teams.ts";
import { expect, test } from "./support/test.ts";

const arabic = { workspace: "شركة النور 12", person: "ليلى حسن", team: "فريق البحث" };

/** Right-to-left text on the page that is not isolated in its own direction. */
async function loose(page: Page): Promise<string[]> {
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const around = node.parentElement;
      if (!/\p{Script=Arabic}/u.test(node.textContent ?? "") || around === null) continue;
      if (
        around.closest("bdi, [dir=auto]") === null &&
        around.closest("[aria-hidden=true], script, style") === null
      ) {
        found.push(`${around.tagName}.${around.className}: ${node.textContent}`);
      }
    }
    return found;
  });
}

test("right-to-left names keep their own direction everywhere", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const colleague = await people.signUp(arabic.person);
  const workspace = await createFlatWorkspace(owner, arabic.workspace);
  await addMember(owner, workspace, colleague, "viewer");
  await makeTeam(owner, workspace, arabic.team, [colleague]);
  const organization = await createOrganization(owner, arabic.workspace);
  const { page } = owner;
  const at = `/ws/${workspace.slug}`;
  const within = `/o/${organization.slug}`;
  for (const path of [
    at,
    ...["members", "teams", "audit", "roles", "settings", "settings/plan", "settings/danger"].map(
      (part) => `${at}/${part}`,
    ),
    within,
    ...["people", "teams", "audit", "settings", "plan"].map((part) => `${within}/${part}`),
    "/workspaces",
    `/workspaces/${workspace.id}`,
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect.soft(await loose(page), path).toEqual([]);
  }

  await page.goto(`${at}/members`);
  await page.getByRole("button", { name: `Actions for ${arabic.person}`, exact: true }).click();
  await page.getByRole("menuitem", { name: "Remove…" }).click();
  await expect(page.getByRole("region", { name: "What this changes" })).toContainText(arabic.person);
  expect.soft(await loose(page), "a dialog").toEqual([]);
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(announcement(page, arabic.person)).toBeVisible();
  expect.soft(await loose(page), "a toast").toEqual([]);
  await openSwitcher(page);
  await expect(page.getByRole("option").first()).toBeVisible();
  expect.soft(await loose(page), "the switcher").toEqual([]);
});

test("a sentence with two such names reads in the sentence's order", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const colleague = await people.signUp(arabic.person);
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, colleague, "viewer");
  await makeTeam(owner, workspace, arabic.team, [colleague]);
  const { page } = owner;
  await page.goto(`/ws/${workspace.slug}/audit`);
  const names = page
    .getByRole("table")
    .getByRole("row")
    .filter({ hasText: arabic.team })
    .first()
    .locator("bdi");
  await expect(names.nth(1)).toBeVisible();
  const places = await names.evaluateAll((all) =>
    all.map((name) => {
      // Line by line; a name of two words can wrap.
      const { top = 0, left = 0 } = name.getClientRects()[0] ?? {};
      return Math.round(top) * 10_000 + left;
    }),
  );
  expect(places).toEqual([...places].sort((a, b) => a - b));
});
