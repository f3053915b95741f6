import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { type Person, password } from "./support/people.ts";
import { createFlatWorkspace } from "./support/places.ts";
import { announcement } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

/** Gives a browser a device with passkeys, whose person always shows themselves. */
async function giveDevice(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send("WebAuthn.enable");
  await browser.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function addFirst({ page }: Person): Promise<void> {
  await page.goto("/account");
  const section = page.getByRole("region", { name: "Passkeys" });
  await section.getByRole("button", { name: "Add passkey…" }).click();
  const dialog = page.getByRole("dialog", { name: "Add passkey" });
  await dialog.getByRole("textbox", { name: "Current password" }).fill(password);
  await dialog.getByRole("textbox", { name: "Name" }).fill("My laptop");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add passkey" }).click();
}

test("a passkey is added, signs in alone and after a password, and is removed", async ({ people }) => {
  const person = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(person);
  const { page } = person;
  await giveDevice(page);
  await addFirst(person);
  const codes = page.getByRole("dialog", { name: "Your recovery codes" });
  await expect(codes.getByRole("listitem")).toHaveCount(10);
  await page.keyboard.press("Escape");
  const passkeys = page.getByRole("table", { name: "Passkeys" });
  await expect(passkeys.getByRole("row", { name: /My laptop/ })).toContainText("Not yet");
  await expectAccessible(page);

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(`/ws/${workspace.address}`);

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "Email address" }).fill(person.email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("textbox", { name: "Recovery code" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(`/ws/${workspace.address}`);

  await page.goto("/account");
  await page.getByRole("button", { name: "Remove passkey “My laptop”…" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove passkey “My laptop”" });
  await dialog.getByRole("textbox", { name: "Current password" }).fill(password);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(announcement(page, "Passkey “My laptop” removed.")).toBeVisible();
  await expect(page.getByText("You have no passkey.")).toBeVisible();
});

test("a device that does not answer leaves everything as it was, and says so", async ({ people }) => {
  const person = await people.signUp("Owner");
  const { page } = person;
  // The device's person declines.
  await page.addInitScript(() => {
    const decline = () => Promise.reject(new DOMException("Declined.", "NotAllowedError"));
    Object.assign(navigator.credentials, { create: decline, get: decline });
  });
  await addFirst(person);
  await expect(page.getByRole("alert")).toHaveText("No passkey was used. Try again, or go on without one.");
  await page.keyboard.press("Escape");
  await expect(page.getByText("You have no passkey.")).toBeVisible();
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("alert")).toHaveText("No passkey was used. Try again, or go on without one.");
});

test("[C11] a member without a second factor sets up a passkey, and goes on to where they were going", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(owner);
  await owner.api.members.add.mutate({ workspace: workspace.id, email: member.email, role: "member" });
  await giveDevice(owner.page);
  await addFirst(owner);
  await expect(owner.page.getByRole("dialog", { name: "Your recovery codes" })).toBeVisible();
  await owner.page.goto(`/ws/${workspace.address}/security`);
  await owner.page.getByRole("checkbox", { name: "Require a second factor" }).check();
  await owner.page.getByRole("button", { name: "Review change…" }).click();
  await owner.page.getByRole("button", { name: "Change policy" }).click();
  await expect(announcement(owner.page, "Security policy changed.")).toBeVisible();

  const { page } = member;
  await giveDevice(page);
  member.expects(403);
  await page.goto(`/ws/${workspace.address}/members`);
  await page.getByRole("link", { name: "Set up a second factor" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add passkey…" }).click();
  const dialog = page.getByRole("dialog", { name: "Add passkey" });
  await dialog.getByRole("textbox", { name: "Current password" }).fill(password);
  await dialog.getByRole("button", { name: "Add passkey" }).click();
  await expect(page.getByRole("dialog", { name: "Your recovery codes" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(`/ws/${workspace.address}/members`);
  await expect(page.getByRole("heading", { name: "Members", exact: true })).toBeVisible();
});
