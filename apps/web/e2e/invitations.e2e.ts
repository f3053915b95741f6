import { expectAccessible } from "./support/accessible.ts";
import { invitation, invite, verify } from "./support/invitations.ts";
import { mailedLink } from "./support/mail.ts";
import { letExpire } from "./support/operator.ts";
import { unique } from "./support/people.ts";
import { addMember, createFlatWorkspace } from "./support/places.ts";
import { announcement, openActions } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("a resent invitation has a new link and a new week; the old link and a revoked one explain why they no longer work", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const platform = await people.platformAdmin();
  const invited = await people.signUp("Invited");
  const workspace = await createFlatWorkspace(owner);
  await verify(invited, platform);
  const { link } = await invite(owner, platform, workspace, invited.email);
  await letExpire(invited.email);
  const { page } = owner;

  await invited.page.goto(link);
  await expect(invited.page.getByRole("heading", { level: 1 })).toHaveText("This invitation has expired");
  await expect(invited.page.getByText("Ask Owner to resend it.")).toBeVisible();
  await expectAccessible(invited.page);

  await page.goto(`/ws/${workspace.address}/members/invitations`);
  await expect(invitation(page, invited.email)).toContainText("Expired");
  const actions = await openActions(page, invited.email);
  await actions.getByRole("menuitem", { name: "Resend" }).click();
  await expect(announcement(page, `We sent a new link to ${invited.email}.`)).toBeVisible();
  await expect(invitation(page, invited.email)).toContainText("Pending");

  invited.expects(404);
  await invited.page.goto(link);
  await expect(invited.page.getByRole("heading", { level: 1 })).toHaveText("Invitation not found");
  await expectAccessible(invited.page);
  const fresh = await mailedLink(platform, invited.email, "Invitation to");
  expect(fresh).not.toBe(link);
  await invited.page.goto(fresh);
  await expect(invited.page.getByRole("heading", { level: 1 })).toHaveText(`Join ${workspace.name}`);

  const again = await openActions(page, invited.email);
  await again.getByRole("menuitem", { name: "Revoke…" }).click();
  const dialog = page.getByRole("dialog", { name: `Revoke invitation for ${invited.email}` });
  await expect(dialog.getByRole("listitem")).toHaveText([
    "The link in the email stops working immediately.",
    "Its seat becomes free.",
    "You can invite this address again at any time.",
  ]);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Revoke invitation" }).click();
  await expect(announcement(page, `Invitation for ${invited.email} revoked.`)).toBeVisible();
  await expect(invitation(page, invited.email)).toContainText("Revoked");
  await invited.page.reload();
  await expect(invited.page.getByRole("heading", { level: 1 })).toHaveText("This invitation was revoked");
  await expectAccessible(invited.page);

  // Finished invitations can't be changed, and say why.
  const settled = await openActions(page, invited.email);
  await expect(settled.getByRole("menuitem", { name: "Resend" })).toContainText(
    "This invitation was revoked.",
  );
  await expect(settled.getByRole("menuitem", { name: "Revoke…" })).toBeDisabled();
});

test("[V14][V28] pending invitations hold seats: the list says how many are left, and the last one fills up the workspace", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const platform = await people.platformAdmin();
  const invited = await people.signUp("Invited");
  const workspace = await createFlatWorkspace(owner);
  await verify(invited, platform);
  const { link } = await invite(owner, platform, workspace, invited.email);
  const { page } = owner;

  await page.goto(`/ws/${workspace.address}/members/invitations`);
  await expect(page.getByText("2 of 5 seats used.")).toBeVisible();
  const others = [1, 2, 3].map((count) => `guest-${count}-${unique()}@partner.example`);
  for (const email of others.slice(0, 2)) await invite(owner, platform, workspace, email);
  // Changes made elsewhere appear by themselves.
  await expect(page.getByRole("alert").filter({ hasText: "1 seat left" })).toContainText(
    "1 member and 3 pending invitations use 4 of 5 seats.",
  );
  await expectAccessible(page);
  await invite(owner, platform, workspace, others[2] ?? "");
  await expect(page.getByRole("alert").filter({ hasText: "All seats are used" })).toBeVisible();
  const add = page.getByRole("button", { name: "Add member", exact: true });
  await expect(add).toBeDisabled();
  await expect(add).toHaveAccessibleDescription("5 members limit reached");
  await expectAccessible(page);
  await page.getByRole("link", { name: "View plans" }).click();
  await expect(page).toHaveURL(`/ws/${workspace.address}/settings/plan`);

  // A reserved seat can still be taken.
  await invited.page.goto(link);
  await invited.page.getByRole("button", { name: "Accept invitation" }).click();
  await expect(invited.page).toHaveURL(`/ws/${workspace.address}`);
});

test("[V52] a person who can't invite sees why and who could help, and the API refuses them too", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const admin = await people.signUp("Admin");
  const viewer = await people.signUp("Viewer");
  const platform = await people.platformAdmin();
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, admin, "admin");
  await addMember(owner, workspace, viewer, "viewer");
  const email = `guest-${unique()}@partner.example`;
  const made = await invite(owner, platform, workspace, email, "owner");

  const { page, api } = viewer;
  await page.goto(`/ws/${workspace.address}/members/invitations`);
  await expect(page.getByRole("heading", { name: "You can't see this" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(
    "You need the Owner or Admin role to see who is invited.",
  );
  await expectAccessible(page);
  const refused = { data: { code: "FORBIDDEN", reason: "missing_permission" } };
  const one = { workspace: workspace.id, invitation: made.id };
  await expect(api.invitations.list.query({ workspace: workspace.id })).rejects.toMatchObject(refused);
  await expect(
    api.invitations.create.mutate({ workspace: workspace.id, email: viewer.email, role: "viewer" }),
  ).rejects.toMatchObject(refused);
  await expect(api.invitations.resend.mutate(one)).rejects.toMatchObject(refused);
  await expect(api.invitations.revoke.mutate(one)).rejects.toMatchObject(refused);

  // An admin sees it, and can't change an invitation that gives more than they have.
  await admin.page.goto(`/ws/${workspace.address}/members/invitations`);
  const actions = await openActions(admin.page, email);
  const resend = actions.getByRole("menuitem", { name: "Resend" });
  await expect(resend).toBeDisabled();
  await expect(resend).toContainText("You need the Owner role to make a member an owner.");
  await expect(admin.api.invitations.resend.mutate(one)).rejects.toMatchObject(refused);
});
