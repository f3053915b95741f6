import { type Blueprint, levelOf, type ResourceKind, type RoleLevel } from "@bailiwick/domain";
import { standsAlone } from "../../kinds.ts";

type In = {
  readonly scope: RoleLevel;
  readonly blueprint: Pick<Blueprint, "topology">;
};

/** Whether the list of a kind, in an organization, is one over all of its workspaces. */
export function isAcross(kind: Pick<ResourceKind, "level">, { scope, blueprint }: In): boolean {
  return scope === "organization" && levelOf(kind) === "workspace" && !standsAlone(blueprint);
}
