import type { Blueprint, ResourceKind } from "@bailiwick/domain";
import { standsAlone } from "../../kinds.ts";

type In = {
  readonly scope: ResourceKind["level"];
  readonly blueprint: Pick<Blueprint, "topology">;
};

/** Whether the list of a kind, in an organization, is one over all of its workspaces. */
export function isAcross({ level }: Pick<ResourceKind, "level">, { scope, blueprint }: In): boolean {
  return scope === "organization" && level === "workspace" && !standsAlone(blueprint);
}
