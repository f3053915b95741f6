import type { Command } from "commander";
import { decide, end, start } from "./change.ts";
import { evidence, evidencePackage, verify } from "./evidence.ts";
import { list, show } from "./list.ts";

/** `bailiwick reviews …` */
export function reviews(root: Command): void {
  const group = root
    .command("reviews")
    .description("review who has access to a workspace or an organization, and keep the evidence");
  for (const command of [list, show, start, decide, end, evidence, evidencePackage, verify]) command(group);
}
