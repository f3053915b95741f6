import { describe, expect, test } from "vitest";
import { cliUser } from "./testing/cli.ts";

const { run } = cliUser();

describe("bailiwick", () => {
  test("shows its commands when it is asked for help, and succeeds", async () => {
    const { code, stdout, stderr } = await run("--help");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
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
    ["a head without a file", `audit verify --head 1:${"0".repeat(64)}`, "--head goes with --file."],
    ["a password without an address", "login", "Name your address with --email"],
  ])("answers %s with what is wrong, and exit code 2", async (_, args, said) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(said);
  });

  test.each([
    "workspaces list",
    "members list",
    "audit list",
    "audit verify",
    "members add --email a@b.example --role x",
  ])("tells somebody who is not signed in to sign in first: %s", async (args) => {
    expect(await run(args)).toEqual({
      code: 1,
      stdout: "",
      stderr: 'Nobody is signed in here; run "bailiwick login".\n',
    });
  });

  test("says in one sentence that a server cannot be reached", async () => {
    const login = await run("login --url http://127.0.0.1:9 --email a@b.example", { input: "a password\n" });
    expect(login).toEqual({
      code: 1,
      stdout: "",
      stderr: "The server cannot be reached. Check its address and the network.\n",
    });
  });

  test("says in one sentence that there is no instance to examine", async () => {
    const { code, stderr } = await run("doctor", { env: { BAILIWICK_HOME: "/nonexistent/bailiwick" } });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        "There is no Bailiwick in /nonexistent/bailiwick; start it there first, or set BAILIWICK_HOME.\n",
    });
  });
});
