#!/usr/bin/env node
// The sources are TypeScript, which the Node that comes with the packages runs directly; an older Node hands over to
// it.
import { spawnSync } from "node:child_process";
import module from "node:module";
import { fileURLToPath } from "node:url";

const main = new URL("../src/main.ts", import.meta.url);

if (process.features.typescript) {
  // Half of a short command's time is compiling.
  module.enableCompileCache(
    fileURLToPath(new URL("../../../node_modules/.cache/bailiwick", import.meta.url)),
  );
  await import(main.href);
} else {
  const node = fileURLToPath(new URL("../../../node_modules/.bin/node", import.meta.url));
  const { status, error } = spawnSync(node, [fileURLToPath(main), ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  if (error) console.error("Bailiwick is not installed completely; run `npm start` or `pnpm install` once.");
  process.exitCode = status ?? 1;
}
