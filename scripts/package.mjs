// `npm run package [folder]`: the product as one folder without build tools, dist/bailiwick, and as a file of it,
// dist/bailiwick-<version>.tgz.
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { build, install, pnpm, requireNode, root, run, StepFailed, step } from "./prepare.mjs";

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const to = resolve(process.argv[2] ?? join(root, "dist"));
const folder = join(to, "bailiwick");

/** What the modules find beside them, at its place in the repository. */
const beside = ["packages/db/sql", "packages/db/prisma/migrations", "apps/web/dist", "LICENSE"];
const viewerFiles = ["package.json", "swagger-ui.css", "swagger-ui-bundle.js"];

/** The name, version and license text of each package. */
function notices() {
  const list = join(folder, "app/packages.json");
  const texts = JSON.parse(readFileSync(list, "utf8")).map((path) => {
    const { name, version, license } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
    const file = readdirSync(path).find((each) => /^licen[cs]e/i.test(each));
    const text = file === undefined ? "" : readFileSync(join(path, file), "utf8");
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
  rmSync(list);
  return texts.sort().join(`\n${"-".repeat(80)}\n\n`);
}

try {
  requireNode();
  await install();
  await build();
  console.log("Packaging …");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const config = join(root, "packaging/tsdown.config.ts");
  const tsdown = ["tsdown", "--config", config, "--out-dir", join(folder, "app"), "--logLevel", "warn"];
  await step("Building the server", pnpm("exec", ...tsdown));
  for (const path of beside) cpSync(join(root, path), join(folder, path), { recursive: true });
  const viewer = dirname(
    createRequire(join(root, "apps/api/package.json")).resolve("swagger-ui-dist/package.json"),
  );
  mkdirSync(join(folder, "node_modules/swagger-ui-dist"), { recursive: true });
  for (const file of viewerFiles)
    copyFileSync(join(viewer, file), join(folder, "node_modules/swagger-ui-dist", file));
  for (const file of ["server.mjs", "bailiwick", "README.md"])
    copyFileSync(join(root, "packaging", file), join(folder, file));
  const about = { name: "bailiwick", version, license: "Apache-2.0", private: true, type: "module" };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(about, null, 2)}\n`);
  writeFileSync(join(folder, "THIRD-PARTY-NOTICES.txt"), notices());
  const sbom = ["sbom", "--sbom-format", "cyclonedx", "--sbom-type", "application", "--prod"];
  const parts = ["--filter", "@bailiwick/api", "--filter", "@bailiwick/cli"];
  await step("Listing the packages", pnpm(...parts, ...sbom, "--out", join(folder, "SBOM.json")));
  const file = join(to, `bailiwick-${version}.tgz`);
  if ((await run(["tar", "-czf", file, "-C", to, "bailiwick"])) !== 0) throw new StepFailed("tar failed.");
  console.log(`${folder}\n${file}`);
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
