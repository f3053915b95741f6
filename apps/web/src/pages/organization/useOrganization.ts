import type { Actor, Blueprint } from "@bailiwick/domain";
import { useSuspenseQueries } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { actorInOrganization, localizedRoles, type Me, type Organization, rolesOf } from "../../access.ts";
import { type Outputs, trpc } from "../../api.ts";
import { blueprint } from "../../kinds.ts";
import { useMe } from "../../me.ts";

export type InOrganization = {
  readonly organization: Organization;
  readonly me: Me;
  /** Includes the organization's custom roles. */
  readonly actor: Actor;
  readonly blueprint: Blueprint;
};

// One stable function for all, so that a list of roles is processed once and not on every render.
const readRoles = (list: Outputs["roles"]["list"]) => rolesOf(localizedRoles(list));

/** The organization in the page's path, which its route has loaded, the viewer, and its rules. */
export function useOrganization(): InOrganization {
  const me = useMe();
  const params = useParams({ from: "/_in/o/$organization" });
  const [{ data: organization }, { data: roles }] = useSuspenseQueries({
    queries: [
      trpc.organizations.get.queryOptions(params),
      trpc.roles.list.queryOptions(params, { select: readRoles }),
    ],
  });
  return {
    organization,
    me,
    actor: actorInOrganization(me, organization, roles),
    blueprint: blueprint(organization.blueprint),
  };
}
