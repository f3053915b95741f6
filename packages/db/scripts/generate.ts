import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

// Prisma looks for a schema engine that `generate` never runs, and would download one; any executable satisfies it.
const env = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  CHECKPOINT_DISABLE: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  ...process.env,
};
const cli = join(dirname(createRequire(import.meta.url).resolve("prisma/package.json")), "build", "index.js");
const { status } = spawnSync(process.execPath, [cli, "generate"], {
  env,
  stdio: "inherit",
  cwd: join(import.meta.dirname, ".."),
});
process.exitCode = status ?? 1;
