import type { Actor, Blueprint, WorkspaceFacts } from "@bailiwick/domain";
import { useSuspenseQueries } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { createContext, useContext, useMemo } from "react";
import { actorIn, factsOf, localizedRoles, type Me, rolesOf, type Workspace } from "./access.ts";
import { addressOf } from "./address.ts";
import { type Outputs, trpc } from "./api.ts";
import { useInstance } from "./instance.ts";
import { blueprint, standsAlone } from "./kinds.ts";
import { useMe } from "./me.ts";
import { type Address, type Place, referenceOf } from "./paths.ts";

export type InWorkspace = {
  readonly workspace: Workspace;
  /** For links to its pages. */
  readonly address: Address;
  /** The owner of its teams, roles and plan: itself if standalone, else its organization. */
  readonly tenant: Place;
  readonly me: Me;
  readonly actor: Actor;
  readonly blueprint: Blueprint;
  /** The facts for its lifecycle rules. */
  readonly facts: WorkspaceFacts;
};

// One stable function for all, so that a list of roles is processed once and not on every render.
const readRoles = (list: Outputs["roles"]["list"]) => rolesOf(localizedRoles(list));

/**
 * The workspace with this id or reference, the viewer, and the rules of its organization. The actor includes its custom
 * roles.
 */
export function useWorkspaceNamed(reference: string): InWorkspace {
  const me = useMe();
  const { mode } = useInstance();
  const [{ data: workspace }, { data: roles }] = useSuspenseQueries({
    queries: [
      trpc.workspaces.get.queryOptions({ workspace: reference }),
      trpc.roles.list.queryOptions({ workspace: reference }, { select: readRoles }),
    ],
  });
  const { organization } = workspace;
  const rules = blueprint(organization.blueprint);
  const address = addressOf(workspace);
  return {
    workspace,
    address,
    tenant: standsAlone(rules) ? { workspace: address } : { organization: organization.slug },
    me,
    actor: actorIn(me, workspace, roles),
    blueprint: rules,
    facts: factsOf(workspace, mode),
  };
}

/** The page's workspace, read once for all parts of it. */
export const WorkspaceContext = createContext<InWorkspace | null>(null);

/** The workspace in the page's path; its route has loaded it. */
export function useWorkspace(): InWorkspace {
  const here = useContext(WorkspaceContext);
  if (here === null) throw new Error("this part of a page is outside any workspace");
  return here;
}

/** The workspace in the page's path, for the layout of its pages. */
export function useWorkspaceOfAddress(): InWorkspace {
  const { workspace } = useParams({ from: "/_in/ws/$workspace" });
  const here = useWorkspaceNamed(referenceOf(workspace));
  // The same object as long as its content is the same, because every row of a table depends on it.
  return useMemo(() => here, [here.workspace, here.me, here.actor.roles]);
}
