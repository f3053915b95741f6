import { aiGovernance, machineFleet } from "@bailiwick/domain";
import { expectAccessible } from "./support/accessible.ts";
import { change } from "./support/operator.ts";
import { unique } from "./support/people.ts";
import { found } from "./support/places.ts";
import { goTo } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

const userSchema = "urn:ietf:params:scim:schemas:core:2.0:User";

test("an admin lets a directory in, which adds someone and suspends them in their open page", async ({
  people,
}) => {
  const admin = await people.signUp("Admin");
  const { workspace, organization } = await found(admin, aiGovernance.key, "Labs");
  const { page } = admin;
  await page.goto(`/o/${organization.slug}`);
  await goTo(page, "Single sign-on");
  const section = page.getByRole("region", { name: "Directory" });
  await expect(section.getByText("No people yet.")).toBeVisible();
  await expectAccessible(page);
  const base = `/scim/v2/${organization.id}`;
  await expect(section.getByText(base)).toBeVisible();

  await section.getByRole("button", { name: "Issue token…" }).click();
  const dialog = page.getByRole("dialog", { name: "Issue token" });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Issue token" }).click();
  const issued = page.getByRole("dialog", { name: "Directory issued" });
  const bearer = (await issued.getByText(/^bwo_/).textContent()) ?? "";
  await issued.getByRole("button", { name: "Copy" }).click();
  await issued.getByRole("button", { name: "Done" }).click();

  const domain = `${unique()}.example`;
  await change(
    `INSERT INTO domain (org_id, id, name, token, verified_at, created_by_name)
     VALUES ($1, gen_random_uuid(), $2, repeat('t', 32), now(), 'Admin')`,
    [organization.id, domain],
  );
  const colleague = await people.signUp("Colleague");
  const email = `colleague@${domain}`;
  await change('UPDATE identity."user" SET email = $2 WHERE email = $1', [colleague.email, email]);
  const directory = { authorization: `Bearer ${bearer}`, "content-type": "application/scim+json" };
  const added = await page.request.post(`${base}/Users`, {
    headers: directory,
    data: { schemas: [userSchema], userName: email, displayName: "Colleague of the directory" },
  });
  expect(added.status()).toBe(201);
  const { id } = (await added.json()) as { id: string };
  await page.reload();
  await expect(section.getByRole("row", { name: new RegExp(email) })).toContainText("Member");
  await expectAccessible(page);

  // The colleague has a page open, and loses it without touching it.
  const role = { workspace: workspace.id, email, role: "workspace_viewer" };
  await admin.api.members.add.mutate(role);
  colleague.expects(404);
  await colleague.page.goto(`/ws/${workspace.address}`);
  await expect(colleague.page.getByRole("heading", { level: 1 })).toBeVisible();
  const off = await page.request.put(`${base}/Users/${id}`, {
    headers: directory,
    data: { schemas: [userSchema], userName: email, active: false },
  });
  expect(off.status()).toBe(200);
  await expect(
    colleague.page.getByRole("heading", { name: `You no longer have access to ${workspace.name}` }),
  ).toBeVisible();
  await expect(section.getByRole("row", { name: new RegExp(email) })).toContainText("Suspended");
});

test("a plan without directory sync says so, and issues no token", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const { workspace } = await found(owner, machineFleet.key, "Fleet", "team");
  await owner.page.goto(`/ws/${workspace.address}`);
  await goTo(owner.page, "Single sign-on");
  const section = owner.page.getByRole("region", { name: "Directory" });
  await expect(section.getByText("The plan of this organization has no directory sync.")).toBeVisible();
  await expect(section.getByRole("button", { name: "Issue token…" })).toBeHidden();
  await expectAccessible(owner.page);
});
