import { expectAccessible } from "./support/accessible.ts";
import { createFlatWorkspace } from "./support/places.ts";
import { announcement, goTo, openActions } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

// The pages of the person who runs the instance: its mails, its people, its state.

test("the outbox shows the platform admin each mail as its recipient reads it, with links that work", async ({
  people,
}) => {
  const person = await people.signUp("Person");
  const platform = await people.platformAdmin();
  const { page } = platform;

  await page.goto("/platform");
  await goTo(page, "Outbox");
  await expect(page).toHaveURL("/outbox");
  await page.getByRole("searchbox", { name: "Search by recipient or subject" }).fill(person.email);
  const rows = page.getByRole("table", { name: "Outbox" }).getByRole("row");
  await expect(rows).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Open “Confirm your email address”" }).click();
  const mail = page.getByRole("dialog", { name: "Confirm your email address" });
  await expect(mail).toContainText(person.email);
  await expectAccessible(page);
  const link = await mail.getByRole("link").getAttribute("href");
  await page.keyboard.press("Escape");
  await expect(mail).toBeHidden();
  await page.getByRole("searchbox").fill("no such address");
  await expect(page.getByRole("heading", { name: "No emails found" })).toBeVisible();

  await person.page.goto(link ?? "");
  await expect(person.page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();
});

test("[V58] the platform admin suspends an account, reinstates it, and lifts its limit of owned workspaces", async ({
  people,
}) => {
  const person = await people.signUp("Person");
  const platform = await people.platformAdmin();
  const workspace = await createFlatWorkspace(person);
  const { page } = platform;

  await page.goto("/platform");
  await goTo(page, "People");
  await expect(page).toHaveURL("/platform/people");
  await page.getByRole("searchbox", { name: "Search by name or email" }).fill(person.email);
  const row = page.getByRole("row", { name: person.email });
  await expect(row).toContainText("1 workspace");
  await expectAccessible(page);

  await test.step("lifts the limit, and restores the plan's", async () => {
    const actions = await openActions(page, "Person");
    await actions.getByRole("menuitem", { name: "Change workspace limit…" }).click();
    const dialog = page.getByRole("dialog", { name: "How many workspaces Person can own" });
    await dialog.getByRole("textbox", { name: "Workspaces" }).fill("7");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(announcement(page, "Person can own 7 workspaces.")).toBeVisible();
    await expect(row).toContainText("can own 7 on a limited plan");
  });

  await test.step("suspends: the sessions end immediately, and no one gets in", async () => {
    const actions = await openActions(page, "Person");
    await actions.getByRole("menuitem", { name: "Suspend…" }).click();
    const dialog = page.getByRole("dialog", { name: "Suspend Person" });
    await expect(dialog).toContainText("They are signed out everywhere immediately");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Suspend" }).click();
    await expect(announcement(page, "Person suspended.")).toBeVisible();
    await expect(row).toContainText("Suspended");
    await expect(person.api.session.me.query()).rejects.toMatchObject({ data: { code: "UNAUTHENTICATED" } });
    await expect(people.signInElsewhere(person)).rejects.toThrow();
  });

  await test.step("reinstates: they get back everything they had", async () => {
    const actions = await openActions(page, "Person");
    await actions.getByRole("menuitem", { name: "Reinstate…" }).click();
    const dialog = page.getByRole("dialog", { name: "Reinstate Person" });
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Reinstate" }).click();
    await expect(announcement(page, "Person can sign in again.")).toBeVisible();
    const back = await people.signInElsewhere(person);
    await back.page.goto(`/ws/${workspace.address}`);
    await expect(back.page.getByRole("heading", { level: 1 })).toHaveText(workspace.name);
    await expect(
      back.api.platform.suspendPerson.mutate({ userId: crypto.randomUUID() }),
    ).rejects.toMatchObject({ data: { code: "FORBIDDEN", reason: "missing_permission" } });
  });

  await test.step("erases the person from the audit logs, by an address that is typed twice", async () => {
    await page.getByRole("button", { name: "Erase from audit logs…" }).click();
    const dialog = page.getByRole("dialog", { name: "Erase a person from the audit logs" });
    await dialog.getByRole("textbox", { name: "The person's email address" }).fill(person.email);
    await dialog.getByRole("textbox", { name: "Type the address again" }).fill("other@example.com");
    const submit = dialog.getByRole("button", { name: "Erase" });
    await expect(submit).toHaveAttribute("aria-disabled", "true");
    await dialog.getByRole("textbox", { name: "Type the address again" }).fill(person.email);
    await expectAccessible(page);
    await submit.click();
    await expect(announcement(page, "Erased from ")).toBeVisible();
  });

  await test.step("can't suspend themselves", async () => {
    await page.getByRole("searchbox").fill(platform.email);
    const actions = await openActions(page, "Platform admin");
    await expect(actions.getByRole("menuitem", { name: "Suspend…" })).toContainText(
      "You can't suspend your own account.",
    );
  });
});

test("only the platform admin sees the state of the instance", async ({ people }) => {
  const platform = await people.platformAdmin();
  const { page } = platform;
  await page.goto("/platform");
  await goTo(page, "Instance");
  await expect(page).toHaveURL("/platform/instance");
  const work = page.getByRole("table", { name: "Background work" });
  for (const name of [
    "Permanent deletion",
    "Trials of security policies",
    "Features of plans",
    "Email",
    "Webhooks",
  ]) {
    await expect(work.getByRole("row", { name })).toBeVisible();
  }
  await expect(page.getByText(/^PostgreSQL \d+/)).toBeVisible();
  await expect(page.getByText("No mail server: emails stay in the outbox")).toBeVisible();
  await page.getByRole("button", { name: "Run checks" }).click();
  await expect(page.getByText(/^All \d+ checks passed$/)).toBeVisible();
  await expectAccessible(page);

  const person = await people.signUp("Person");
  const asked: string[] = [];
  person.page.on("request", (request) => asked.push(request.url()));
  await person.page.goto("/platform/instance");
  await expect(person.page.getByRole("heading", { name: "You can't see this" })).toBeVisible();
  await expect(person.api.platform.instance.query()).rejects.toMatchObject({ data: { code: "FORBIDDEN" } });
  expect(asked.filter((url) => url.includes("platform.instance"))).toEqual([]);
});
