import { execFile, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/*
 * The command lines of the README and the documentation, on the demo and as they are written. Those of a page share a
 * sign-in and a folder; pages change the same demo, in this order.
 */

const root = resolve(import.meta.dirname, "../../..");
const home = mkdtempSync(join(tmpdir(), "bailiwick-readme-"));
const password = "bailiwick-demo\n";
let url = "";

/** An instance with its demo, as `npm start` starts it after building. */
const server = spawn(process.execPath, [join(root, "apps/api/src/main.ts")], {
  env: { PATH: process.env.PATH, PORT: "0", BAILIWICK_HOME: home },
  stdio: ["ignore", "pipe", "inherit"],
});
const gone = new Promise((resolve) => server.once("close", resolve));
afterAll(async () => {
  server.kill("SIGTERM");
  await gone;
  rmSync(home, { recursive: true, force: true });
});
beforeAll(async () => {
  url = await new Promise<string>((resolve, failed) => {
    let said = "";
    server.once("close", () => failed(new Error(`It ended: ${said}`)));
    server.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (/Ctrl\+C stops it/.test(said)) resolve(/http:\/\/localhost:\d+/.exec(said)?.[0] ?? "");
    });
  });
});

/** Who follows a page; everything else is followed by the owner of Payments production. */
const readers: Readonly<Record<string, string>> = {
  "docs/audit.md": "org-admin@security.example",
  "docs/internal-tool.md": "org-admin@security.example",
  "docs/machines.md": "owner@fleet.example",
  "docs/quotas.md": "org-admin@security.example",
  "docs/retention.md": "tenant-admin@governance.example",
};
const platformAdmin = "platform@bailiwick.example";

/** Pages that begin with a sign-in, and are followed from their first to their last line, also those of other programs. */
const followed = ["docs/quick-start.md", "docs/under-your-product.md"];

/** A person at a shell: a folder, and an `npx` that runs the tool from this repository. */
function person() {
  const folder = mkdtempSync(join(home, "person-"));
  const bin = join(folder, "bin");
  mkdirSync(bin);
  writeFileSync(
    join(bin, "npx"),
    `#!/bin/sh\nshift\nexec "${process.execPath}" "${join(root, "apps/cli/bin/bailiwick.mjs")}" "$@"\n`,
  );
  chmodSync(join(bin, "npx"), 0o755);
  const env = {
    PATH: [bin, process.env.PATH].join(delimiter),
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    BAILIWICK_HOME: home,
  };
  /** Runs a script; its error has what it printed. */
  return async (script: string) => {
    const here = script.replaceAll("http://localhost:4000", url);
    const running = promisify(execFile)("bash", ["--norc", "-euo", "pipefail", "-c", here], {
      cwd: folder,
      env,
    });
    running.child.stdin?.end(password);
    await running;
  };
}

const read = (page: string) => readFileSync(join(root, page), "utf8");
const blocks = (page: string) =>
  [...read(page).matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);

/** The lines of a page that run as they are: one with a placeholder, such as <id>, is only an example. */
function lines(page: string): string[] {
  return blocks(page)
    .flatMap((text) => text.split("\n"))
    .filter((line) => /^npx bailiwick [^<]+$/.test(line));
}

describe("a page that is followed from its first to its last line", () => {
  test.each(followed)("%s", async (page) => {
    const script = blocks(page).filter((text) => !text.startsWith("npm start"));
    expect(script.length).toBeGreaterThan(3);
    await person()(script.join(""));
  });
});

describe("every command line that runs as it is written", () => {
  const pages = readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`)
    .filter((page) => !followed.includes(page) && lines(page).length > 0);

  test.each(["README.md", ...pages])("%s", async (page) => {
    const reader = person();
    const admin = person();
    const isAdmins = (line: string) => /^npx bailiwick (?:people|platform) /.test(line);
    await reader(`npx bailiwick login --url ${url} --email ${readers[page] ?? "owner@compliance.example"}`);
    if (lines(page).some(isAdmins)) await admin(`npx bailiwick login --url ${url} --email ${platformAdmin}`);
    for (const line of lines(page)) await (isAdmins(line) ? admin : reader)(line);
  });
});
