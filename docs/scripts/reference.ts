// `pnpm reference`: writes docs/reference.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { reference } from "./reference/index.ts";

const folder = join(import.meta.dirname, "../reference");
rmSync(folder, { recursive: true, force: true });
for (const { path, text } of reference()) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
console.log("wrote docs/reference");
