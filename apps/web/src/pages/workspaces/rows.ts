import { type Actor, roleIn } from "@bailiwick/domain";
import { actorInRow, type Me, type MyWorkspace, type OrganizationSummary } from "../../access.ts";
import { addressOf } from "../../address.ts";
import { blueprint, standsAlone } from "../../kinds.ts";
import type { Address } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { words } from "../../texts/words.ts";

/** A workspace as the list shows it, with the reader's access to it. */
export type WorkspaceRow = {
  readonly id: string;
  readonly slug: string;
  readonly address: Address;
  readonly name: string;
  readonly description: string;
  readonly state: MyWorkspace["state"];
  readonly isDefault: boolean;
  /** When it is purged; null unless it is deleted and the reader can see that. */
  readonly purgeAfter: string | null;
  readonly organizationName: string | null;
  /** The name of the reader's role in it; null if they reach it from the organization. */
  readonly roleName: string | null;
  readonly actor: Actor;
};

type Listed = Pick<
  MyWorkspace,
  "id" | "slug" | "name" | "description" | "state" | "isDefault" | "purgeAfter"
>;
type Place = { readonly slug: string; readonly name: string; readonly blueprint: string };
type Own = Pick<MyWorkspace, "role" | "roleName" | "permissions">;

/** For a workspace in which the reader has no role of their own. */
export const noOwnRole: Own = { role: null, roleName: null, permissions: null };

/** Makes a row. `own` is the reader's access to the workspace, `organization` their access to its organization. */
export function rowOf(
  me: Me,
  workspace: Listed,
  place: Place,
  { role, roleName, permissions }: Own,
  organization: OrganizationSummary | null,
): WorkspaceRow {
  const { id, slug, name, description, state, isDefault, purgeAfter } = workspace;
  const flat = standsAlone(blueprint(place.blueprint));
  return {
    id,
    slug,
    name,
    description,
    state,
    isDefault,
    purgeAfter,
    roleName,
    address: addressOf({ slug, organization: place }),
    organizationName: flat ? null : place.name,
    actor: actorInRow(me, { workspace, blueprint: place.blueprint, role, permissions }, organization),
  };
}

/** The reader's role in words: their own there, else the organization role through which they reach it. */
export function roleInWords({ actor, roleName }: WorkspaceRow): string {
  if (roleName !== null) return words.builtIn(roleName);
  const { organizationRole, roles } = actor;
  if (organizationRole === null) return texts.workspaces.noRole;
  const name = roleIn(roles, "organization", organizationRole)?.name ?? organizationRole;
  return texts.workspaces.throughOrganization(name);
}
