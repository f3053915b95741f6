import { gzipSync } from "node:zlib";
import type { Page, Response } from "@playwright/test";
import { change } from "./support/operator.ts";
import { createFlatWorkspace, createOrganization, createWorkspace, type Place } from "./support/places.ts";
import { openSwitcher } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

// Pages at the size of a large tenant: what is not on the screen costs nothing.

/** Beyond this, a page gets slow on an ordinary machine. */
const mostNodes = 2_500;

async function nodesOf(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelectorAll("*").length);
}

/** Adds this many people in one statement, named person00001 and so on. */
async function seatMany({ id }: Place, count: number): Promise<void> {
  await change(
    `INSERT INTO member (org_id, workspace_id, user_id, role, name, email)
     SELECT w.org_id, w.id, gen_random_uuid(), 'member', 'person' || lpad(i::text, 5, '0'), 'person' || i || '@crowd.example'
     FROM workspace w, generate_series(1, $2::int) i WHERE w.id = $1`,
    [id, count],
  );
}

/** The maximum that a browser loads before a page's own JavaScript, gzipped, in bytes. */
const maxFirstLoad = 150_000;

test("what a browser loads before a page's own JavaScript stays under 150 kB", async ({ browser }) => {
  const page = await browser.newPage();
  const scripts: { readonly name: string; readonly response: Response }[] = [];
  page.on("response", (response) => {
    const name = /\/assets\/(.+\.js)$/.exec(new URL(response.url()).pathname)?.[1];
    if (name !== undefined) scripts.push({ name, response });
  });
  await page.goto(`${process.env.E2E_URL}/sign-in`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // What the page's HTML references, and the texts of its language that every page starts with. Everything else belongs
  // to a page.
  const html = await (await page.request.get(page.url())).text();
  const first = scripts.filter(({ name }) => html.includes(`/assets/${name}"`) || name.startsWith("frame-"));
  expect(first.map(({ name }) => name.replace(/-.*/, "")).sort()).toEqual(
    expect.arrayContaining(["app", "frame", "index"]),
  );
  expect(first.length).toBeLessThan(scripts.length);
  const sizes = await Promise.all(first.map(async ({ response }) => gzipSync(await response.body()).length));
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(maxFirstLoad);
  await page.close();
});

test("a list of 10,000 members renders only what is on the screen, and finds anyone", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  await seatMany(workspace, 10_000);
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/members`);
  await expect(page.getByText("50 of more than 1,000")).toBeVisible();
  expect(await nodesOf(page)).toBeLessThan(mostNodes);
  for (const shown of [100, 150, 200, 250]) {
    // By its key: the rows above settle their heights meanwhile, and a pointer could miss it.
    await page.getByRole("button", { name: "Show more" }).press("Enter");
    await expect(page.getByText(`${shown} of more than 1,000`)).toBeVisible();
  }
  expect(await nodesOf(page)).toBeLessThan(mostNodes);
  const table = page.getByRole("table", { name: "Members" });
  await expect(table).toHaveAttribute("aria-rowcount", "251");
  // The owner is first by name, so this is the last of the 250.
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(table.getByText("person00249", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Actions for person00249" }).click();
  await expect(page.getByRole("menuitem", { name: "Remove…" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.evaluate(() => scrollTo(0, 0));
  await expect(table.getByText(owner.email)).toBeVisible();
  await expect(table.getByText("person00249", { exact: true })).toBeHidden();
  await page.getByRole("searchbox").fill("person09999");
  await expect(table.getByRole("row")).toHaveCount(2);

  await page.goto(`/ws/${workspace.address}/audit`);
  await page.getByRole("combobox", { name: "Person" }).fill("person07777");
  await page.getByRole("option", { name: "person07777" }).click();
  await expect(page.getByRole("heading", { name: "No matching entries" })).toBeVisible();
  await page.getByRole("combobox", { name: "Person" }).fill("no such name");
  await expect(page.getByText("No people found")).toBeVisible();
});

test("the switcher offers the recent workspaces and the first fifty, and says how many more there are", async ({
  people,
}) => {
  const admin = await people.signUp("Tenant admin");
  const organization = await createOrganization(admin);
  const opened = await createWorkspace(admin, organization, "Zoo");
  await change(
    `INSERT INTO workspace (org_id, id, slug, name)
     SELECT $1, gen_random_uuid(), 'many-' || i, 'Many ' || lpad(i::text, 3, '0') FROM generate_series(1, 298) i`,
    [organization.id],
  );
  const { page } = admin;
  await page.goto(`/ws/${opened.address}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(opened.name);
  const list = await openSwitcher(page);
  await expect(list.getByRole("option")).toHaveCount(51);
  await expect(list.getByRole("option").first()).toHaveText(/Zoo$/);
  await expect(page.getByText("250 more. Search to find them.")).toBeVisible();
  await page.getByRole("textbox", { name: "Find a workspace" }).fill("many 298");
  await expect(list.getByRole("option")).toHaveText([/Many 298$/]);
  await page.keyboard.press("Escape");

  await page.goto("/workspaces");
  await expect(page.getByText("300 in all")).toBeVisible();
  expect(await nodesOf(page)).toBeLessThan(mostNodes);
});
