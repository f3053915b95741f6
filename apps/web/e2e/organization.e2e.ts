import { expectAccessible } from "./support/accessible.ts";
import { unique } from "./support/people.ts";
import {
  addMember,
  createForCustomer,
  createOrganization,
  createWorkspace,
  enlist,
  found,
} from "./support/places.ts";
import { announcement, choose, goTo, openActions } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[M13][M63] a tenant admin adds people, assigns roles and removes people; a tenant member sees who can", async ({
  people,
}) => {
  const admin = await people.signUp("Tenant admin");
  const member = await people.signUp("Colleague");
  const organization = await createOrganization(admin);
  const { page } = admin;

  await page.goto(`/o/${organization.slug}`);
  await goTo(page, "People");
  await expect(page).toHaveURL(`/o/${organization.slug}/people`);
  await page.getByRole("button", { name: "Add person" }).click();
  await expect(page).toHaveURL(`/o/${organization.slug}/people?add=true`);
  const dialog = page.getByRole("dialog", { name: `Add a person to ${organization.name}` });
  await dialog.getByRole("textbox", { name: "Email address" }).fill(member.email);
  await expect(dialog.getByRole("radio", { name: "Tenant member" })).toBeChecked();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add to organization" }).click();
  await expect(announcement(page, "Colleague is now in the organization.")).toBeVisible();
  const row = page.getByRole("row", { name: member.email });
  await expect(row).toBeVisible();
  await expectAccessible(page);

  // A person who belongs to it sees it, and not who else does.
  member.expects(403);
  await member.page.goto(`/o/${organization.slug}/people`);
  await expect(
    member.page.getByText("You need the Tenant admin role to see the people of the organization."),
  ).toBeVisible();
  const add = member.page.getByRole("button", { name: "Add person" });
  await expect(add).toBeDisabled();
  await expect(add).toHaveAccessibleDescription(
    "You need the Tenant admin role to add people to the organization.",
  );
  await expectAccessible(member.page);
  await expect(member.api.members.list.query({ organization: organization.id })).rejects.toMatchObject({
    data: { code: "FORBIDDEN", reason: "missing_permission" },
  });

  await test.step("a change of role shows its effect first", async () => {
    await choose(page, "Role of Colleague", "Tenant admin");
    const change = page.getByRole("dialog", { name: "Change Colleague's role" });
    await expect(change).toContainText("From Tenant member to Tenant admin.");
    await expect(change.getByRole("region", { name: "What this changes" })).toContainText("Colleague");
    await expectAccessible(page);
    await change.getByRole("button", { name: "Change role" }).click();
    await expect(announcement(page, "Colleague now has the Tenant admin role.")).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Role of Colleague" })).toHaveValue("Tenant admin");
    await member.page.reload();
    await expect(member.page.getByRole("row", { name: admin.email })).toBeVisible();
  });

  await test.step("the search finds by address, and a removal shows its effect first", async () => {
    await page.getByRole("searchbox", { name: "Search by name or email" }).fill(member.email);
    await expect(page.getByRole("row", { name: admin.email })).toBeHidden();
    const actions = await openActions(page, "Colleague");
    await actions.getByRole("menuitem", { name: "Remove…" }).click();
    const removal = page.getByRole("dialog", { name: `Remove Colleague from ${organization.name}` });
    await expect(removal.getByRole("region", { name: "What this changes" })).toContainText("Colleague loses");
    await expectAccessible(page);
    await removal.getByRole("button", { name: "Remove from organization" }).click();
    await expect(announcement(page, "Colleague is no longer in the organization.")).toBeVisible();
    await expect(page.getByRole("heading", { name: "No people found" })).toBeVisible();
  });
});

