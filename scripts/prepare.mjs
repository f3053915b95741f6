// What `npm start` and `npm test` share: with only Node and npm, install the packages and build what is stale.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node that runs everything; it comes with the packages, regardless of the machine's. */
export const node = join(root, "node_modules/.bin/node");

/** The sources of the console, the command line and the database client, and what is built of them. */
const sources = [
  ...["index.html", "package.json", "public", "src", "vite.config.ts"].map((name) => `apps/web/${name}`),
  ...["package.json", "src", "tsdown.config.ts"].map((name) => `apps/cli/${name}`),
  ...["domain", "contracts", "client", "db"].map((name) => `packages/${name}/src`),
  ...["prisma.config.ts", "prisma/schema", "scripts"].map((name) => `packages/db/${name}`),
  "packaging/keeps-places.ts",
  "pnpm-lock.yaml",
];
const products = [
  "apps/web/dist/index.html",
  "apps/cli/dist/bailiwick.mjs",
  "packages/db/src/generated/client.ts",
];

const installStamp = join(root, "node_modules/.bailiwick-installed");
const buildStamp = join(root, "node_modules/.bailiwick-built");

/** A failed step; its output has the reason. */
export class StepFailed extends Error {}

/** Refuses a Node that is too old for the tools, with one sentence. */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new StepFailed(`Bailiwick needs Node 20.19 or newer, and this is Node ${version}.`);
  }
}

/** Installs the packages if there are none, or if they do not match the lock file. */
export async function install() {
  const wanted = hash(
    ["pnpm-lock.yaml", "pnpm-workspace.yaml"].map((name) => readFileSync(join(root, name))),
  );
  if (existsSync(node) && read(installStamp) === wanted) return;
  console.log("Installing packages …");
  await step(
    "Installing the packages",
    pnpm("install", "--frozen-lockfile", "--config.confirm-modules-purge=false", "--loglevel=error"),
  );
  writeFileSync(installStamp, wanted);
}

/** Generates the database client and builds the console, unless they are up to date. */
export async function build() {
  const present = products.every((name) => existsSync(join(root, name)));
  const wanted = fingerprint();
  if (present && read(buildStamp) === wanted) return;
  console.log("Building …");
  const turbo = ["exec", "turbo", "run", "generate", "build", "--ui=stream", "--output-logs=errors-only"];
  await step("Building", pnpm(...turbo));
  writeFileSync(buildStamp, wanted);
}

/** A command line for the pinned pnpm, which npx downloads once. */
export function pnpm(...args) {
  return ["npx", "-y", "pnpm@12.21.0", ...args];
}

/**
 * Runs a command with its output on ours.
 * @returns its exit status, 1 if it was killed or could not be started.
 */
export function run([command, ...args], env = {}, cwd = root) {
  const child = spawn(command, args, {
    cwd,
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      PATH: [join(cwd, "node_modules/.bin"), process.env.PATH].join(delimiter),
      TURBO_TELEMETRY_DISABLED: "1",
      ...env,
    },
  });
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("close", (status) => resolve(status ?? 1));
  });
}

/** Runs one step of several; throws StepFailed if the command fails. */
export async function step(what, command) {
  if ((await run(command)) !== 0) throw new StepFailed(`${what} failed.`);
}

/** Names, sizes and times of the sources: enough to see that nothing changed, without reading everything. */
function fingerprint() {
  return hash(sources.flatMap((name) => describe(join(root, name))));
}

function describe(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [`${path} missing`];
  if (!found.isDirectory()) return [`${path} ${found.size} ${found.mtimeMs}`];
  return readdirSync(path)
    .filter((name) => name !== "generated")
    .sort()
    .flatMap((name) => describe(join(path, name)));
}

function hash(parts) {
  const sum = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  for (const part of parts) sum.update(part).update("\n");
  return sum.digest("hex");
}

function read(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
