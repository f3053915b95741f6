import { expectAccessible } from "./support/accessible.ts";
import { unique } from "./support/people.ts";
import { addMember, createFlatWorkspace } from "./support/places.ts";
import { goTo, switcher } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[V18][V21][V22] after the platform admin changed a slug, every old link redirects to the new one", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const platform = await people.platformAdmin();
  const fresh = `payouts-${unique()}`;

  await platform.api.workspaces.changeSlug.mutate({
    actingAs: "platform",
    workspace: workspace.id,
    slug: fresh,
  });

  const { page } = owner;
  for (const path of ["", "/members?search=own", "/audit?outcome=done", "/settings/danger"]) {
    await page.goto(`/ws/${workspace.address}${path}`);
    await expect(page).toHaveURL(`/ws/${fresh}${path}`);
    await expect(switcher(page)).toContainText(workspace.name);
  }
  // In the API's paths, too; and no one else can take the old one.
  expect((await owner.api.workspaces.get.query({ workspace: workspace.slug })).slug).toBe(fresh);
  await expect(
    owner.api.organizations.create.mutate({
      blueprint: "compliance-ops",
      name: "Other",
      slug: workspace.slug,
    }),
  ).rejects.toMatchObject({ data: { code: "CONFLICT", reason: "slug_taken" } });
});

test("[V18][V4] a link into another tenant's workspace looks like a broken link", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const stranger = await people.signUp("Stranger");
  const workspace = await createFlatWorkspace(owner);
  stranger.expects(404);
  const { page } = stranger;
  for (const slug of [workspace.slug, `missing-${unique()}`]) {
    await page.goto(`/ws/${slug}/settings`);
    await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText(workspace.name);
    await expectAccessible(page);
  }
  await page.goto("/no/such/page");
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  await expectAccessible(page);
});

test("back and forward go through the visited pages", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, viewer, "viewer");
  const { page } = owner;
  const at = (path: string) => expect(page).toHaveURL(`/ws/${workspace.address}${path}`);
  await page.goto(`/ws/${workspace.address}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(workspace.name);
  await goTo(page, "Members");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Members");
  await goTo(page, "Roles");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Roles and permissions");
  await page.goBack();
  await at("/members");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Members");
  await page.goBack();
  await at("");
  await page.goForward();
  await at("/members");
  await expect(page.getByRole("row", { name: viewer.email })).toBeVisible();
});
