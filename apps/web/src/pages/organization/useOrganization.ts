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
  /** Knows the roles that the organization made itself, too. */
  readonly actor: Actor;
  readonly blueprint: Blueprint;
};

// One function for all, so that a list of roles is read once and not at every render.
const readRoles = (list: Outputs["roles"]["list"]) => rolesOf(localizedRoles(list));

/** The organization of the page's address, which its route has loaded, who acts in it, and its rules. */
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
