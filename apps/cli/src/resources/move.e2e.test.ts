import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { staffed, startApi } from "@bailiwick/api/testing";
import { expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

const api = await startApi();

/** An organization of data-security with a connector in its default workspace, and another workspace. */
async function security() {
  const tenant = await staffed(api, "data-security");
  const { client } = tenant.founder;
  await client.workspaces.create.mutate({ organization: tenant.org, name: "Staging", slug: "staging" });
  const fields = { name: "Customer data", type: "s3" };
  const where = { workspace: tenant.workspace, kind: "connector" };
  const { id } = await client.resources.create.mutate({ ...where, fields });
  const command = `resources move connector ${id} -w ${tenant.workspace} --to staging`;
  return { ...tenant, id, command, ...cliOf(api.url, tenant.founder) };
}

test("[S12] a connector is moved after its title was passed, and the receipt is verified offline", async () => {
  const { run, config, command, id, slug } = await security();
  const preview = await run(`${command} --preview`);
  expect(preview.stdout).toMatch(/^Would move to Staging: 1 Connector\.\nLose sight of it: 3\n {2}.* <.*>\n/);
  expect(await run(command)).toEqual({
    code: 2,
    stdout: "",
    stderr: 'To move it, pass --confirm "Customer data".\n',
  });
  expect(await run(`${command} --confirm "Customer data" --receipt move.json`)).toEqual({
    code: 0,
    stdout: "Moved Connector Customer data to Staging: 1 Connector.\nReceipt: move.json\n",
    stderr: "",
  });
  expect((await run(`resources get connector ${id} -w ${slug}/staging`)).stdout).toContain("Customer data");

  const verified = await run("receipt verify move.json");
  expect(verified.stdout).toMatch(
    /^Intact: connector Customer data, moved from .* to Staging\.\nBy .*connector: 1\n$/,
  );
  const file = join(config, "move.json");
  writeFileSync(
    join(config, "forged.json"),
    readFileSync(file, "utf8").replace('"amount": 1', '"amount": 2'),
  );
  expect(await run("receipt verify forged.json")).toMatchObject({
    code: 1,
    stderr: "forged.json was changed after it was written.\n",
  });
  writeFileSync(join(config, "other.json"), "{}");
  expect((await run("receipt verify other.json")).stderr).toBe("other.json is not the receipt of a move.\n");
});

test("a receipt is found in an exported log, and in no other", async () => {
  const { run, config, command, org, founder } = await security();
  await run(`${command} --confirm "Customer data" --receipt move.json`);
  const items = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await founder.client.audit.list.query({ organization: org, limit: 100, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  const lines = items.toReversed().map((entry) => `${JSON.stringify(entry)}\n`);
  writeFileSync(join(config, "log.ndjson"), lines.join(""));
  const found = await run("receipt verify move.json --log log.ndjson --json");
  const { seq } = JSON.parse(found.stdout);
  expect(items.find((entry) => entry.seq === seq)?.action).toBe("resource.moved");
  writeFileSync(join(config, "short.ndjson"), lines.slice(0, 2).join(""));
  expect(await run("receipt verify move.json --log short.ndjson")).toMatchObject({
    code: 1,
    stderr: "short.ndjson doesn't have this receipt.\n",
  });
});

test("nothing moves when the receipt can't be written or the target is refused", async () => {
  const { run, config, command, id, workspace, founder } = await security();
  writeFileSync(join(config, "taken.json"), "");
  const confirmed = `${command} --confirm "Customer data"`;
  expect(await run(`${confirmed} --receipt taken.json`)).toMatchObject({
    code: 1,
    stderr: "There is already a file taken.json.\n",
  });
  expect(await run(`${confirmed.replace("staging", "nowhere")} --receipt new.json`)).toMatchObject({
    code: 1,
    stderr: "There is no such workspace that you can see.\n",
  });
  await founder.client.resources.get.query({ workspace, kind: "connector", id });
  expect((await run("receipt verify new.json")).stderr).toBe("There is no file new.json.\n");
});
