import { expectAccessible } from "./support/accessible.ts";
import { found } from "./support/places.ts";
import { announcement, goTo, openActions } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("a file is uploaded, downloaded and deleted, and a program gets a temporary credential for it", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const { workspace } = await found(owner, "ai-tracing", "Traces");
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}`);
  await goTo(page, "Files");
  await expect(page.getByRole("heading", { name: "No files yet" })).toBeVisible();
  await expectAccessible(page);

  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Upload file…" }).click(),
  ]);
  await chooser.setFiles({ name: "a report.txt", mimeType: "text/plain", buffer: Buffer.from("hello") });
  await expect(announcement(page, "Stored a report.txt.")).toBeVisible();
  await expect(page.getByText("1 file with 5 bytes of 1,000 MB")).toBeVisible();

  await openActions(page, "a report.txt");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("a report.txt");

  await page.getByRole("button", { name: "Get credential…" }).click();
  const asked = page.getByRole("dialog", { name: "Get a temporary credential" });
  await expectAccessible(page);
  await asked.getByRole("button", { name: "Get credential" }).click();
  const given = page.getByRole("dialog", { name: "Temporary credential" });
  await expect(given.getByText(/^bwf_/)).toBeVisible();
  const token = (await given.getByText(/^bwf_/).textContent()) ?? "";
  const answer = await page.request.get(`/storage/${workspace.id}/files/a%20report.txt`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(await answer.text()).toBe("hello");
  await expectAccessible(page);
  await given.getByRole("button", { name: "Done" }).click();

  await openActions(page, "a report.txt");
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  await page.getByRole("button", { name: "Delete file" }).click();
  await expect(page.getByRole("heading", { name: "No files yet" })).toBeVisible();
});
