import { expectAccessible } from "./support/accessible.ts";
import { call, keyRow, textIn } from "./support/keys.ts";
import { createFlatWorkspace } from "./support/places.ts";
import { announcement, openActions } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("a key is rotated, and both of its secrets work until the old one is revoked; it is renamed and narrowed", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  const { key, text } = await owner.api.keys.issue.mutate({
    workspace: workspace.id,
    name: "Deploy",
    scopes: ["workspace:read", "member:read"],
  });
  await page.goto(`/ws/${workspace.address}/keys`);
  const row = keyRow(page, "Deploy");
  const act = async (label: string) => {
    const menu = await openActions(page, "Deploy");
    await menu.getByRole("menuitem", { name: label }).click();
  };
  await act("Rotate…");
  const rotating = page.getByRole("dialog", { name: "Rotate Deploy" });
  await expectAccessible(page);
  await rotating.getByRole("button", { name: "Rotate key" }).click();
  const rotated = page.getByRole("dialog", { name: "Deploy rotated" });
  const next = await textIn(rotated);
  expect(next).toMatch(/^bwk_[0-9A-Za-z]{59}$/);
  await expect(rotated).toContainText("The old secret works until");
  await expectAccessible(page);
  await rotated.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Close anyway" }).click();
  const at = { workspace: workspace.slug };
  for (const each of [text, next]) expect(await call(each, "workspaces.get", at)).toBe(200);
  await expect(row).toContainText(next.slice(0, 14));
  await expect(row).toContainText(text.slice(0, 14));
  // While two work, there is no third.
  const menu = await openActions(page, "Deploy");
  await expect(menu.getByRole("menuitem", { name: "Rotate…" })).toContainText(
    "Two secrets of this key work already.",
  );
  await menu.getByRole("menuitem", { name: "Revoke the old secret…" }).click();
  const ending = page.getByRole("dialog", { name: "Revoke the old secret of Deploy" });
  await expectAccessible(page);
  await ending.getByRole("button", { name: "Revoke secret" }).click();
  await expect(announcement(page, "Old secret of Deploy revoked.")).toBeVisible();
  expect(await call(text, "workspaces.get", at)).toBe(401);
  expect(await call(next, "workspaces.get", at)).toBe(200);

  await act("Edit…");
  const editing = page.getByRole("dialog", { name: "Edit Deploy" });
  await editing.getByRole("textbox", { name: "Name" }).fill("Report");
  await editing.getByRole("checkbox", { name: "See the members" }).uncheck();
  await editing.getByLabel("Networks").fill("203.0.113.0/24");
  await editing.getByLabel("Networks").press("Enter");
  await expectAccessible(page);
  await editing.getByRole("button", { name: "Save" }).click();
  await expect(announcement(page, "Report changed.")).toBeVisible();
  const renamed = keyRow(page, "Report");
  await expect(renamed).toContainText("1 permission");
  await expect(renamed).toContainText("Only from 203.0.113.0/24");
  await expect(renamed).toContainText("Issued by Owner");
  expect(await call(next, "workspaces.get", at)).toBe(401);
  const [listed] = (await owner.api.keys.list.query(at)).items;
  expect(listed).toMatchObject({ id: key.id, name: "Report", scopes: ["workspace:read"] });
});

test("a person issues a token of their own on the account page, rotates and revokes it", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  await page.goto("/account");
  await page.getByRole("button", { name: "Issue token…" }).click();
  const form = page.getByRole("dialog", { name: "Issue token" });
  await form.getByRole("textbox", { name: "Name" }).fill("Laptop");
  await form.getByRole("button", { name: "Issue token" }).click();
  await expect(form.getByRole("alert")).toHaveText("Choose what the key can do.");
  await form.getByRole("checkbox", { name: "Open the workspace", exact: true }).check();
  await expectAccessible(page);
  await form.getByRole("button", { name: "Issue token" }).click();
  const dialog = page.getByRole("dialog", { name: "Laptop issued" });
  const text = await textIn(dialog);
  expect(text).toMatch(/^bwp_[0-9A-Za-z]{59}$/);
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Close anyway" }).click();
  const at = { workspace: workspace.slug };
  expect(await call(text, "workspaces.get", at)).toBe(200);
  expect(await call(text, "members.list", at)).toBe(403);
  await page.reload();
  await expect(keyRow(page, "Laptop")).toContainText(text.slice(0, 14));
  await expectAccessible(page);
  const menu = await openActions(page, "Laptop");
  await menu.getByRole("menuitem", { name: "Revoke…" }).click();
  await page
    .getByRole("dialog", { name: "Revoke Laptop" })
    .getByRole("button", { name: "Revoke token" })
    .click();
  await expect(announcement(page, "Laptop revoked.")).toBeVisible();
  expect(await call(text, "workspaces.get", at)).toBe(401);
});
