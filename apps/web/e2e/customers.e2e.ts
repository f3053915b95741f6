import { expectAccessible } from "./support/accessible.ts";
import { unique } from "./support/people.ts";
import { createFlatWorkspace } from "./support/places.ts";
import { announcement, choose, openActions } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

// What the platform admin does for a customer: an organization with its admins, and a plan.

test("[V35][V63] only the platform admin puts an organization on a plan that customers can't choose", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const platform = await people.platformAdmin();
  const workspace = await createFlatWorkspace(owner);
  const { page } = platform;
  await page.goto(`/platform/organizations/${workspace.slug}`);
  const plan = page.getByRole("region", { name: "Plan" });
  await expect(plan).toContainText("On the Free plan.");
  await plan.getByRole("button", { name: "Change…" }).click();
  const dialog = page.getByRole("dialog", { name: `Change the plan of ${workspace.name}` });
  const save = dialog.getByRole("button", { name: "Save" });
  await expect(save).toBeDisabled();
  await expect(save).toHaveAccessibleDescription("You are already on this plan.");
  await choose(page, "New plan", "Enterprise (set up by you)");
  await expect(dialog).toContainText("Members: 5 → No limit");
  await expectAccessible(page);
  await save.click();
  await expect(announcement(page, `${workspace.name} is now on the Enterprise plan.`)).toBeVisible();
  await expect(plan).toContainText("On the Enterprise plan.");

  await owner.page.goto(`/ws/${workspace.address}/settings/plan`);
  const down = owner.page.getByRole("button", { name: "Downgrade to Free" });
  await expect(down).toBeDisabled();
  await expect(down).toHaveAccessibleDescription("Only the platform admin can end the Enterprise plan.");
  await expect(
    owner.page
      .getByRole("listitem")
      .filter({ hasText: /^Directory sync/ })
      .first(),
  ).toContainText("Included");
  await expectAccessible(owner.page);
});

test("[S32] the platform admin creates an organization with its first admin, appoints another and dismisses one", async ({
  people,
}) => {
  const first = await people.signUp("First admin");
  const second = await people.signUp("Second admin");
  const platform = await people.platformAdmin();
  const slug = `bank-${unique()}`;
  const { page } = platform;
  platform.expects(404, 409);

  await page.goto("/platform");
  await page.getByRole("link", { name: "Create organization" }).click();
  await expect(page).toHaveURL("/platform/organizations/new");
  await page.getByRole("textbox", { name: "Organization name" }).fill("Savings bank");
  await expect(page.getByRole("textbox", { name: "Slug" })).toHaveValue("savings-bank");
  await page.getByRole("textbox", { name: "Slug" }).fill(slug);
  const admin = page.getByRole("textbox", { name: "Email address of its first admin" });
  await admin.fill(`unknown-${unique()}@company.example`);
  await page.getByRole("button", { name: "Create organization" }).click();
  await expect(admin).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await admin.fill(first.email);
  await page.getByRole("button", { name: "Create organization" }).click();
  await expect(announcement(page, `Savings bank created. ${first.email} is its admin.`)).toBeVisible();
  await expect(page).toHaveURL(`/platform/organizations/${slug}`);
  const admins = page.getByRole("region", { name: "Admins" });
  await expect(admins.getByRole("row", { name: first.email })).toBeVisible();
  await expectAccessible(page);

  const last = await openActions(page, "First admin");
  await expect(last.getByRole("menuitem", { name: "Dismiss…" })).toContainText(
    "No one else in the organization has the Organization admin role.",
  );
  await page.keyboard.press("Escape");
  await admins.getByRole("button", { name: "Appoint…" }).click();
  const dialog = page.getByRole("dialog", { name: "Appoint an admin for Savings bank" });
  await dialog.getByRole("textbox", { name: "Email address" }).fill(second.email);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Appoint" }).click();
  await expect(announcement(page, "Second admin is now an admin.")).toBeVisible();
  await second.page.goto(`/o/${slug}`);
  await expect(second.page.getByRole("link", { name: "Create workspace" })).toBeEnabled();

  const actions = await openActions(page, "First admin");
  await actions.getByRole("menuitem", { name: "Dismiss…" }).click();
  const dismissal = page.getByRole("dialog", { name: "Dismiss First admin" });
  await expectAccessible(page);
  await dismissal.getByRole("button", { name: "Dismiss" }).click();
  await expect(announcement(page, "First admin is no longer an admin.")).toBeVisible();
  await first.page.goto(`/o/${slug}`);
  await expect(first.page.getByRole("link", { name: "Create workspace" })).toBeDisabled();
  // No one in the organization appoints anyone.
  const { items } = await second.api.members.list.query({ organization: slug });
  const dismissed = items.find(({ email }) => email === first.email);
  await expect(
    second.api.members.changeRole.mutate({
      organization: slug,
      userId: dismissed?.userId ?? "",
      role: "org_admin",
    }),
  ).rejects.toMatchObject({ data: { code: "FORBIDDEN", reason: "platform_appoints" } });
});
