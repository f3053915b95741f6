import type { Blueprint } from "@bailiwick/domain";
import { standsAlone } from "../../kinds.ts";
import { texts } from "../../texts/index.ts";

const t = texts.workspaces;

/**
 * The rules of the slug in words: where it has to be unique, and whether it can be changed later. `organization` is the
 * name of the workspace's organization; null for the slug of a new organization, which in a flat blueprint is also its
 * workspace's.
 */
export function slugRules(rules: Blueprint, organization: string | null): string[] {
  const { slug } = rules;
  const unique =
    organization !== null && slug.scope === "organization" ? t.slugUniqueIn(organization) : t.slugUniqueHere;
  // An organization with workspaces keeps its own slug, whatever the workspaces' rule is.
  const changedBy = organization === null && !standsAlone(rules) ? "none" : slug.changedBy;
  return [unique, t.slugKept[changedBy]];
}
