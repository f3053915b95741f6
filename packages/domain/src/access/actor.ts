import type { Blueprint } from "../blueprint/blueprint.ts";
import type { KeyHolder } from "../keys/key-text.ts";
import type { WorkspaceState } from "../lifecycle/states.ts";
import type { PermissionSet } from "./permission-set.ts";
import type { Principal } from "./principal.ts";
import type { Roles } from "./roles.ts";

/** The workspace that a call is about. */
export type ActorWorkspace = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly state: WorkspaceState;
  readonly isDefault: boolean;
};

/** Who acts and with what authority, read fresh for every request. */
export type Actor = {
  readonly kind: Principal["kind"];
  readonly id: string;
  /** Of a key: whose it is. */
  readonly keyLevel?: KeyHolder | undefined;
  /** All that the actor holds: platform, organization and workspace grants together. */
  readonly permissions: PermissionSet;
  /** The rules of the organization that the call is about; null when it is about none. */
  readonly blueprint: Blueprint | null;
  /**
   * The organization's roles as far as they were read: the blueprint's own unless the caller read more. A rule refuses
   * when it meets a role that is not among them.
   */
  readonly roles: Roles;
  readonly organizationRole: string | null;
  readonly workspaceRole: string | null;
  readonly workspace: ActorWorkspace | null;
};
