import { addMember, createFlatWorkspace, createOrganization, createWorkspace } from "./support/places.ts";
import { goTo, openSwitcher, switcher, switchTo } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[M39][M40][M41][M42] switching gives a new session token, fetches everything again, and is remembered on the server", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const payments = await createFlatWorkspace(owner, "Payments");
  const payouts = await createFlatWorkspace(owner, "Payouts");
  await addMember(owner, payouts, viewer, "viewer");
  const { page, context } = owner;
  const token = async () =>
    (await context.cookies()).find(({ name }) => name.endsWith("session_token"))?.value;

  await page.goto(`/ws/${payments.address}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Payments");
  const before = await token();
  await switchTo(page, "Payouts");
  await expect(page).toHaveURL(`/ws/${payouts.address}`);
  await expect(switcher(page)).toContainText("Payouts");
  await expect(page.getByRole("main")).toContainText("Owner added Viewer as Viewer.");
  expect(await token()).not.toBe(before);
  expect((await owner.api.session.me.query()).landing?.id).toBe(payouts.id);

  // The browser stores nothing about the person's place; the old token no longer works.
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(kept).not.toContain(payouts.slug);
  expect(kept).not.toContain(payouts.id);
  const stale = await people.visitor();
  await stale.context.addCookies(
    (await context.cookies()).map((cookie) => ({ ...cookie, value: before ?? "" })),
  );
  await stale.page.goto(`/ws/${payouts.address}`);
  await expect(stale.page).toHaveURL(/\/sign-in/);
});

test("[M41] a dashboard that was visited before a switch is fetched again afterwards", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const payments = await createFlatWorkspace(owner, "Payments");
  await createFlatWorkspace(owner, "Payouts");
  const { page } = owner;
  // Nothing notifies this browser of a change, and its clock makes nothing stale: it refetches because of the switch.
  await page.clock.setFixedTime(new Date());
  await page.route(/live\.changes/, () => undefined);

  await page.goto(`/ws/${payments.address}`);
  await expect(page.getByRole("main")).toContainText("Owner joined as Owner.");
  await expect(page.getByRole("main")).not.toContainText("added Viewer");
  await switchTo(page, "Payouts");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Payouts");
  await addMember(owner, payments, viewer, "viewer");
  await switchTo(page, "Payments");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Payments");
  await expect(page.getByRole("main")).toContainText("Owner added Viewer as Viewer.");
});

test("two tabs on two workspaces never mix", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const payments = await createFlatWorkspace(owner, "Payments");
  const payouts = await createFlatWorkspace(owner, "Payouts");
  const first = owner.page;
  await first.goto(`/ws/${payments.address}/members`);
  await expect(first.getByRole("row", { name: owner.email })).toBeVisible();
  const second = await owner.context.newPage();
  await second.goto(`/ws/${payments.address}`);
  await switchTo(second, "Payouts");
  await expect(second).toHaveURL(`/ws/${payouts.address}`);

  // The first tab stays where it is: what it shows, what it links to, and where its change goes.
  await first.bringToFront();
  await expect(switcher(first)).toContainText("Payments");
  await first.getByRole("button", { name: "Add member" }).click();
  const dialog = first.getByRole("dialog", { name: "Add member" });
  await dialog.getByRole("combobox", { name: "Person" }).fill(member.email);
  await first.getByRole("option", { name: member.email }).click();
  await dialog.getByRole("button", { name: "Add to workspace" }).click();
  await expect(first.getByRole("row", { name: member.email })).toBeVisible();
  await goTo(first, "Settings");
  await expect(first).toHaveURL(`/ws/${payments.address}/settings`);
  await goTo(second, "Members");
  await expect(second).toHaveURL(`/ws/${payouts.address}/members`);
  await expect(second.getByRole("row", { name: owner.email })).toBeVisible();
  await expect(second.getByRole("row", { name: member.email })).toBeHidden();
  const { items } = await owner.api.members.list.query({ workspace: payments.id });
  expect(items.map(({ email }) => email).sort()).toEqual([member.email, owner.email].sort());
});

test("[M8][M69] a new sign-in lands in the default workspace, a reload in the current one", async ({
  people,
}) => {
  const admin = await people.signUp("Tenant admin");
  const organization = await createOrganization(admin);
  const staging = await createWorkspace(admin, organization, "A first by name");
  const { page } = admin;
  await page.goto("/");
  await expect(page).toHaveURL(`/ws/${organization.first.address}`);
  await switchTo(page, staging.name);
  await expect(page).toHaveURL(`/ws/${staging.address}`);
  await page.reload();
  await expect(switcher(page)).toContainText(staging.name);
  await page.goto("/");
  await expect(page).toHaveURL(`/ws/${staging.address}`);

  const elsewhere = await people.signInElsewhere(admin);
  await elsewhere.page.goto("/");
  await expect(elsewhere.page).toHaveURL(`/ws/${organization.first.address}`);
});

test("[M49][M56][V13] the switcher lists the person's own active workspaces, and no one else's", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const other = await people.signUp("Other");
  const payments = await createFlatWorkspace(owner, "Payments");
  const closed = await createFlatWorkspace(owner, "Closed");
  const foreign = await createFlatWorkspace(other, "Foreign");
  await owner.api.workspaces.archive.mutate({ workspace: closed.id, confirmation: closed.slug });
  const { page } = owner;
  await page.goto(`/ws/${payments.address}`);
  const list = await openSwitcher(page);
  await expect(list.getByRole("option")).toHaveText([/Payments/]);
  await page.getByRole("textbox", { name: "Find a workspace" }).fill("foreign");
  await expect(list.getByText("No workspaces found.")).toBeVisible();
  await expect(owner.api.workspaces.switch.mutate({ workspace: foreign.id })).rejects.toMatchObject({
    data: { code: "NOT_FOUND" },
  });
});
