import { type Actor, type Blueprint, blueprint } from "@bailiwick/domain";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { actorIn, type Me, type Workspace } from "./access.ts";
import { trpc } from "./api.ts";
import { useMe } from "./me.ts";

export type InWorkspace = {
  readonly workspace: Workspace;
  readonly me: Me;
  readonly actor: Actor;
  readonly blueprint: Blueprint;
};

/** The workspace with this slug or id, who acts in it, and the rules of its organization. */
export function useWorkspaceNamed(reference: string): InWorkspace {
  const me = useMe();
  const { data: workspace } = useSuspenseQuery(trpc.workspaces.get.queryOptions({ workspace: reference }));
  return {
    workspace,
    me,
    actor: actorIn(me, workspace),
    blueprint: blueprint(workspace.organization.blueprint),
  };
}

/** The workspace of the page's address; its route has loaded it. */
export function useWorkspace(): InWorkspace {
  const { workspace } = useParams({ from: "/_in/ws/$workspace" });
  return useWorkspaceNamed(workspace);
}
