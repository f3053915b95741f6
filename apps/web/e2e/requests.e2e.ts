import { expectAccessible } from "./support/accessible.ts";
import { addMember, createFlatWorkspace } from "./support/places.ts";
import { announcement } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("someone who is refused asks for access, and someone who can give it approves on the members page", async ({
  people,
}) => {
  test.slow();
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, viewer, "viewer");
  const { page } = viewer;
  await page.goto(`/ws/${workspace.address}/audit`);
  await page.getByRole("button", { name: "Request access…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Request access to / });
  await expect(dialog.getByRole("combobox", { name: "Role" })).toHaveValue("Admin");
  viewer.expects(400);
  await dialog.getByRole("button", { name: "Send request" }).click();
  await expect(dialog).toContainText("Say why you need this access.");
  await dialog.getByLabel("Reason").fill("For the audit");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Send request" }).click();
  await expect(announcement(page, "Request sent.")).toBeVisible();

  await owner.page.goto(`/ws/${workspace.address}/members`);
  const list = owner.page.getByRole("list", { name: "Requests for access" });
  await expect(list).toContainText("For the audit");
  await list.getByRole("button", { name: `Approve the request of ${viewer.name}…` }).click();
  const approve = owner.page.getByRole("dialog", { name: `Approve the request of ${viewer.name}` });
  await approve.getByLabel("Note").fill("Welcome");
  await expectAccessible(owner.page);
  await approve.getByRole("button", { name: "Approve" }).click();
  await expect(announcement(owner.page, `${viewer.name} now has the Admin role.`)).toBeVisible();
  await expect(list).toBeHidden();

  await page.goto(`/ws/${workspace.address}/audit`);
  await expect(page.getByRole("heading", { name: "Audit log", level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: "Request access…" })).toBeHidden();
});
