import type { Blueprint } from "@bailiwick/domain";
import { standsAlone } from "../../kinds.ts";
import { texts } from "../../texts/index.ts";

const t = texts.workspaces;

/**
 * The rules on a slug in words: among what it has to be unique, and whether it can be changed later. `organization` is the
 * name of the one that the workspace is made in; null for the slug of a new organization, which in a flat blueprint is its
 * workspace's as well.
 */
export function slugRules(rules: Blueprint, organization: string | null): string[] {
  const { slug } = rules;
  const unique =
    organization !== null && slug.scope === "organization" ? t.slugUniqueIn(organization) : t.slugUniqueHere;
  // An organization that holds workspaces keeps its own slug, whatever those may do.
  const changedBy = organization === null && !standsAlone(rules) ? "nobody" : slug.changedBy;
  return [unique, t.slugKept[changedBy]];
}
