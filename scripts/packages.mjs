// `pnpm packages [folder]`: builds the packages that other projects install, and packs each as npm would publish it,
// into dist/packages or the folder that is named.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { install, pnpm, root, StepFailed, step } from "./prepare.mjs";

const packages = ["domain", "contracts", "client"];
const folder = resolve(process.argv[2] ?? join(root, "dist/packages"));

try {
  await install();
  mkdirSync(folder, { recursive: true });
  const turbo = ["exec", "turbo", "run", "package", "--ui=stream", "--output-logs=errors-only"];
  await step("Building the packages", pnpm(...turbo));
  for (const name of packages) {
    const filter = ["--filter", `@bailiwick/${name}`];
    await step(`Packing ${name}`, pnpm(...filter, "pack", "--pack-destination", folder));
  }
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
