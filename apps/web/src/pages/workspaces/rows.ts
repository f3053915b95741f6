import type { Actor } from "@bailiwick/domain";
import { actorInRow, heldRoles, type Me, type MyWorkspace, type OrganizationSummary } from "../../access.ts";
import { texts } from "../../texts/index.ts";

/** A workspace as the list shows it, with who the reader is in it. */
export type WorkspaceRow = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly state: MyWorkspace["state"];
  readonly isDefault: boolean;
  readonly organizationName: string | null;
  readonly actor: Actor;
};

type Listed = Pick<MyWorkspace, "id" | "slug" | "name" | "description" | "state" | "isDefault">;
type Place = { readonly name: string; readonly blueprint: string };

/** Makes a row. `role` is the reader's own in the workspace, `organization` what they are in its organization. */
export function rowOf(
  me: Me,
  workspace: Listed,
  place: Place,
  role: string | null,
  organization: OrganizationSummary | null,
): WorkspaceRow {
  const { id, slug, name, description, state, isDefault } = workspace;
  const actor = actorInRow(me, { workspace, blueprint: place.blueprint, role }, organization);
  const flat = actor.blueprint?.topology === "flat";
  return { id, slug, name, description, state, isDefault, organizationName: flat ? null : place.name, actor };
}

/** The reader's roles in words: their own, and the organization's by which they reach it. */
export function rolesInWords({ actor }: WorkspaceRow): string {
  const [first, second] = heldRoles(actor).map((role) => role.name);
  if (first === undefined) return texts.workspaces.noRole;
  if (actor.organizationRole === null) return first;
  if (actor.workspaceRole === null) return texts.workspaces.throughOrganization(first);
  return second ?? first;
}
