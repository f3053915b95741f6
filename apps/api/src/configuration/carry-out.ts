import {
  about,
  type ConfigurationChange,
  type ConfigurationPart,
  type ConfigurationSection,
  Refused,
} from "@bailiwick/domain";
import { refusalOf } from "../procedure/errors.ts";
import type { Compared } from "./compare.ts";
import type { Here } from "./read.ts";
import { type Making, makeAllotments, makers } from "./steps.ts";

/** Makes the changes in turn, all of them or none. Returns the addresses that get an invitation. */
export async function carryOut(ctx: Here, { live, changes }: Compared): Promise<string[]> {
  const making: Making = { ctx, live, invited: [] };
  for (const change of changes) {
    if (change.part === "allotment") continue;
    const maker = makers[`${change.part}.${change.action}`];
    if (maker === undefined) throw new Error(`nothing makes ${change.part}.${change.action}`);
    await named(change, () => maker(making, change));
  }
  const allotments = changes.filter(({ part }) => part === "allotment");
  const [first] = allotments;
  if (first !== undefined) await named(first, () => makeAllotments(making, allotments));
  return making.invited;
}

/** Where a part is in a file. */
const sectionOf: Readonly<Record<ConfigurationPart, ConfigurationSection>> = {
  role: "roles",
  team: "teams",
  team_member: "teams",
  member: "members",
  team_grant: "teamGrants",
  setting: "settings",
  security_policy: "securityPolicy",
  webhook: "webhooks",
  allotment: "quotas",
};

/** Has a refusal say which change it is about. */
async function named(change: ConfigurationChange, make: () => Promise<unknown>): Promise<void> {
  try {
    await make();
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.code === "INTERNAL") throw error;
    const section = sectionOf[change.part];
    const what = Object.values(change.id).join(", ");
    throw new Refused(about(what === "" ? section : what, `file.${section}`, refusal));
  }
}
