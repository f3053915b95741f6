import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetCredentials, keepCredentials, readCredentials } from "./credentials.ts";

const credentials = {
  url: "http://localhost:4000",
  email: "owner@compliance.example",
  token: "t".repeat(32),
};
let config = "";
let file = "";

beforeEach(() => {
  config = mkdtempSync(join(tmpdir(), "bailiwick-credentials-"));
  file = join(config, "bailiwick/credentials.json");
  vi.stubEnv("XDG_CONFIG_HOME", config);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(config, { recursive: true, force: true });
});

test("credentials are stored, read and deleted", async () => {
  expect(await readCredentials()).toBeNull();
  await keepCredentials(credentials);
  expect(await readCredentials()).toEqual(credentials);
  await forgetCredentials();
  expect(await readCredentials()).toBeNull();
  await forgetCredentials();
});

test("only the user can read the file, even if it existed and was readable by all", async () => {
  await keepCredentials(credentials);
  expect(statSync(join(config, "bailiwick")).mode & 0o777).toBe(0o700);
  writeFileSync(file, "{}", { mode: 0o644 });
  await keepCredentials(credentials);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(credentials);
});

test("a damaged file is reported, with the remedy", async () => {
  await keepCredentials(credentials);
  for (const text of ["", "{", '{"url": 1}']) {
    writeFileSync(file, text);
    await expect(readCredentials()).rejects.toThrow(
      `The credentials in ${file} are damaged; run "bailiwick login" again.`,
    );
  }
});
