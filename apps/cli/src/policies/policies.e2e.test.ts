import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { staffed, startApi } from "@bailiwick/api/testing";
import { describe, expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

const api = await startApi();

/** A workspace of ai-governance with a provider and the command line of its founder. */
async function governed() {
  const tenant = await staffed(api, "ai-governance");
  await tenant.founder.client.resources.create.mutate({
    organization: tenant.org,
    kind: "ai_provider",
    fields: { name: "Example AI", base_url: "https://models.example.com" },
  });
  return { ...tenant, ...cliOf(api.url, tenant.founder) };
}

const text = `policy "Small models" {
  priority 10
  effect allow
  models ["*-mini"]
}
`;

describe("bailiwick policies", () => {
  test("[M74] get and set: what is read can be written, and nothing else changes", async () => {
    const { run, config, workspace } = await governed();
    const at = `-w ${workspace}`;
    writeFileSync(join(config, "policies.txt"), text);
    expect(await run(`policies set policies.txt --dry-run ${at}`)).toEqual({
      code: 0,
      stdout: "Would add Small models.\n",
      stderr: "",
    });
    expect(await run(`policies get ${at}`)).toEqual({ code: 0, stdout: "", stderr: "" });
    expect((await run(`policies set policies.txt ${at}`)).stdout).toBe("Added Small models.\n");
    expect((await run(`policies get ${at}`)).stdout).toBe(text);
    expect(await run(`policies set ${at}`, { input: text })).toEqual({
      code: 0,
      stdout: "",
      stderr: "Nothing to change.\n",
    });
    const { version } = JSON.parse((await run(`policies get --json ${at}`)).stdout);
    const edited = text.replace("10", "20");
    expect((await run(`policies set --if-version ${version} ${at}`, { input: edited })).stdout).toBe(
      "Edited Small models: priority 10 → 20.\n",
    );
    expect(await run(`policies set --if-version ${version} ${at}`, { input: text })).toMatchObject({
      code: 1,
      stderr: "Someone changed this meanwhile. Read it again.\n",
    });
    expect(await run(`policies set ${at}`, { input: "policy {" })).toMatchObject({
      code: 1,
      stderr: 'text: Line 1, column 8: expected “"text"”.\n',
    });
    expect(await run(`policies set nowhere.txt ${at}`)).toMatchObject({
      code: 1,
      stderr: "nowhere.txt can't be read (ENOENT).\n",
    });
  });

  test("check: the answer and its reason, and the exit code says it to a script", async () => {
    const { run, workspace, as } = await governed();
    const at = `-w ${workspace}`;
    await run(`policies set ${at}`, {
      input: `${text}policy "Trial" { priority 1 effect deny mode observe }`,
    });
    expect(await run(`policies check "Example AI" atlas-4-mini ${at}`)).toEqual({
      code: 0,
      stdout: "“Trial” only observes: it would deny it.\nAllowed: The policy “Small models” allows it.\n",
      stderr: "",
    });
    expect(await cliOf(api.url, as("workspace_viewer")).run(`policies check Another m ${at}`)).toEqual({
      code: 1,
      stdout: "",
      stderr: "Denied: The organization has no such provider.\n",
    });
    expect(await run(`policies check "Example AI" m --risk 101 ${at}`)).toMatchObject({ code: 2 });
    const { slug, founder } = await staffed(api, "compliance-ops");
    expect(await cliOf(api.url, founder).run(`policies get -w ${slug}`)).toMatchObject({
      code: 1,
      stderr: "Here are no policies about models.\n",
    });
  });
});
