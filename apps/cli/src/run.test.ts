import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { run } from "./run.ts";

let config = "";
let stdout = "";
let stderr = "";

beforeEach(() => {
  config = mkdtempSync(join(tmpdir(), "bailiwick-run-"));
  vi.stubEnv("XDG_CONFIG_HOME", config);
  stdout = "";
  stderr = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(config, { recursive: true, force: true });
});

const ended = async (args: string) => ({ code: await run(args.split(" ")), stdout, stderr });

describe("run", () => {
  test("shows the commands for --help, and succeeds", async () => {
    expect(await ended("--help")).toMatchObject({ code: 0, stderr: "" });
    for (const command of ["login", "logout", "workspaces", "members", "audit", "doctor"]) {
      expect(stdout).toContain(command);
    }
  });

  test.each([
    ["an unknown command", "fly", "unknown command 'fly'"],
    ["a group without a command", "members", "Usage: bailiwick members"],
    ["an unknown option", "members list --all", "unknown option '--all'"],
    ["a missing option", "members add --email a@b.example", "required option '--role <key>'"],
    ["too many arguments", "members list production", "too many arguments"],
    ["a number that is none", "members list --limit many", "It has to be a whole number from 1."],
    ["a word that is not on the list", "audit list --outcome maybe", "Allowed choices are done, refused."],
    ["options that exclude each other", "audit list --workspace a --organization b", "cannot be used with"],
    ["an address that is none", "login --url here", "It has to be an address such as"],
    ["a permission that is none", "access explain everything", "A permission is named like member:add."],
    ["permissions that are none", "roles create --name A --permissions all", "There is no permission all."],
    ["a value without its resource", "resources update certificate", "missing required argument 'id'"],
    ["a deletion without its confirmation", "resources delete risk a", "required option '--confirm <title>'"],
    ["a head that is none", "audit verify --file a --head 1", "a colon and 64 hex digits."],
  ])("reports the problem with %s, and exits with 2", async (_, args, said) => {
    expect(await ended(args)).toMatchObject({ code: 2, stdout: "" });
    expect(stderr).toContain(said);
  });

  test.each([
    "workspaces list",
    "workspaces create --name Production",
    "members list",
    "teams list",
    "teams add Research --email a@b.example",
    "roles list",
    "access explain member:add",
    "members add --email a@b.example --role viewer",
    "resources kinds",
    "resources create certificate host=a.example",
    "audit list",
    "audit verify",
  ])("tells a caller who is not signed in to sign in first: %s", async (args) => {
    const said = 'Not signed in. Run "bailiwick login".\n';
    expect(await ended(args)).toEqual({ code: 1, stdout: "", stderr: said });
  });

  test("has nothing to sign out of when not signed in", async () => {
    expect(await ended("logout")).toMatchObject({ code: 0, stderr: "You were not signed in.\n" });
  });

  test("reports in one sentence what is wrong with an export", async () => {
    expect(await ended(`audit verify --file ${config}/none`)).toEqual({
      code: 1,
      stdout: "",
      stderr: `There is no file ${config}/none.\n`,
    });
  });
});
