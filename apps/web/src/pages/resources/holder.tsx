import {
  type Actor,
  type Blueprint,
  levelOf,
  type PermissionName,
  type ResourceKind,
  type RoleLevel,
} from "@bailiwick/domain";
import { useParams } from "@tanstack/react-router";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { addressOf } from "../../address.ts";
import type { Place } from "../../paths.ts";
import { InTenant, useTenant } from "../../tenant.tsx";
import { useWorkspace } from "../../workspace.ts";
import { Why } from "../access/Why.tsx";

/** The place in the API's calls. */
export type At = { readonly workspace: string } | { readonly organization: string };

/** What holds the page's resources: a workspace, or an organization with those that all of its workspaces share. */
export type Holder = {
  readonly scope: RoleLevel;
  readonly at: At;
  /** The organization, for its own kinds, to which a workspace's can refer. */
  readonly organization: { readonly id: string; readonly slug: string; readonly name: string };
  /** For links to its pages. */
  readonly place: Place;
  readonly actor: Actor;
  readonly blueprint: Blueprint;
  /** Next to a refused control: why, and who could help. */
  readonly why: (permission: PermissionName) => ReactNode;
};

const HolderContext = createContext<Holder | null>(null);

/** The holder of the page's resources. */
export function useHolder(): Holder {
  const holder = useContext(HolderContext);
  if (holder === null) throw new Error("this part of a page is outside any place with resources");
  return holder;
}

type Props = { readonly children: ReactNode };

/** Provides a page with the holder of its resources, under either of the two paths. */
export function InHolder({ children }: Props) {
  const { workspace } = useParams({ strict: false });
  if (workspace !== undefined) return <InWorkspace>{children}</InWorkspace>;
  return (
    <InTenant>
      <InOrganization>{children}</InOrganization>
    </InTenant>
  );
}

function InWorkspace({ children }: Props) {
  const here = useWorkspace();
  const holder = useMemo(() => {
    const { workspace, address, actor, blueprint } = here;
    return {
      scope: "workspace",
      at: { workspace: workspace.id },
      organization: workspace.organization,
      place: { workspace: address },
      actor,
      blueprint,
      why: (permission) => <Why here={here} permission={permission} />,
    } satisfies Holder;
  }, [here]);
  return <HolderContext value={holder}>{children}</HolderContext>;
}

function InOrganization({ children }: Props) {
  const { organization, place, actor, blueprint } = useTenant();
  const holder: Holder = {
    scope: "organization",
    at: { organization: organization.id },
    organization,
    place,
    actor,
    blueprint,
    // Access is explained only in a workspace.
    why: () => null,
  };
  return <HolderContext value={holder}>{children}</HolderContext>;
}

type RowProps = Props & { readonly workspace: { readonly id: string; readonly slug: string } | null };

/** In a list over several workspaces, each row has its own: its links lead there. */
export function InRow({ workspace, children }: RowProps) {
  const holder = useHolder();
  if (workspace === null || holder.scope === "workspace") return children;
  const { organization, blueprint } = holder;
  const address = addressOf({ ...workspace, organization: { ...organization, blueprint: blueprint.key } });
  const own = { scope: "workspace", at: { workspace: workspace.id }, place: { workspace: address } } as const;
  return <HolderContext value={{ ...holder, ...own }}>{children}</HolderContext>;
}

/** Where the resources of a kind are: an organization's own kind is not in the workspace that refers to it. */
export function placeOfKind(
  kind: ResourceKind,
  { scope, at, place, organization }: Holder,
): Pick<Holder, "at" | "place"> {
  if (levelOf(kind) === scope) return { at, place };
  return { at: { organization: organization.id }, place: { organization: organization.slug } };
}
