import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startApi } from "@bailiwick/api/testing";
import { testDatabase } from "@bailiwick/db/testing";
import { expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

const api = await startApi();
const database = await testDatabase();
const other = await startApi({ on: { ...database, secret: "the secret of another instance" } });

test("a workspace is exported to one file, which is verified without a server; one that was changed isn't", async () => {
  const owner = await api.person("Owner");
  const given = { blueprint: "compliance-ops", name: "Payments", slug: "payments" };
  await owner.client.organizations.create.mutate(given);
  const { run, config } = cliOf(api.url, owner);

  const wrote = await run("bundle export payments -o payments.bundle");
  expect(wrote).toMatchObject({ code: 0, stderr: "" });
  expect(wrote.stdout).toMatch(
    /^Exported Payments to payments\.bundle: [0-9]+ rows\.\nBundle [0-9a-f]{64}\n$/,
  );
  expect(await run("bundle export payments -o payments.bundle")).toMatchObject({
    code: 1,
    stderr: "There is already a file payments.bundle.\n",
  });

  const verified = await run("bundle verify payments.bundle");
  expect(verified).toMatchObject({ code: 0, stderr: "" });
  expect(verified.stdout).toMatch(
    /^Intact: Payments, exported from http\S+ at \S+\.\nworkspace_setting: [0-9]+, member: 1, audit_entry: [0-9]+\nBundle [0-9a-f]{64}\nSigned by ([0-9a-f]{64})\.\n$/,
  );
  const [, signedBy = ""] = /Signed by ([0-9a-f]{64})/.exec(verified.stdout) ?? [];
  expect(await run(`bundle verify payments.bundle --fingerprint ${signedBy}`)).toMatchObject({ code: 0 });
  expect(await run(`bundle verify payments.bundle --fingerprint ${"0".repeat(64)}`)).toEqual({
    code: 1,
    stdout: "",
    stderr: `payments.bundle was signed by another instance: ${signedBy}.\n`,
  });

  const text = readFileSync(join(config, "payments.bundle"), "utf8");
  const refused = async (name: string, changed: string, sentence: string) => {
    writeFileSync(join(config, name), changed);
    expect(await run(`bundle verify ${name}`)).toEqual({ code: 1, stdout: "", stderr: `${sentence}\n` });
  };
  await refused(
    "changed.bundle",
    text.replace('"name": "Owner"', '"name": "Other"'),
    "The part member of this bundle was changed after it was signed.",
  );
  await refused("cut.bundle", text.slice(0, -20), "This bundle ends in the middle of a line.");
  await refused("longer.bundle", `${text}{}\n`, "This bundle goes on after its last part.");
  await refused("other.bundle", "a,b\n", "This file is not a bundle.");
  expect(await run("bundle verify none.bundle")).toMatchObject({
    code: 1,
    stderr: "There is no file none.bundle.\n",
  });
});

test("[V15] a workspace is imported on another instance once its operator trusts the first, and its log verifies there offline", async () => {
  const owner = await api.person("Owner");
  const given = { blueprint: "compliance-ops", name: "Ledger", slug: "ledger" };
  await owner.client.organizations.create.mutate(given);
  const here = cliOf(api.url, owner);
  await here.run("bundle export ledger -o ledger.bundle");

  const mover = await other.person("Mover");
  const there = cliOf(other.url, mover);
  const env = { DATABASE_URL: database.adminUrl, BAILIWICK_SECRET: database.secret };
  writeFileSync(join(there.config, "ledger.bundle"), readFileSync(join(here.config, "ledger.bundle")));
  const strange = await there.run("bundle import ledger.bundle");
  expect(strange).toMatchObject({ code: 1, stdout: "" });
  expect(strange.stderr).toMatch(
    /^This bundle was signed by [0-9a-f]{64}, which the operator of this instance doesn't trust\.\n$/,
  );

  const [signer = ""] = /[0-9a-f]{64}/.exec(strange.stderr) ?? [];
  expect(await there.run("bundle trust ledger.bundle --name First", { env })).toMatchObject({
    code: 0,
    stdout: `Bundles signed by ${signer} can be imported now.\n`,
  });
  expect((await there.run("bundle trusted", { env })).stdout).toMatch(
    new RegExp(`^FINGERPRINT +NAME +SINCE\\n${signer}  First +\\S+\\n$`),
  );
  const planned = await there.run("bundle import ledger.bundle --dry-run");
  expect(planned).toMatchObject({ code: 0, stderr: "" });
  expect(planned.stdout).toContain("Would import Ledger into Ledger as ledger.\n");
  expect(planned.stdout).toContain(`Invited: ${owner.email} (owner)\n`);
  const done = await there.run("bundle import ledger.bundle");
  expect(done.stdout).toContain("Imported Ledger into Ledger as ledger.\n");
  expect((await there.run("bundle import ledger.bundle")).stdout).toBe(
    "This bundle was imported already, as Ledger (ledger). Nothing changed.\n",
  );

  expect(await there.run("bundle log brought -w ledger")).toMatchObject({ code: 0, stderr: "" });
  const verified = await there.run("audit verify --bundle brought");
  expect(verified).toMatchObject({ code: 0, stderr: "" });
  // The own log of the new workspace is another chain.
  expect(await there.run("audit bundle own -w ledger")).toMatchObject({ code: 0 });
  expect(await there.run("audit verify --bundle own")).toMatchObject({ code: 0 });
  expect(await there.run("bundle log again -w nowhere")).toMatchObject({ code: 1 });

  expect(await there.run(`bundle untrust ${signer}`, { env })).toMatchObject({ code: 0, stderr: "" });
  expect(await there.run(`bundle untrust ${signer}`, { env })).toMatchObject({ code: 1 });
  expect((await there.run("bundle import ledger.bundle --slug again")).stderr).toBe(strange.stderr);
});
