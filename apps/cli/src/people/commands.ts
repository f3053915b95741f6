import type { Command } from "commander";
import { erase } from "./erase.ts";

/** `bailiwick people …`: the people of the instance, for its platform admin. */
export function people(root: Command): void {
  erase(root.command("people").description("manage the people of the instance, as its platform admin"));
}
