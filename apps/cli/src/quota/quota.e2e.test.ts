import { staffed, startApi } from "@bailiwick/api/testing";
import { expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

/* The real tool as a child process, against the product on a port and on a separate database. */

const api = await startApi();

test("[S37][S41] quota allot, show and verify", async () => {
  const { founder, slug, org, as, workspace } = await staffed(api, "data-security");
  const name = (await founder.client.workspaces.get.query({ workspace })).slug;
  await founder.client.workspaces.create.mutate({ organization: org, name: "Staging", slug: "staging" });
  const { run } = cliOf(api.url, founder);
  expect(await run(`quota allot scans ${name}=700 staging=300 --organization ${slug}`)).toEqual({
    code: 0,
    stdout: "Allotted 1000 of 1000 scans.\n",
    stderr: "",
  });
  await founder.client.usage.report.mutate({ workspace, meter: "scans", amount: 175, id: "one" });
  const shown = (await run(`quota show --organization ${slug}`)).stdout;
  expect(shown).toMatch(/^QUOTA +IN USE +UNTIL\nscans +█+░+ {2}17 % {2}175 of 1,000 +\d{4}-\d{2}-01\n/);
  expect(shown).toMatch(new RegExp(`\\nscans +${name} +700 +175\\n`));
  expect(shown).toMatch(/\nscans +staging +300 +0\n/);
  expect((await run(`quota show -w ${slug}/${name}`)).stdout).toContain("25 %  175 of 700");
  expect((await run(`quota verify --organization ${slug}`)).stdout).toBe("The ledger adds up: 4 entries.\n");

  expect(await run(`quota allot scans staging=301 --organization ${slug}`)).toEqual({
    code: 1,
    stdout: "",
    stderr: "The allotments add up to 1001, and the total is 1000.\n",
  });
  expect((await run(`quota allot scans staging --organization ${slug}`)).stderr).toBe(
    "staging is no allotment. Write <workspace>=<amount>, such as production=500.\n",
  );
  expect(
    await cliOf(api.url, as("viewer")).run(`quota allot scans staging=1 --organization ${slug}`),
  ).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("You need"),
  });
  const operator = cliOf(api.url, await api.person("Platform admin", { platformAdmin: true }));
  expect(await operator.run(`quota correct scans -w ${slug}/${name} --by -75 --reason "Ran twice"`)).toEqual({
    code: 0,
    stdout: "100 scans are recorded as used.\n",
    stderr: "",
  });
  expect((await run(`quota verify --organization ${slug}`)).stdout).toBe("The ledger adds up: 5 entries.\n");
  expect(await run(`quota correct scans -w ${slug}/${name} --by 1 --reason Mine`)).toMatchObject({
    code: 1,
    stderr: "Only the platform admin can correct the recorded usage of a quota.\n",
  });
  expect((await run(`organizations update --organization ${slug} --time-zone Europe/Berlin`)).stdout).toMatch(
    / is Europe\/Berlin from the next period on\.\n$/,
  );
  await api.owner.query("UPDATE quota_balance SET used = used + 1 WHERE org_id = $1 AND place = $2", [
    org,
    workspace,
  ]);
  expect(await run(`quota verify --organization ${slug}`)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("The ledger does not add up."),
  });
});

test("resources run starts a scan, and waits until its worker is done", async () => {
  const { as, workspace } = await staffed(api, "data-security");
  const connector = await as("admin").client.resources.create.mutate({
    workspace,
    kind: "connector",
    fields: { name: "Files", type: "s3" },
  });
  const { text } = await as("admin").client.keys.issue.mutate({
    workspace,
    name: "Worker",
    scopes: ["scan:read", "scan:work"],
  });
  const { run } = cliOf(api.url, as("editor"));
  const ended = run(`resources run scan ${connector.id} -w ${workspace} --wait`);
  const worker = api.client(text);
  const claim = async () => (await worker.runs.claim.mutate({ workspace, kind: "scan" })).run;
  await expect
    .poll(async () => {
      const claimed = await claim();
      if (claimed === null) return null;
      return worker.runs.finish.mutate({ workspace, kind: "scan", run: claimed.id, lease: claimed.lease });
    })
    .toMatchObject({ state: "done" });
  expect(await ended).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Scan [\w-]+: done\.\n$/) });
  expect((await run(`resources run connector ${connector.id} -w ${workspace}`)).stderr).toBe(
    "Resources of the kind connector have no runs.\n",
  );
});
