import type { Actor, Blueprint } from "@bailiwick/domain";
import { useSuspenseQueries, useSuspenseQuery } from "@tanstack/react-query";
import { useLocation, useNavigate, useParams } from "@tanstack/react-router";
import { createContext, type ReactNode, useContext, useEffect } from "react";
import { actorIn, actorInOrganization, localizedRoles, type Me, rolesOf } from "./access.ts";
import { type Outputs, trpc } from "./api.ts";
import { blueprint, standsAlone } from "./kinds.ts";
import { useMe } from "./me.ts";
import { type Place, referenceOf } from "./paths.ts";
import { type InWorkspace, useWorkspaceNamed } from "./workspace.ts";

export type RoleList = Outputs["roles"]["list"];

/**
 * Whose teams and roles a page is about, and who looks: an organization, or, where it stands alone, the workspace that is
 * all there is of it.
 */
export type Tenant = {
  readonly organization: { readonly id: string; readonly slug: string; readonly name: string };
  readonly blueprint: Blueprint;
  readonly me: Me;
  /** Knows every role of the organization. */
  readonly actor: Actor;
  readonly roles: RoleList;
  /** The workspace, where the tenant is one. */
  readonly here: Pick<InWorkspace, "workspace" | "actor"> | null;
  /** Where its pages are: under the organization's address, or under the workspace's. */
  readonly place: Place;
};

export const TenantContext = createContext<Tenant | null>(null);

/** The tenant that the page stands in. */
export function useTenant(): Tenant {
  const tenant = useContext(TenantContext);
  if (tenant === null) throw new Error("this part of a page stands outside of any tenant");
  return tenant;
}

type Props = { readonly children: ReactNode };

/** Gives a page its tenant, under whichever of the two addresses it stands. */
export function InTenant({ children }: Props) {
  const { workspace, organization = "" } = useParams({ strict: false });
  return workspace === undefined ? (
    <UnderOrganization reference={organization}>{children}</UnderOrganization>
  ) : (
    <UnderWorkspace reference={referenceOf(workspace)}>{children}</UnderWorkspace>
  );
}

type PlaceProps = Props & { readonly reference: string };

function UnderOrganization({ reference, children }: PlaceProps) {
  const me = useMe();
  const asked = { organization: reference };
  const [{ data: organization }, { data: listed }] = useSuspenseQueries({
    queries: [trpc.organizations.get.queryOptions(asked), trpc.roles.list.queryOptions(asked)],
  });
  const roles = localizedRoles(listed);
  const tenant: Tenant = {
    organization,
    blueprint: blueprint(organization.blueprint),
    me,
    actor: actorInOrganization(me, organization, rolesOf(roles)),
    roles,
    here: null,
    place: { organization: organization.slug },
  };
  return <TenantContext value={tenant}>{children}</TenantContext>;
}

function UnderWorkspace({ reference, children }: PlaceProps) {
  const here = useWorkspaceNamed(reference);
  // Where a workspace is one of several, its organization has these pages.
  if (!standsAlone(here.blueprint)) return <ToOrganization here={here} />;
  return (
    <StandingAlone here={here} reference={reference}>
      {children}
    </StandingAlone>
  );
}

/** Gives a page the tenant that is one workspace, under the reference by which it was read. */
export function StandingAlone({ here, reference, children }: PlaceProps & { readonly here: InWorkspace }) {
  const { workspace, me } = here;
  const { organization } = workspace;
  // Who holds a role is counted in the workspace, which is all there is.
  const { data: listed } = useSuspenseQuery(trpc.roles.list.queryOptions({ workspace: reference }));
  const roles = localizedRoles(listed);
  const actor = actorIn(me, workspace, rolesOf(roles));
  const tenant: Tenant = {
    organization,
    blueprint: here.blueprint,
    me,
    actor,
    roles,
    here: { workspace, actor },
    place: { workspace: here.address },
  };
  return <TenantContext value={tenant}>{children}</TenantContext>;
}

function ToOrganization({ here: { workspace, address } }: { readonly here: InWorkspace }) {
  const navigate = useNavigate();
  const { pathname, searchStr } = useLocation();
  const prefix = `/ws/${address}/`;
  const href = `/o/${workspace.organization.slug}/${pathname.slice(prefix.length)}${searchStr}`;
  // Once it is on its way, the address is another one already.
  const here = pathname.startsWith(prefix);
  useEffect(() => {
    if (here) void navigate({ href, replace: true });
  }, [navigate, here, href]);
  return null;
}
