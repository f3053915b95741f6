import { expectAccessible } from "./support/accessible.ts";
import { expect, test } from "./support/test.ts";

test("a visitor without a session is asked to sign in, and comes back to where they wanted to go", async ({
  people,
}) => {
  const { page } = await people.visitor();
  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expectAccessible(page);
});

test("[V29] somebody new is sent to create their first workspace", async ({ people }) => {
  const { page } = await people.signUp("Owner");
  await page.goto("/");
  await expect(page).toHaveURL("/workspaces/new");
  await expectAccessible(page);
});