test("a person without an account is invited from the same dialog, and appears among the invitations", async ({
  people,
}) => {
  const owner = await people.signUp("Organization owner");
  const { organization } = await found(owner, "ai-tracing", "Models");
  const email = `partner-${unique()}@partner.example`;
  const { page } = owner;
  owner.expects(404);
  await page.goto(`/o/${organization.slug}/people?add=true`);
  const dialog = page.getByRole("dialog", { name: `Add a person to ${organization.name}` });
  await dialog.getByRole("textbox", { name: "Email address" }).fill("no-address");
  await dialog.getByRole("button", { name: "Add to organization" }).click();
  const address = dialog.getByRole("textbox", { name: "Email address" });
  await expect(address).toHaveAccessibleDescription(/Enter a complete email address\./);
  await address.fill(email);
  await expect(dialog).toContainText("They also get a private workspace of their own.");
  await dialog.getByRole("button", { name: "Add to organization" }).click();
  await expect(dialog.getByRole("status")).toContainText(`Invite ${email}?`);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(announcement(page, `Invited ${email}.`)).toBeVisible();
  await page.getByRole("link", { name: "Invitations", exact: true }).click();
  await expect(page).toHaveURL(`/o/${organization.slug}/people/invitations`);
  await expect(page.getByRole("row", { name: email })).toContainText("Pending");
  await expectAccessible(page);
});

test("[P17] the only owner of a workspace can't leave until it is transferred; their private one can be restored", async ({
  people,
}) => {
  const owner = await people.signUp("Organization owner");
  const leaver = await people.signUp("Leaver");
  const heir = await people.signUp("Heir");
  const { organization } = await found(owner, "ai-tracing", "Models", "pro");
  await enlist(owner, organization, leaver, "org_member");
  await enlist(owner, organization, heir, "org_member");
  const shared = await createWorkspace(leaver, organization, "Search assistant");
  const { page } = owner;
  owner.expects(409);

  await page.goto(`/o/${organization.slug}/people`);
  const ask = async () => {
    const actions = await openActions(page, "Leaver");
    await actions.getByRole("menuitem", { name: "Remove…" }).click();
    return page.getByRole("dialog", { name: `Remove Leaver from ${organization.name}` });
  };
  const refused = await ask();
  await expect(refused).toContainText("No one else has the Owner role in Search assistant.");
  await expect(refused).toContainText(
    "Their private workspace is deleted too. It can be restored for 30 days.",
  );
  await expectAccessible(page);
  await refused.getByRole("button", { name: "Cancel" }).click();

  await addMember(leaver, shared, heir, "owner");
  const removal = await ask();
  await expect(removal.getByRole("region", { name: "What this changes" })).toContainText(
    "Leaver loses all access",
  );
  await removal.getByRole("button", { name: "Remove from organization" }).click();
  await expect(announcement(page, "Leaver is no longer in the organization.")).toBeVisible();

  // The organization's owner, who has no access inside, restores it with their role.
  await page.goto(`/o/${organization.slug}`);
  const deleted = page.getByRole("region", { name: "Recently deleted" });
  await expect(deleted).toContainText("Restorable until");
  await expectAccessible(page);
  await deleted.getByRole("button", { name: "Restore My workspace" }).click();
  await expect(announcement(page, "My workspace restored.")).toBeVisible();
  await expect(deleted).toBeHidden();
});

