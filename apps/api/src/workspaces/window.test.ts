import { describe, expect, test } from "vitest";
import { platformAdmin } from "../platform/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { found, staffed } from "../testing/tenants.ts";

const api = await startApi();
const platform = await platformAdmin(api);

/** Makes the restore window end a moment ago; no purge has run yet. */
const endWindow = (table: "workspace" | "organization", id: string) =>
  api.owner.query(`UPDATE ${table} SET purge_after = now() - interval '1 second' WHERE id = $1`, [id]);

const over = { code: "WRONG_STATE", reason: "window_over" };

describe("the restore window of a deletion", () => {
  test("[V47] ends by the clock for a workspace, whether or not the purge has run", async () => {
    const { founder, workspace, slug } = await staffed(api, "compliance-ops");
    await founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
    await endWindow("workspace", workspace);
    const restore = () => platform.client.workspaces.restore.mutate({ actingAs: "platform", workspace });
    expect(await errorOf(restore())).toMatchObject(over);
  });

  test("[C31] ends by the clock where its own people restore a workspace", async () => {
    const { founder, workspace, slug } = await staffed(api, "machine-fleet");
    await founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
    await endWindow("workspace", workspace);
    expect(await errorOf(founder.client.workspaces.restore.mutate({ workspace }))).toMatchObject(over);
  });

  test("ends by the clock for an organization", async () => {
    const founder = await api.person("Founder");
    const { org } = await found(api, founder, "ai-governance");
    await founder.client.organizations.requestDeletion.mutate({ organization: org, confirmation: "Test" });
    await platform.client.platform.confirmDeletion.mutate({ organization: org, confirmation: "Test" });
    await endWindow("organization", org);
    const restore = () =>
      platform.client.organizations.cancelDeletion.mutate({ actingAs: "platform", organization: org });
    expect(await errorOf(restore())).toMatchObject(over);
  });
});
