import { expect, test } from "./support/test.ts";

test("the reference of the API shows every noun and tries an operation out, from this host alone", async ({
  people,
}) => {
  const { page } = await people.signUp("Reader");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      document.documentElement.dataset.violation = `${violatedDirective} ${blockedURI}`;
    });
  });
  await page.goto("/api/reference");
  await expect(page.getByRole("heading", { name: /Bailiwick/ }).first()).toBeVisible();
  const row = page.getByRole("button", { name: "GET /api/v1/session/me Me" });
  const me = page.locator(".opblock").filter({ has: row });
  await page.getByRole("link", { name: "session", exact: true }).click();
  await expect(me).toBeVisible();
  await row.click();
  await me.getByRole("button", { name: "Try it out" }).click();
  await me.getByRole("button", { name: "Execute" }).click();
  await expect(me.locator(".live-responses-table")).toContainText("Reader");
  const { origin } = new URL(page.url());
  expect(asked.filter((url) => !url.startsWith(origin) && !url.startsWith("data:"))).toEqual([]);
  await expect(page.locator("html[data-violation]")).toHaveCount(0);
});
