import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { staffed, startApi } from "@bailiwick/api/testing";
import { expect, onTestFinished, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

/* The real tool as a child process, against the product on a port and on a separate database. */

const api = await startApi();

test("reviews start, show, decide, end, evidence and verify, and a record that was changed", async () => {
  const { founder, as, workspace } = await staffed(api, "compliance-ops");
  const { run } = cliOf(api.url, founder);
  const at = `--workspace ${workspace}`;
  expect((await run(`reviews start ${at} --name Quarterly --role owner`)).stdout).toMatch(
    /^Started Quarterly: 4 to review until \d{4}-\d\d-\d\d\.\n$/,
  );
  const items = JSON.parse((await run(`reviews show Quarterly ${at} --json`)).stdout);
  const viewer = items.find(({ subject }: { subject: string }) => subject === as("viewer").id);
  expect(await run(`reviews decide Quarterly ${viewer.id} ${at} --decision remove`)).toEqual({
    code: 0,
    stdout: `Decided about ${as("viewer").email}: remove.\n`,
    stderr: "",
  });
  expect((await run(`reviews list ${at}`)).stdout).toContain("1 of 4");
  expect((await run(`reviews end Quarterly ${at}`)).stdout).toBe("Ended Quarterly: 1 of 4 decided.\n");

  const folder = await mkdtemp(join(tmpdir(), "reviews-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { stdout: text } = await run(`reviews evidence Quarterly ${at}`);
  const file = join(folder, "record.json");
  await writeFile(file, text);
  const offline = cliOf("http://127.0.0.1:1", founder);
  const verdict = await offline.run(`reviews verify ${file}`);
  expect(verdict.stdout).toMatch(/^Intact: Quarterly \(ended\), 4 items\.\nSigned by [0-9a-f]{64}\.\n$/);
  expect(await offline.run(`reviews verify ${file} --fingerprint ${"0".repeat(64)}`)).toMatchObject({
    code: 1,
  });
  const whole = join(folder, "evidence.json");
  await writeFile(whole, (await run(`reviews package ${at}`)).stdout);
  expect((await offline.run(`reviews verify ${whole}`)).stdout).toMatch(
    /^Intact: evidence with 3 people and 1 access reviews\.\n/,
  );
  const report = join(folder, "access.json");
  await writeFile(report, (await run(`access report ${at} --format signed`)).stdout);
  expect((await offline.run(`reviews verify ${report}`)).stdout).toMatch(
    /^Intact: a report of access with 3 rows\.\n/,
  );
  const csv = (await run(`access report ${at} --permission member:add --format csv`)).stdout;
  expect(csv.split("\r\n").map((line) => line.split(",")[0])).toEqual(["name", "admin", "Founder", ""]);
  await writeFile(file, text.replace('"decision": "remove"', '"decision": "keep"'));
  expect(await offline.run(`reviews verify ${file}`)).toMatchObject({
    code: 1,
    stderr: `${file} was changed after it was signed.\n`,
  });
});
