import type { Command } from "commander";
import { exportBundle } from "./export.ts";
import { verify } from "./verify.ts";

/** `bailiwick bundle …` */
export function bundles(root: Command): void {
  const group = root.command("bundle").description("take a workspace to another instance as one file");
  for (const command of [exportBundle, verify]) command(group);
}
