import { expectAccessible } from "./support/accessible.ts";
import { createFlatWorkspace } from "./support/places.ts";
import { announcement, goTo } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("a security policy is reviewed, goes on trial, is confirmed, and never locks its author out", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  // The change that would lock its author out.
  owner.expects(409);
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}`);
  await goTo(page, "Security");
  await expect(page.getByText("No one has set a security policy here.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("textbox", { name: "Allowed networks" }).fill("203.0.113.0/24 Berlin office");
  await page.getByRole("button", { name: "Review change…" }).click();
  const review = page.getByRole("dialog", { name: "Change the security policy" });
  await expect(review.getByRole("button", { name: "Change policy" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.getByRole("textbox", { name: "Allowed networks" }).fill("");
  await page.getByRole("textbox", { name: "Idle timeout in minutes" }).fill("30");
  await page.getByRole("button", { name: "Review change…" }).click();
  await expect(review).toContainText("No one who is signed in loses access right now.");
  await review.getByRole("button", { name: "Change policy" }).click();
  await expect(announcement(page, "Security policy changed.")).toBeVisible();
  await expect(page.getByText("This policy is on trial")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(announcement(page, "Security policy confirmed.")).toBeVisible();
  await expect(page.getByText("This policy is on trial")).toBeHidden();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Idle timeout in minutes" })).toHaveValue("30");
});
