import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { invitation, invite, verify } from "./support/invitations.ts";
import { mailedLink } from "./support/mail.ts";
import { password, unique } from "./support/people.ts";
import { createFlatWorkspace, createOrganization } from "./support/places.ts";
import { announcement, openTab } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

/** Signs up on the current page. */
async function signUpHere(page: Page, name: string): Promise<void> {
  await page.getByRole("textbox", { name: "Your name" }).fill(name);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
}

test("[V52] a person without an account is invited, signs up through the link, accepts and has access", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const platform = await people.platformAdmin();
  const workspace = await createFlatWorkspace(owner);
  const email = `newcomer-${unique()}@partner.example`;
  const { page } = owner;

  await test.step("the owner types an unknown address, and can invite it", async () => {
    owner.expects(404);
    await page.goto(`/ws/${workspace.address}/members`);
    await page.getByRole("button", { name: "Add member", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Add member" });
    await dialog.getByRole("combobox", { name: "Person" }).fill(email);
    await dialog.getByRole("radio", { name: "Member" }).check();
    await dialog.getByRole("button", { name: "Add to workspace" }).click();
    await expect(dialog.getByRole("status")).toContainText(`Invite ${email} as Member?`);
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Send invitation" }).click();
    await expect(announcement(page, `Invited ${email}.`)).toBeVisible();
    await openTab(page, "Invitations");
    await expect(invitation(page, email)).toContainText("Pending");
    await expect(invitation(page, email)).toContainText("Invited by Owner");
    await expectAccessible(page);
  });

  await test.step("the invited person opens the link, signs up and returns", async () => {
    const newcomer = await people.visitor();
    const link = await mailedLink(platform, email, "Invitation to");
    await newcomer.page.goto(link);
    await expect(newcomer.page.getByRole("heading", { level: 1 })).toHaveText(`Join ${workspace.name}`);
    await expect(newcomer.page.getByText("Owner invited you to join as Member.")).toBeVisible();
    await expectAccessible(newcomer.page);
    await newcomer.page.getByRole("link", { name: "Create an account" }).click();
    // The address is the invited one, and can't be changed.
    const address = newcomer.page.getByRole("textbox", { name: "Email address" });
    await expect(address).toHaveValue(email);
    await expect(address).not.toBeEditable();
    await expectAccessible(newcomer.page);
    await signUpHere(newcomer.page, "Newcomer");
    await expect(newcomer.page.getByRole("heading", { level: 1 })).toHaveText(`Join ${workspace.name}`);
    await expect(newcomer.page.getByText("Owner invited you to join as Member.")).toBeVisible();
    await expectAccessible(newcomer.page);
    await newcomer.page.getByRole("button", { name: "Accept invitation" }).click();
    await expect(newcomer.page).toHaveURL(`/ws/${workspace.address}`);
    await expect(newcomer.page.getByRole("heading", { level: 1 })).toHaveText(workspace.name);
    await expect(newcomer.page.getByText("Confirm your email address")).toBeHidden();

    // The link is used; members see that they already are.
    await newcomer.page.goto(link);
    await expect(newcomer.page.getByRole("heading", { level: 1 })).toHaveText(
      `You're already a member of ${workspace.name}`,
    );
    await expectAccessible(newcomer.page);
    await newcomer.page.getByRole("link", { name: "Open it" }).click();
    await expect(newcomer.page).toHaveURL(`/ws/${workspace.address}`);
  });

  await page.reload();
  await expect(invitation(page, email)).toContainText("Accepted");
  await openTab(page, "People");
  await expect(page.getByRole("combobox", { name: "Role of Newcomer" })).toHaveValue("Member");
});

test("a person without an account declines with only the link, and the inviters see it", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const platform = await people.platformAdmin();
  const workspace = await createFlatWorkspace(owner);
  const email = `newcomer-${unique()}@partner.example`;
  const { link } = await invite(owner, platform, workspace, email);
  await owner.page.goto(`/ws/${workspace.address}/members/invitations`);
  await expect(invitation(owner.page, email)).toContainText("Pending");

  const { page } = await people.visitor();
  await page.goto(link);
  await page.getByRole("button", { name: "Decline invitation" }).click();
  const dialog = page.getByRole("dialog", { name: `Decline the invitation to ${workspace.name}` });
  await expect(dialog.getByRole("listitem")).toHaveText([
    "The link in the email stops working immediately.",
    "Owner and the others who invite people there can see that you declined.",
    "You can be invited again at any time.",
  ]);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Decline invitation" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This invitation was declined");
  await expect(page.getByText("If you changed your mind, ask Owner for a new one.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This invitation was declined");
  await expectAccessible(page);

  // Changes made elsewhere appear by themselves.
  await expect(invitation(owner.page, email)).toContainText("Declined");
  await expect(owner.page.getByText("1 of 5 seats used.")).toBeVisible();
  await owner.page.goto(`/ws/${workspace.address}/audit`);
  await expect(
    owner.page.getByRole("row", { name: `${email} declined the invitation as Viewer.` }),
  ).toBeVisible();
});

test("an invitation is for its address alone: someone else is told, signs out and comes back", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const platform = await people.platformAdmin();
  const stranger = await people.signUp("Stranger");
  const invited = await people.signUp("Invited");
  const workspace = await createFlatWorkspace(owner);
  await verify(invited, platform);
  const { link } = await invite(owner, platform, workspace, invited.email);

  const { page } = stranger;
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This invitation is for another address");
  await expect(page.getByText(`It was sent to ${invited.email}.`)).toContainText(stranger.email);
  await expectAccessible(page);
  const token = new URL(link).searchParams.get("token") ?? "";
  await expect(stranger.api.invitations.accept.mutate({ token })).rejects.toMatchObject({
    data: { code: "FORBIDDEN", reason: "other_address" },
  });
  await page.getByRole("button", { name: "Use the invited address" }).click();
  await page.getByRole("link", { name: "I have an account" }).click();
  await page.getByRole("textbox", { name: "Email address" }).fill(invited.email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Accept invitation" }).click();
  await expect(page).toHaveURL(`/ws/${workspace.address}`);
});

test("a person invited to one workspace of an organization joins it, and sees no other", async ({
  people,
}) => {
  const tenantAdmin = await people.signUp("Tenant admin");
  const platform = await people.platformAdmin();
  const invited = await people.signUp("Invited");
  const organization = await createOrganization(tenantAdmin);
  await verify(invited, platform);
  const { page } = tenantAdmin;

  await page.goto(`/ws/${organization.first.address}/members?add=true`);
  const dialog = page.getByRole("dialog", { name: "Add member" });
  const field = dialog.getByRole("combobox", { name: "Person" });
  await field.fill("no such name");
  await expect(field).toHaveAccessibleDescription(
    /To invite someone new, enter their complete email address\./,
  );
  await dialog.getByRole("button", { name: "Cancel" }).click();

  const link = await tenantAdmin.api.invitations.create
    .mutate({ workspace: organization.first.id, email: invited.email, role: "workspace_viewer" })
    .then(() => mailedLink(platform, invited.email, "Invitation to"));
  await invited.page.goto(link);
  await expect(invited.page.getByRole("heading", { level: 1 })).toHaveText(
    `Join ${organization.first.name} in ${organization.name}`,
  );
  await expectAccessible(invited.page);
  await invited.page.getByRole("button", { name: "Accept invitation" }).click();
  await expect(invited.page).toHaveURL(`/ws/${organization.first.address}`);
});

test("an incomplete link says so", async ({ people }) => {
  const { page } = await people.visitor();
  await page.goto("/invitation");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link is incomplete");
  await expectAccessible(page);
});
