import { expect, onTestFinished, test } from "vitest";
import { startApi } from "../testing/api.ts";
import { splitting } from "../workspaces/testing.ts";
import { type Followed, follow } from "./testing.ts";

const api = await startApi({ live: true });

test("a transfer is told to those who have the workspace open, and ends the stream of who only reached it before", async () => {
  const { admin, home, target, workspace, slug, editor } = await splitting(api);
  const open = async (token: string, input: Parameters<typeof follow>[2]) => {
    const stream = await follow(api.url, token, input);
    onTestFinished(() => stream.stop());
    expect(await stream.next()).toEqual({ kind: "open" });
    return stream;
  };
  // Under its old address, which leads to it afterwards.
  const inside = await open(editor.token, { workspace: `${home.slug}/${slug}` });
  const above = await open(home.otherToken, { workspace });
  await admin.client.workspaces.transfer.mutate({ workspace, to: target.org, confirmation: "Payments" });
  await changeOf(inside);
  for (;;) {
    const event = await above.next();
    if (event === null) throw new Error("the stream ended without a reason");
    if (event.kind !== "lost") continue;
    expect(event).toMatchObject({ code: "NOT_FOUND" });
    break;
  }

  // What changes there from now on is told, too.
  await admin.client.workspaces.rename.mutate({ workspace, name: "Paid" });
  await changeOf(inside);
});

/** Waits until the stream tells of the workspace; earlier commits might be told first. */
async function changeOf(stream: Followed): Promise<void> {
  for (;;) {
    const event = await stream.next();
    if (event === null || event.kind === "lost") throw new Error("the stream ended");
    if (event.kind === "changed" && event.nouns.includes("workspace")) return;
  }
}
