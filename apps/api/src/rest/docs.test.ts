import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startApi } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";

/* The examples of docs/api.md, as they are written, in a shell. */

const api = await startApi();
const { founder, as, slug, workspace } = await staffed(api, "compliance-ops");
const { text: key } = await founder.client.keys.issue.mutate({
  workspace,
  name: "Documentation",
  scopes: ["workspace:read", "workspace:update", "member:read", "certificate:read", "access:check"],
});

const page = readFileSync(join(import.meta.dirname, "../../../../docs/api.md"), "utf8");
const examples = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);
const env = {
  PATH: process.env.PATH,
  BAILIWICK_URL: api.url,
  BAILIWICK_KEY: key,
  WORKSPACE: slug,
  EMAIL: as("admin").email,
};

test.each(examples)("%s", async (text) => {
  const { stdout } = await promisify(execFile)("bash", ["-ec", text], { env });
  const answer = JSON.parse(stdout) as Record<string, unknown>;
  expect(answer).not.toHaveProperty("reason");
  if (text.includes('/access/v1/evaluation"')) expect(answer.decision).toBe(true);
});

test("there are examples of every part", () => {
  expect(examples.length).toBeGreaterThan(8);
});
