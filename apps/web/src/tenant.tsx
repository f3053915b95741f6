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
 * The owner of a page's teams and roles, and the viewer: an organization or, if it is standalone, the workspace that is
 * its whole organization.
 */
export type Tenant = {
  readonly organization: { readonly id: string; readonly slug: string; readonly name: string };
  readonly blueprint: Blueprint;
  readonly me: Me;
  /** Includes every role of the organization. */
  readonly actor: Actor;
  readonly roles: RoleList;
  /** The workspace, if the tenant is one. */
  readonly here: Pick<InWorkspace, "workspace" | "actor"> | null;
  /** The paths of its pages: the organization's, or the workspace's. */
  readonly place: Place;
};

export const TenantContext = createContext<Tenant | null>(null);

/** The tenant of the page. */
export function useTenant(): Tenant {
  const tenant = useContext(TenantContext);
  if (tenant === null) throw new Error("this part of a page is outside any tenant");
  return tenant;
}

type Props = { readonly children: ReactNode };

/** Provides a page with its tenant, under either of the two paths. */
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
  // For a workspace among several, its organization has these pages.
  if (!standsAlone(here.blueprint)) return <ToOrganization here={here} />;
  return (
    <StandingAlone here={here} reference={reference}>
      {children}
    </StandingAlone>
  );
}

/** Provides a page with the tenant that is one workspace, under the reference by which it was read. */
export function StandingAlone({ here, reference, children }: PlaceProps & { readonly here: InWorkspace }) {
  const { workspace, me } = here;
  const { organization } = workspace;
  // Role holders are counted in the workspace, which is everything.
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
  // Once navigation has started, the path is already a different one.
  const here = pathname.startsWith(prefix);
  useEffect(() => {
    if (here) void navigate({ href, replace: true });
  }, [navigate, here, href]);
  return null;
}
