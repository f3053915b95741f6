import { OrganizationRef, WorkspaceRef } from "@bailiwick/contracts";
import type { Entry } from "@bailiwick/db";
import type { RequestContext } from "../procedure/context.ts";

/** Where a resource of a question is: in a workspace, or an organization itself. */
export type Place = { readonly workspace: string } | { readonly organization: string };

type Asked = {
  readonly type: string;
  readonly id?: string | undefined;
  readonly properties?: Readonly<Record<string, unknown>> | undefined;
};

/** The types of resources that are places themselves; any other is a kind, at the place that its properties name. */
export const placeTypes = ["workspace", "organization"] as const;

/** The place of a resource; null where it names none, or nothing that could be one. */
export function placeOf({ type, id, properties = {} }: Asked): Place | null {
  if (type === "workspace" && id !== undefined) return workspaceAt(id);
  if (type === "organization" && id !== undefined) return organizationAt(id);
  return workspaceAt(properties.workspace) ?? organizationAt(properties.organization);
}

function workspaceAt(ref: unknown): Place | null {
  const { success, data } = WorkspaceRef.safeParse(ref);
  return success ? { workspace: data } : null;
}

function organizationAt(ref: unknown): Place | null {
  const { success, data } = OrganizationRef.safeParse(ref);
  return success ? { organization: data } : null;
}

/** The entry of a question about a place: the caller's own authority, to read. */
export function entryAt(
  { tokenHash, ip }: Pick<RequestContext, "tokenHash" | "ip">,
  place: Place | null,
): Entry {
  return {
    tokenHash,
    ip,
    organization: place !== null && "organization" in place ? place.organization : null,
    workspace: place !== null && "workspace" in place ? place.workspace : null,
    actingAs: "member",
    forChange: false,
  };
}
