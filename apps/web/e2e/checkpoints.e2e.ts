import { readFile } from "node:fs/promises";
import { expectAccessible } from "./support/accessible.ts";
import { createFlatWorkspace } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

test("a checkpoint of the log is downloaded, and its address and key are shown", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/audit`);
  await page.getByRole("button", { name: "Checkpoints…" }).click();
  const dialog = page.getByRole("dialog", { name: "Checkpoints" });
  await expect(dialog.getByText(/\/api\/checkpoints\/[0-9a-f-]{36}\/[\w-]{43}$/)).toBeVisible();
  await expectAccessible(page);
  const saved = page.waitForEvent("download");
  await dialog.getByRole("button", { name: /^Download one of entry 3,/ }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe("checkpoint-3.txt");
  expect(await readFile(await file.path(), "utf8")).toMatch(/\/audit\/[0-9a-f-]{36}\n3\n/);
});
