import { expectAccessible } from "./support/accessible.ts";
import { addMember, createFlatWorkspace, enlist, found } from "./support/places.ts";
import { announcement, goTo } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[V27][V28][V38][V39][V40] an owner upgrades: limits apply immediately, features follow; a downgrade loses nothing", async ({
  people,
}) => {
  test.slow();
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { organization } = await owner.api.workspaces.get.query({ workspace: workspace.id });
  await owner.api.organizations.changePlan.mutate({ organization: organization.id, plan: "starter" });
  for (const name of ["First", "Second", "Third", "Fourth", "Fifth"]) {
    await addMember(owner, workspace, await people.signUp(name), "viewer");
  }
  const { page } = owner;

  await page.goto(`/ws/${workspace.address}/settings/plan`);
  const members = page.getByRole("progressbar", { name: "Members" });
  await expect(members).toHaveAttribute("aria-valuetext", "6 of 20");
  await expectAccessible(page);

  await test.step("a downgrade shows what will be over the limit, and stays", async () => {
    await page.getByRole("button", { name: "Downgrade to Free" }).click();
    const dialog = page.getByRole("dialog", { name: "Downgrade to Free" });
    await expect(dialog).toContainText("Nothing is deleted");
    const effect = dialog.getByRole("region", { name: "What this changes" });
    await expect(effect).toContainText(
      "Members: 20 → 5 (1 over the limit: you keep what you have but can't add more)",
    );
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Downgrade to Free" }).click();
    await expect(announcement(page, "You're now on the Free plan.")).toBeVisible();
    await expect(members).toHaveAttribute("aria-valuetext", "6 of 5");
    await expect(
      page.getByText("1 over the limit. You keep what you have but can't add more."),
    ).toBeVisible();
    const late = await people.signUp("Late");
    await expect(addMember(owner, workspace, late, "viewer")).rejects.toMatchObject({
      data: { code: "LIMIT_REACHED", reason: "member_limit" },
    });
  });

  await test.step("an upgrade makes room immediately, and its features are switched on within half a minute", async () => {
    await page.getByRole("button", { name: "Upgrade to Pro" }).click();
    const dialog = page.getByRole("dialog", { name: "Upgrade to Pro" });
    await expect(dialog.getByRole("region", { name: "What this changes" })).toContainText("Members: 5 → 100");
    await dialog.getByRole("button", { name: "Upgrade to Pro" }).click();
    await expect(announcement(page, "You're now on the Pro plan.")).toBeVisible();
    await expect(members).toHaveAttribute("aria-valuetext", "6 of 100");
    const services = page
      .getByRole("main")
      .getByRole("listitem")
      .filter({ hasText: /^Integrations/ })
      .first();
    await expect(services).toContainText("Included");
    await expectAccessible(page);
  });

  await test.step("the largest one is set up by the platform admin", async () => {
    await page.getByRole("button", { name: "Contact sales: Enterprise" }).click();
    const dialog = page.getByRole("dialog", { name: "About the Enterprise plan" });
    await expect(dialog).toContainText(
      `move ${workspace.name} (${workspace.slug}) from the Pro plan to the Enterprise plan`,
    );
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await expect(
      owner.api.organizations.changePlan.mutate({ organization: organization.id, plan: "enterprise" }),
    ).rejects.toMatchObject({ data: { code: "FORBIDDEN", reason: "plan_not_self_serve" } });
  });
});

test("[V51][V59] the plans are shown to everyone, and visibly disabled for people other than the owner", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const admin = await people.signUp("Admin");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, admin, "admin");
  const reason = "You need the Owner role to change the plan.";

  await admin.page.goto(`/ws/${workspace.address}/settings/plan`);
  const plans = admin.page.getByRole("group", { name: "Plan" });
  await expect(plans).toBeDisabled();
  await expect(plans).toHaveAccessibleDescription(reason);
  for (const plan of ["Free", "Starter", "Pro", "Enterprise"]) {
    await expect(plans.getByText(plan, { exact: true })).toBeVisible();
  }
  const upgrade = plans.getByRole("button", { name: "Upgrade to Starter" });
  await expect(upgrade).toBeDisabled();
  await expect(upgrade).toHaveAccessibleDescription(reason);
  await expect(plans.getByRole("button", { name: "Contact sales: Enterprise" })).toBeDisabled();
  await expectAccessible(admin.page);
  const { organization } = await admin.api.workspaces.get.query({ workspace: workspace.id });
  await expect(
    admin.api.organizations.changePlan.mutate({ organization: organization.id, plan: "starter" }),
  ).rejects.toMatchObject({ data: { code: "FORBIDDEN", message: reason } });

  await owner.page.goto(`/ws/${workspace.address}/settings`);
  await owner.page.getByRole("link", { name: "Plan", exact: true }).click();
  await expect(owner.page).toHaveURL(`/ws/${workspace.address}/settings/plan`);
  await expect(owner.page.getByRole("group", { name: "Plan" })).toBeEnabled();
});

test("[P21][P22] on the free plan no one can create or change a workspace, and sees that before trying; the organization's owner upgrades", async ({
  people,
}) => {
  const owner = await people.signUp("Organization owner");
  const member = await people.signUp("Colleague");
  const { organization, workspace } = await found(owner, "ai-tracing", "Models");
  await enlist(owner, organization, member, "org_member");
  const { page } = owner;

  await page.goto(`/o/${organization.slug}`);
  const create = page.getByRole("link", { name: "Create workspace" });
  await expect(create).toBeDisabled();
  await expect(create).toHaveAccessibleDescription("Creating workspaces needs the Pro plan or higher.");
  await page.goto(`/workspaces/new`);
  const inside = page.getByRole("radio", { name: `A workspace in ${organization.name}` });
  await expect(inside).toBeDisabled();
  await expect(inside).toHaveAccessibleDescription(/Creating workspaces needs the Pro plan or higher\./);
  await page.goto(`/ws/${workspace.address}/settings`);
  const name = page.getByRole("region", { name: "Name" }).getByRole("textbox");
  await expect(name).toBeDisabled();
  await expect(name).toHaveAccessibleDescription("Changing workspaces needs the Pro plan or higher.");
  await expectAccessible(page);

  // A workspace among others has no plan of its own.
  await page.goto(`/ws/${workspace.address}/settings/plan`);
  await expect(page).toHaveURL(`/o/${organization.slug}/plan`);
  await expectAccessible(page);
  await member.page.goto(`/o/${organization.slug}`);
  await goTo(member.page, "Plan");
  const theirs = member.page.getByRole("button", { name: "Upgrade to Pro" });
  await expect(theirs).toBeDisabled();
  await expect(theirs).toHaveAccessibleDescription(
    "You need the Organization owner role to change the plan.",
  );
  await expectAccessible(member.page);

  await page.getByRole("button", { name: "Upgrade to Pro" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Upgrade to Pro" }).click();
  await expect(announcement(page, "You're now on the Pro plan.")).toBeVisible();
  await member.page.goto(`/workspaces/new?organization=${organization.slug}`);
  await member.page.getByRole("textbox", { name: "Name" }).fill("Evaluation");
  await member.page.getByRole("button", { name: "Create workspace" }).click();
  await expect(member.page).toHaveURL(`/ws/${organization.slug}.evaluation`);
});
