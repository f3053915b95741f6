import { randomUUID } from "node:crypto";
import { expectAccessible } from "./support/accessible.ts";
import { found } from "./support/places.ts";
import { createResource, rowsOf } from "./support/resources.ts";
import { choose, goTo } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

// Of some kinds there are many: programs append them, and people read them below what they stand under.

test("records are listed newest first, filtered, and opened beside the list", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const { workspace } = await found(owner, "ai-tracing", "Lab");
  const project = await createResource(owner, workspace, "project", { name: "Assistant" });
  const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const trace = (minutes: number, status: string) => ({
    id: randomUUID(),
    at: at(minutes),
    fields: { name: `run ${minutes}`, status, duration: 12, spans: [{ name: "retrieve" }] },
  });
  await owner.api.resources.append.mutate({
    workspace: workspace.id,
    kind: "trace",
    parent: project,
    rows: [trace(3, "ok"), trace(1, "ok"), trace(2, "error")],
  });
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}`);
  await goTo(page, "Projects");
  await page.getByRole("link", { name: "Assistant" }).click();
  const below = page.getByRole("region", { name: "Traces" });
  await expect(rowsOf(page, "Traces")).toHaveCount(3);
  await expect(below.getByRole("button", { name: "run 1" })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/ws/${workspace.address}/resources/trace`);
  await expect(rowsOf(page, "Traces").first()).toContainText("run 1");
  await choose(page, "Status", "Error");
  await expect(rowsOf(page, "Traces")).toHaveCount(1);
  await page.getByRole("button", { name: "run 2" }).click();
  const drawer = page.getByRole("dialog", { name: "run 2" });
  await expect(drawer).toContainText("retrieve");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  // No one writes one by hand.
  await expect(page.getByRole("main").getByRole("link", { name: /^Add/ })).toHaveCount(0);
});
