import { createHash } from "node:crypto";
import {
  at,
  type Configuration,
  type ConfigurationChange,
  type ConfigurationSection,
  can,
  canonicalJson,
  configurationDifference,
  configurationNeeds,
  configurationSections,
  demand,
  itemsOf,
  keptRole,
  maxConfigurationChanges,
  normalizeSetting,
  noSuchSetting,
  Refused,
  refuse,
  sectionsOf,
} from "@bailiwick/domain";
import { readRoles } from "../roles/internal.ts";
import { canonicalRules } from "../security/change.ts";
import { type Here, type Live, levelOf, readConfiguration } from "./read.ts";

/** A file beside what is there. */
export type Compared = {
  readonly live: Live;
  readonly changes: readonly ConfigurationChange[];
  /** Of the file and of what it is about: the same as long as neither changes. */
  readonly fingerprint: string;
};

/**
 * Compares a file with what is there. A change calls it under the organization's lock, so that both stay so until the
 * commit.
 * @throws Refused for a section that is not there, that the caller can't read, or that is too long, and for too many changes
 */
export async function compare(ctx: Here, given: Configuration): Promise<Compared> {
  const named = configurationSections.filter((section) => given[section] !== undefined);
  demandSections(ctx, named);
  const wanted = normalized(ctx, given);
  const live = await readConfiguration(ctx, named);
  const { blueprint, now } = ctx;
  const kept = [blueprint.owner.role, keptRole(blueprint)?.key ?? blueprint.owner.role];
  const changes = configurationDifference(live.file, wanted, { now, kept });
  if (changes.length > maxConfigurationChanges)
    throw new Refused(refuse("configuration_limit", { amount: maxConfigurationChanges }));
  // What people can do by a role is part of what a plan shows of them.
  const roles = (await readRoles(ctx)).map(({ level, key, permissions }) => ({ level, key, permissions }));
  const compared = [itemsOf(live.file, now), itemsOf(wanted, now), roles];
  const fingerprint = createHash("sha256").update(canonicalJson(compared)).digest("hex");
  return { live, changes, fingerprint };
}

/** Refuses sections that a file of this place does not have, or that the caller can't read. */
function demandSections(ctx: Here, named: readonly ConfigurationSection[]): void {
  const level = levelOf(ctx);
  const sections = sectionsOf(ctx.blueprint, level);
  for (const section of named) {
    const path = `file.${section}`;
    if (!sections.includes(section))
      throw new Refused(refuse("configuration_section", { section, sections }, path));
    for (const permission of configurationNeeds[level][section]) demand(can(ctx.actor, permission));
  }
}

/** The file in the form in which its values are kept. */
function normalized({ blueprint }: Here, file: Configuration): Configuration {
  const settings =
    file.settings &&
    Object.fromEntries(
      Object.entries(file.settings).map(([key, value]) => {
        const spec = blueprint.settings.find((each) => each.key === key);
        if (spec === undefined) throw new Refused(at(`file.settings.${key}`, noSuchSetting));
        return [key, normalizeSetting(spec, value)];
      }),
    );
  return { ...file, settings, securityPolicy: file.securityPolicy && canonicalRules(file.securityPolicy) };
}
