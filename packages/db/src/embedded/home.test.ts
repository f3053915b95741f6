import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { OperatorError } from "../operator-error.ts";
import { loadSecret, rolePassword } from "../setup/secret.ts";
import { openHome } from "./home.ts";

const folder = mkdtempSync(join(tmpdir(), "bailiwick-home-"));
afterAll(() => rmSync(folder, { recursive: true }));

function place(name: string): string {
  return join(folder, name);
}

function failure(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(OperatorError);
    return error instanceof Error ? error.message : "";
  }
  throw new Error("nothing was refused");
}

describe("the data folder", () => {
  test("is created with its marker when it is missing, and opens again later", () => {
    const path = place("deep/new");
    expect(openHome({ BAILIWICK_HOME: path })).toBe(path);
    expect(JSON.parse(readFileSync(join(path, "bailiwick.json"), "utf8"))).toEqual({ format: 1 });
    expect(openHome({ BAILIWICK_HOME: path })).toBe(path);
  });

  test("can be an empty existing folder, or one with only what a file system puts there", () => {
    mkdirSync(place("volume/lost+found"), { recursive: true });
    expect(openHome({ BAILIWICK_HOME: place("volume") })).toBe(place("volume"));
  });

  test("is refused when it has unrelated files, which are left unchanged", () => {
    mkdirSync(place("theirs"));
    writeFileSync(place("theirs/letter.txt"), "hello");
    expect(failure(() => openHome({ BAILIWICK_HOME: place("theirs") }))).toBe(
      `The folder ${place("theirs")} holds files that are not Bailiwick's; set BAILIWICK_HOME to an empty or new folder.`,
    );
    expect(readdirSync(place("theirs"))).toEqual(["letter.txt"]);
  });

  test("is refused when its marker is damaged or has another format", () => {
    mkdirSync(place("damaged"));
    writeFileSync(place("damaged/bailiwick.json"), "{");
    expect(failure(() => openHome({ BAILIWICK_HOME: place("damaged") }))).toMatch(/cannot be read\.$/);
    mkdirSync(place("newer"));
    writeFileSync(place("newer/bailiwick.json"), '{"format":2}');
    expect(failure(() => openHome({ BAILIWICK_HOME: place("newer") }))).toMatch(
      /has format 2 and this version reads/,
    );
  });

  test("is refused, with the reason, when a file is in its place", () => {
    writeFileSync(place("file"), "");
    expect(failure(() => openHome({ BAILIWICK_HOME: place("file") }))).toMatch(
      /there is a file in the way\.$/,
    );
    expect(failure(() => openHome({ BAILIWICK_HOME: place("file/below") }))).toMatch(
      /there is a file in the way\.$/,
    );
  });
});

describe("the instance secret", () => {
  test("is created once, is readable only by its owner, and stays", () => {
    const home = openHome({ BAILIWICK_HOME: place("secret") });
    const secret = loadSecret(home, {});
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(statSync(join(home, "secret")).mode & 0o777).toBe(0o600);
    expect(loadSecret(home, {})).toBe(secret);
  });

  test("is taken from the environment if set, without writing anything", () => {
    const home = openHome({ BAILIWICK_HOME: place("given") });
    expect(loadSecret(home, { BAILIWICK_SECRET: "x".repeat(32) })).toBe("x".repeat(32));
    expect(statSync(join(home, "secret"), { throwIfNoEntry: false })).toBeUndefined();
  });

  test("is refused when it is too short, without being printed", () => {
    const home = openHome({ BAILIWICK_HOME: place("short") });
    expect(failure(() => loadSecret(home, { BAILIWICK_SECRET: "hunter2" }))).toBe(
      "BAILIWICK_SECRET is too short: it needs at least 32 characters.",
    );
    writeFileSync(join(home, "secret"), "");
    expect(failure(() => loadSecret(home, {}))).toMatch(/is damaged/);
  });

  test("gives each role its own password", () => {
    expect(rolePassword("s", "bailiwick_app")).toMatch(/^[0-9a-f]{64}$/);
    expect(rolePassword("s", "bailiwick_app")).not.toBe(rolePassword("s", "bailiwick_worker"));
    expect(rolePassword("s", "bailiwick_app")).not.toBe(rolePassword("t", "bailiwick_app"));
  });
});
