import { expectAccessible } from "./support/accessible.ts";
import { addMember, createFlatWorkspace, createForCustomer, createWorkspace } from "./support/places.ts";
import { announcement } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[S41][S46] an organization admin allots 1,000 scans to three workspaces, and a viewer sees what is left", async ({
  people,
}) => {
  test.slow();
  const platform = await people.platformAdmin();
  const admin = await people.signUp("Organization admin");
  const viewer = await people.signUp("Viewer");
  const { organization } = await createForCustomer(platform, admin);
  const production = await createWorkspace(admin, organization, "Production");
  await createWorkspace(admin, organization, "Staging");
  await createWorkspace(admin, organization, "Development");
  await addMember(admin, production, viewer, "viewer");
  const use = (amount: number, id: string) =>
    admin.api.usage.report.mutate({ workspace: production.id, meter: "scans", amount, id });
  await use(120, "first");
  const { page } = admin;
  const total = page.getByRole("progressbar", { name: "Scans" });
  const sum = (text: string) => page.getByText(text, { exact: true });
  const amountOf = (name: string) => page.getByRole("textbox", { name: `Allotment of ${name}` });

  await test.step("before the first allotment, all draw on the total", async () => {
    await page.goto(`/o/${organization.slug}/usage`);
    await expect(total).toHaveAttribute("aria-valuetext", "120 of 1,000 used");
    await expect(page.getByText("Nothing is allotted: all workspaces draw on this total.")).toBeVisible();
    await expectAccessible(page);
    await viewer.page.goto(`/ws/${production.address}/usage`);
    await expect(viewer.page.getByText("All workspaces of Bank draw on this total.")).toBeVisible();
  });

  await test.step("the form says what each change means, and refuses what can't be", async () => {
    await page.getByRole("button", { name: "Change allotments" }).click();
    await expect(page.getByRole("alert", { name: "Before the first allotment" })).toContainText(
      "a workspace without one can't use anything",
    );
    const save = page.getByRole("button", { name: "Save allotments" });
    await expect(save).toBeDisabled();
    await amountOf("Production").fill("119");
    await expect(amountOf("Production")).toHaveAttribute("aria-invalid", "true");
    await amountOf("Production").fill("500");
    await amountOf("Staging").fill("300");
    await amountOf("Development").fill("201");
    await expect(sum("1,001 of 1,000 allotted · 1 above the total")).toBeVisible();
    await expect(save).toBeDisabled();
    await expectAccessible(page);
    await amountOf("Development").fill("200");
    await expect(sum("1,000 of 1,000 allotted · 0 left to allot")).toBeVisible();
    await expect(page.getByRole("list", { name: "What this changes" }).getByRole("listitem")).toHaveText([
      "Production gets an allotment of 500; 120 of 500 are used.",
      "Staging gets an allotment of 300; 0 of 300 are used.",
      "Development gets an allotment of 200; 0 of 200 are used.",
    ]);
    await save.click();
    await expect(announcement(page, "Allotments saved.")).toBeVisible();
    await expect(page.getByText("1,000 of 1,000 allotted to workspaces.")).toBeVisible();
    await expect(page.getByRole("row", { name: "Production" })).toContainText("380");
    await expect(page.getByRole("row", { name: "Default" })).toContainText("No allotment");
    await expectAccessible(page);
  });

  await test.step("a viewer sees the allotment without a reload, and is warned near its end", async () => {
    const own = viewer.page.getByRole("progressbar", { name: "Scans" });
    await expect(own).toHaveAttribute("aria-valuetext", "120 of 500 used");
    await expect(viewer.page.getByText("380 scans left")).toBeVisible();
    await expect(viewer.page.getByRole("button", { name: "Change allotments" })).toHaveCount(0);
    await use(280, "second");
    await expect(viewer.page.getByRole("alert", { name: "Almost used up: 100 scans left" })).toContainText(
      "When it is used up, more is refused until the next month.",
    );
    await expectAccessible(viewer.page);
    await use(100, "third");
    await expect(viewer.page.getByRole("alert", { name: "Used up" })).toContainText(
      "People who manage the organization can allot more to this workspace.",
    );
    await expectAccessible(viewer.page);
    await viewer.page.goto(`/o/${organization.slug}/usage`);
    await expect(viewer.page.getByRole("textbox")).toHaveCount(0);
    await expect(viewer.page.getByRole("button", { name: "Change allotments" })).toHaveCount(0);
  });
});

test("a certificate is checked by a run, which shows who asked for it and can be cancelled", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { id } = await owner.api.resources.create.mutate({
    workspace: workspace.id,
    kind: "certificate",
    fields: { host: "pay.example", valid_until: "2030-01-31" },
  });
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/resources/certificate/${id}`);
  const runs = page.getByRole("region", { name: "Runs" });
  await expect(runs).toContainText("Not run yet.");
  await runs.getByRole("button", { name: "Check certificates" }).click();
  await expect(announcement(page, "Queued.")).toBeVisible();
  await expect(runs.getByRole("listitem")).toContainText("asked by Owner");
  await expectAccessible(page);
  await runs.getByRole("button", { name: "Cancel the run asked by Owner" }).click();
  await expect(announcement(page, "Run cancelled.")).toBeVisible();
  await expect(runs.getByRole("listitem")).toContainText("Cancelled");
});
