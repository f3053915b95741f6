import type { Command } from "commander";
import { exportBundle } from "./export.ts";
import { importBundle } from "./import.ts";
import { log } from "./log.ts";
import { trust, trusted, untrust } from "./trust.ts";
import { verify } from "./verify.ts";

/** `bailiwick bundle …` */
export function bundles(root: Command): void {
  const group = root.command("bundle").description("take a workspace to another instance as one file");
  for (const command of [exportBundle, verify, importBundle, log, trust, trusted, untrust]) command(group);
}
