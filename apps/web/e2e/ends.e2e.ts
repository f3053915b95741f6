import { expectAccessible } from "./support/accessible.ts";
import { addMember, createFlatWorkspace } from "./support/places.ts";
import { announcement } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

/** A day as the browser's date field takes it, and as the console shows it. */
function dayIn(days: number) {
  const at = new Date(Date.now() + days * 86_400_000);
  return {
    value: at.toISOString().slice(0, 10),
    shown: new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" }).format(at),
  };
}

test("an owner gives a member's access an end, sees what it changes, and lifts it again", async ({
  people,
}) => {
  test.slow();
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Contractor");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, member, "member");
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/members`);
  const row = page.getByRole("row", { name: member.email });
  const end = dayIn(30);
  const change = async (day: string, effect: string) => {
    await row.getByRole("button", { name: `Actions for ${member.name}` }).click();
    await page.getByRole("menuitem", { name: "Change end of access…" }).click();
    const dialog = page.getByRole("dialog", { name: `Change when the access of ${member.name} ends` });
    await dialog.getByLabel("Access ends").fill(day);
    await expect(dialog).toContainText(effect);
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
  };
  await change(end.value, `The access of ${member.name} then ends on ${end.shown}.`);
  await expect(announcement(page, `End of the access of ${member.name} changed.`)).toBeVisible();
  await expect(row).toContainText(`until ${end.shown}`);
  await change("", `The access of ${member.name} then has no end.`);
  await expect(row).not.toContainText("until");
});
