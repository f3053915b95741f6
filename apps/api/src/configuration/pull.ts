import { PullConfiguration, PulledConfiguration } from "@bailiwick/contracts";
import {
  type ConfigurationSection,
  can,
  configurationNeeds,
  type PermissionName,
  Refused,
  sectionsOf,
} from "@bailiwick/domain";
import type { z } from "zod";
import { procedure } from "../procedure/trpc.ts";
import { toOpen } from "./needs.ts";
import { type Here, levelOf, readConfiguration } from "./read.ts";

/** A workspace or an organization as a settings file, as far as the caller can read it. */
export const pull = procedure(toOpen)
  .input(PullConfiguration)
  .output(PulledConfiguration)
  .query(async ({ ctx }) => {
    const level = levelOf(ctx);
    const leftOut: { section: ConfigurationSection; permission: PermissionName | null }[] = [];
    const file: Record<string, unknown> = {};
    for (const section of sectionsOf(ctx.blueprint, level)) {
      const lacking = configurationNeeds[level][section].find((name) => !can(ctx.actor, name).allowed);
      const read = lacking === undefined ? await readSection(ctx, section) : undefined;
      if (read === undefined) leftOut.push({ section, permission: lacking ?? null });
      else file[section] = read;
    }
    return {
      level,
      blueprint: ctx.blueprint.key,
      file: file as z.input<typeof PulledConfiguration>["file"],
      leftOut: leftOut as z.input<typeof PulledConfiguration>["leftOut"],
    };
  });

/** A section; undefined for one that is too long for a file. */
async function readSection(ctx: Here, section: ConfigurationSection): Promise<unknown> {
  try {
    return (await readConfiguration(ctx, [section])).file[section];
  } catch (error) {
    if (error instanceof Refused && error.refusal.reason === "too_big") return undefined;
    throw error;
  }
}
