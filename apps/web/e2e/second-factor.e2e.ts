import { expectAccessible } from "./support/accessible.ts";
import { codeOf, forgetCodes } from "./support/authenticator.ts";
import { password } from "./support/people.ts";
import { createFlatWorkspace } from "./support/places.ts";
import { announcement, goTo } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[C11] a member without a second factor is led through setting one up, and on to where they were going", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(owner);
  await owner.api.members.add.mutate({ workspace: workspace.id, email: member.email, role: "member" });

  // Who has none can't require one.
  owner.expects(409);
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}`);
  await goTo(page, "Security");
  await page.getByRole("checkbox", { name: "Require a second factor" }).check();
  await page.getByRole("button", { name: "Review change…" }).click();
  const review = page.getByRole("dialog", { name: "Change the security policy" });
  await expect(review).toContainText("you have no second factor yourself");
  await page.keyboard.press("Escape");

  await page.goto("/account");
  const section = page.getByRole("region", { name: "Second factor" });
  await section.getByRole("link", { name: "Set up authenticator app" }).click();
  await page.getByRole("textbox", { name: "Current password" }).fill(password);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  await expectAccessible(page);
  const secret = (await page.getByText(/^[A-Z2-7]{32}$/).textContent()) ?? "";
  const code = page.getByRole("textbox", { name: "Code" });
  await code.fill("000000");
  owner.expects(400);
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(code).toHaveAccessibleDescription(/This code is wrong/);
  await code.fill(await codeOf(secret));
  await page.getByRole("button", { name: "Turn on" }).click();
  const codes = page.getByRole("list", { name: "Your recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  await expectAccessible(page);
  const [recovery = ""] = await codes.allTextContents();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(section).toContainText("10");

  await page.goto(`/ws/${workspace.address}/security`);
  await page.getByRole("checkbox", { name: "Require a second factor" }).check();
  await page.getByRole("button", { name: "Review change…" }).click();
  await expect(review).toContainText("Member (no second factor)");
  await review.getByRole("button", { name: "Change policy" }).click();
  await expect(announcement(page, "Security policy changed.")).toBeVisible();

  member.expects(403);
  await member.page.goto(`/ws/${workspace.address}/members`);
  await expect(member.page.getByText("You need a second factor to continue here.")).toBeVisible();
  await expectAccessible(member.page);
  await member.page.getByRole("link", { name: "Set up a second factor" }).click();
  await member.page.getByRole("textbox", { name: "Current password" }).fill(password);
  await member.page.getByRole("button", { name: "Continue" }).click();
  const theirs = (await member.page.getByText(/^[A-Z2-7]{32}$/).textContent()) ?? "";
  await member.page.getByRole("textbox", { name: "Code" }).fill(await codeOf(theirs));
  await member.page.getByRole("button", { name: "Turn on" }).click();
  await member.page.getByRole("button", { name: "Continue" }).click();
  await expect(member.page).toHaveURL(`/ws/${workspace.address}/members`);
  await expect(member.page.getByRole("heading", { name: "Members", exact: true })).toBeVisible();

  // Signing in takes the code now, or a recovery code.
  const elsewhere = await people.visitor();
  const signIn = async () => {
    await elsewhere.page.goto("/sign-in");
    await elsewhere.page.getByRole("textbox", { name: "Email address" }).fill(owner.email);
    await elsewhere.page.getByRole("textbox", { name: "Password" }).fill(password);
    await elsewhere.page.getByRole("button", { name: "Sign in" }).click();
  };
  await signIn();
  await expect(elsewhere.page.getByRole("heading", { name: "Enter your code" })).toBeVisible();
  await expectAccessible(elsewhere.page);
  await forgetCodes(owner.email);
  await elsewhere.page.getByRole("textbox", { name: "Code" }).fill(await codeOf(secret));
  await elsewhere.page.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere.page).toHaveURL(`/ws/${workspace.address}`);
  await elsewhere.context.clearCookies();
  await signIn();
  await elsewhere.page.getByRole("button", { name: "Use a recovery code" }).click();
  await elsewhere.page.getByRole("textbox", { name: "Recovery code" }).fill(recovery);
  await elsewhere.page.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere.page).toHaveURL(`/ws/${workspace.address}`);
});
