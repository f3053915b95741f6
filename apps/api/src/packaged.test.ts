import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { testDatabase } from "@bailiwick/db/testing";
import { validate } from "dockerfile-utils";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visitor } from "./identity/testing.ts";
import { run, settingsOf } from "./testing/process.ts";

/* What `npm run package` makes, unpacked on a path without the repository. */

const database = await testDatabase();
const root = resolve(import.meta.dirname, "../../..");
const here = mkdtempSync(join(tmpdir(), "bailiwick-packaged-"));
const unpacked = join(here, "unpacked/bailiwick");
const files = () =>
  readdirSync(unpacked, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const start = promisify(execFile);
afterAll(() => rmSync(here, { recursive: true }));

beforeAll(async () => {
  await start(process.execPath, [join(root, "scripts/package.mjs"), here], { maxBuffer: 1e8 });
  const file = readdirSync(here).find((name) => name.endsWith(".tgz")) ?? "";
  mkdirSync(join(here, "unpacked"));
  await start("tar", ["-xzf", join(here, file), "-C", join(here, "unpacked")]);
  rmSync(join(here, "bailiwick"), { recursive: true });
});

test("it serves the console, the reference and the API, and stops cleanly", async () => {
  const server = run(database, {}, join(unpacked, "server.mjs"));
  const url = await server.address();
  const visitor = new Visitor(url);
  const signUp = { name: "Newcomer", email: "newcomer@company.example", password: "correct horse battery" };
  expect(await visitor.post("/api/auth/sign-up/email", signUp)).toMatchObject({ status: 200 });
  const page = await (await fetch(`${url}/workspaces`)).text();
  const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = ""]) => path);
  expect(scripts.length).toBeGreaterThan(0);
  for (const path of [...scripts, "/api/reference", "/api/reference/swagger-ui.css", "/readyz"])
    expect((await fetch(url + path)).status, path).toBe(200);
  server.child.kill("SIGTERM");
  expect(await server.ended).toMatchObject({ code: 0, stderr: "" });
});

test("the command line beside it checks the instance", async () => {
  const { stdout } = await start(process.execPath, [join(unpacked, "bailiwick"), "doctor"], {
    env: settingsOf(database),
  });
  expect(stdout).toMatch(/All \d+ checks are in order/);
});

test("it has no build tool and no source, and is smaller than 150 MB", () => {
  const total = files().reduce((sum, file) => sum + statSync(file).size, 0);
  expect(total).toBeLessThan(150e6);
  const names = files().map((file) => file.slice(unpacked.length));
  expect(names.filter((name) => /\.(tsx?|test\.m?js)$/.test(name))).toEqual([]);
  expect(names.filter((name) => /\/(typescript|vite|vitest|rolldown|tsdown|turbo)\//.test(name))).toEqual([]);
});

test("it names the packages inside and their licenses", () => {
  const notices = readFileSync(join(unpacked, "THIRD-PARTY-NOTICES.txt"), "utf8");
  const { bomFormat, components } = JSON.parse(readFileSync(join(unpacked, "SBOM.json"), "utf8"));
  expect(bomFormat).toBe("CycloneDX");
  const listed = new Set(
    components.map(({ name, group }: { name: string; group?: string }) =>
      group ? `${group}/${name}` : name,
    ),
  );
  for (const name of ["fastify", "better-auth", "zod", "pg"]) {
    expect(notices).toMatch(new RegExp(`^${name} \\d.*\\(MIT\\)$`, "m"));
    expect(listed).toContain(name);
  }
  // The documentation site's, which a package of ours names as an optional peer.
  for (const name of ["vitepress", "vue", "shiki"]) expect(listed).not.toContain(name);
});

test("the files for containers pass their linters", async () => {
  const packaging = join(root, "packaging");
  expect(validate(readFileSync(join(packaging, "Dockerfile"), "utf8"))).toEqual([]);
  const dclint = join(root, "node_modules/.bin/dclint");
  await start(dclint, [join(packaging, "compose.yaml"), "--max-warnings", "0"]);
});
