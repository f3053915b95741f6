import { instanceScopes, type Permission } from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { nounTitle, type Part } from "../roles/groups.ts";

export type InstanceKey = Outputs["platform"]["keys"]["items"][number];

const nounOf = ({ name }: Permission) => name.slice(0, name.indexOf(":"));

function part(title: string, rows: readonly Permission[]): Part {
  const nouns = [...new Set(rows.map(nounOf))];
  const groups = nouns.map((noun) => ({
    noun,
    title: nounTitle({ resourceKinds: [] }, noun),
    rows: rows.filter((row) => nounOf(row) === noun),
  }));
  return { title, groups };
}

/** What a key of the instance can do, by where and by noun. */
export function instanceScopeParts(): Part[] {
  const of = (level: Permission["level"]) => instanceScopes.filter((row) => row.level === level);
  const { onInstance, inOrganizations, inWorkspaces } = texts.platform.keys;
  return [
    part(onInstance, of("platform")),
    part(inOrganizations, of("organization")),
    part(inWorkspaces, of("workspace")),
  ];
}