test("[S26][S30][S31][S32] an organization admin manages everything except the admins, whom the platform admin appoints", async ({
  people,
}) => {
  const platform = await people.platformAdmin();
  const admin = await people.signUp("Organization admin");
  const member = await people.signUp("Colleague");
  const { organization, workspace } = await createForCustomer(platform, admin);
  await enlist(admin, organization, member, "org_member");
  const region = await createWorkspace(admin, organization, "Europe");
  await admin.api.workspaces.requestDeletion.mutate({ workspace: region.id, confirmation: region.name });
  const { page } = admin;

  await page.goto(`/o/${organization.slug}/people?add=true`);
  const dialog = page.getByRole("dialog", { name: `Add a person to ${organization.name}` });
  const adminRole = dialog.getByRole("radio", { name: "Organization admin" });
  const appointed = "Only the platform admin can appoint and dismiss this organization's admins.";
  await expect(adminRole).toBeDisabled();
  await expect(adminRole).toHaveAccessibleDescription(appointed);
  await expect(dialog).toContainText("They also get the Viewer role in the workspace Default.");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  const own = page.getByRole("combobox", { name: "Role of Organization admin" });
  await expect(own).toBeDisabled();
  await expect(own).toHaveAccessibleDescription(appointed);
  await expectAccessible(page);

  await page.goto(`/o/${organization.slug}/settings`);
  const name = page.getByRole("region", { name: "Name" });
  await name.getByRole("textbox").fill("Savings bank");
  await name.getByRole("button", { name: "Save" }).click();
  await expect(announcement(page, "Organization renamed to Savings bank.")).toBeVisible();
  await expectAccessible(page);

  // The organization's admin restores what an admin of the workspace deleted.
  await page.goto(`/o/${organization.slug}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Savings bank");
  await page.getByRole("button", { name: "Restore Europe" }).click();
  await expect(announcement(page, "Europe restored.")).toBeVisible();
  await page.getByRole("link", { name: "Europe", exact: true }).click();
  await expect(page).toHaveURL(`/ws/${organization.slug}.${region.slug}`);

  await member.page.goto(`/o/${organization.slug}/settings`);
  const reason = "You need the Organization admin role to edit the organization's name and time zone.";
  const theirs = member.page.getByRole("region", { name: "Name" }).getByRole("textbox");
  await expect(theirs).toBeDisabled();
  await expect(theirs).toHaveAccessibleDescription(reason);
  await expectAccessible(member.page);
  await member.page.goto(`/o/${organization.slug}`);
  await expect(member.page.getByRole("link", { name: "Create workspace" })).toBeDisabled();
  await expect(member.page.getByRole("row", { name: workspace.slug })).toBeVisible();
  await expect(
    member.api.organizations.rename.mutate({ organization: organization.id, name: "Mine" }),
  ).rejects.toMatchObject({ data: { code: "FORBIDDEN", message: reason } });
});

test("a person leaves the organization after seeing what they lose; its last admin can't", async ({
  people,
}) => {
  const admin = await people.signUp("Tenant admin");
  const member = await people.signUp("Colleague");
  const organization = await createOrganization(admin);
  await enlist(admin, organization, member, "tenant_member");
  await addMember(admin, organization.first, member, "workspace_viewer");

  await member.page.goto(`/o/${organization.slug}/settings`);
  await member.page.getByRole("button", { name: "Leave…" }).click();
  const dialog = member.page.getByRole("dialog", { name: `Leave ${organization.name}` });
  await expect(dialog.getByRole("region", { name: "What this changes" })).toContainText(
    "You lose all access",
  );
  await expectAccessible(member.page);
  await dialog.getByRole("button", { name: "Leave organization" }).click();
  await expect(announcement(member.page, `You left ${organization.name}.`)).toBeVisible();
  await expect(member.page).toHaveURL("/workspaces");
  expect(await member.api.workspaces.mine.query({})).toMatchObject({ items: [], total: 0 });
  expect(await member.api.organizations.list.query()).toEqual({ items: [] });

  admin.expects(409);
  await admin.page.goto(`/o/${organization.slug}/settings`);
  await admin.page.getByRole("button", { name: "Leave…" }).click();
  await expect(admin.page.getByRole("dialog")).toContainText(
    "No one else in the organization has the Tenant admin role.",
  );
});

test("[S8][P20] workspaces are created and managed from the organization's settings", async ({ people }) => {
  const platform = await people.platformAdmin();
  const admin = await people.signUp("Organization admin");
  const { organization } = await createForCustomer(platform, admin);
  const { page } = admin;
  await page.goto(`/o/${organization.slug}/settings`);
  const section = page.getByRole("region", { name: "Workspaces" });
  await expect(section).toContainText("1 active workspace in this organization.");
  await expectAccessible(page);
  await section.getByRole("link", { name: "Create workspace" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Create workspace");
  await page.getByRole("textbox", { name: "Name" }).fill("Americas");
  await expect(page.getByRole("textbox", { name: "Slug" })).toHaveValue("americas");
  await page.getByRole("textbox", { name: "Description" }).fill("Customer data there.");
  await page.getByRole("button", { name: "Create workspace" }).click();
  await expect(page).toHaveURL(`/ws/${organization.slug}.americas`);
  await page.goto(`/o/${organization.slug}/settings`);
  await section.getByRole("link", { name: "Manage workspaces" }).click();
  await expect(page).toHaveURL(`/o/${organization.slug}`);
  await expect(page.getByRole("table").getByRole("row", { name: "Americas" })).toBeVisible();
});
