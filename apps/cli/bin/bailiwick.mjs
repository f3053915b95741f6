#!/usr/bin/env node
import { existsSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

const built = new URL("../dist/bailiwick.mjs", import.meta.url);

if (existsSync(built)) {
  // Half of what is left of a short command's time is compiling.
  module.enableCompileCache?.(
    fileURLToPath(new URL("../../../node_modules/.cache/bailiwick", import.meta.url)),
  );
  await import(built.href);
} else {
  console.error("Bailiwick is not built yet; run `npm start` or `pnpm build` once.");
  process.exitCode = 1;
}
