import {
  type Actor,
  blueprint,
  type KeyHolder,
  noRoles,
  type OrganizationState,
  type PolicyRefusal,
  type Principal,
  permissionSet,
  principalId,
  type WorkspaceState,
} from "@bailiwick/domain";

/** The row of authz.enter. */
export type TenantContextRow = {
  outcome: "entered" | "unauthenticated" | "forbidden" | "not_found" | "refused";
  refusal: PolicyRefusal | null;
  session_id: string | null;
  active_workspace_id: string | null;
  confined_to: string | null;
  user_id: string | null;
  user_name: string | null;
  user_email: string | null;
  email_verified: boolean | null;
  platform_admin: boolean | null;
  key_id: string | null;
  key_name: string | null;
  key_level: KeyHolder | null;
  stray_key: string | null;
  org_id: string | null;
  org_slug: string | null;
  org_name: string | null;
  org_state: OrganizationState | null;
  blueprint: string | null;
  organization_role: string | null;
  workspace_id: string | null;
  workspace_slug: string | null;
  workspace_name: string | null;
  workspace_state: WorkspaceState | null;
  is_default: boolean | null;
  workspace_role: string | null;
  has_teams: boolean | null;
  permissions: string | null;
  at: Date;
  stale: boolean | null;
  remembered: string | null;
  seal: string | null;
};

export type Organization = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly state: OrganizationState;
};

/** The caller and the place, read fresh at the start of the transaction. */
export type TenantContext = {
  readonly outcome: TenantContextRow["outcome"];
  /** Why a security policy of the place refuses a caller who would otherwise be let in; null if none does. */
  readonly refusal: PolicyRefusal | null;
  /** The caller; null without a valid credential. */
  readonly principal: Principal | null;
  /** Whether the credential is a key that works, and not from the caller's address. */
  readonly isStray: boolean;
  readonly organization: Organization | null;
  /** The state of the call's workspace, also where the caller was not let in; null without one. */
  readonly workspaceState: WorkspaceState | null;
  /** For the domain's rules; null unless entered. */
  readonly actor: Actor | null;
  /** Whether a team has a role in the call's workspace. */
  readonly hasTeams: boolean;
  /** The database's clock. */
  readonly now: Date;
};

/** Turns the row of authz.enter into domain types. */
export function readTenantContext(row: TenantContextRow): TenantContext {
  const principal = readPrincipal(row);
  return {
    outcome: row.outcome,
    refusal: row.refusal,
    principal,
    isStray: row.stray_key !== null,
    organization: readOrganization(row),
    workspaceState: row.workspace_state,
    actor: row.outcome === "entered" && principal ? readActor(row, principal) : null,
    hasTeams: row.has_teams === true,
    now: row.at,
  };
}

function readPrincipal(row: TenantContextRow): Principal | null {
  if (row.key_id !== null && row.key_level !== null) {
    return { kind: "key", key: { id: row.key_id, name: row.key_name ?? "", level: row.key_level } };
  }
  if (row.user_id === null || row.session_id === null) return null;
  return {
    kind: "user",
    person: {
      id: row.user_id,
      name: row.user_name ?? "",
      email: row.user_email ?? "",
      emailVerified: row.email_verified ?? false,
      platformAdmin: row.platform_admin ?? false,
      sessionId: row.session_id,
      activeWorkspaceId: row.active_workspace_id,
      confinedTo: row.confined_to,
    },
  };
}

function readOrganization(row: TenantContextRow): Organization | null {
  if (row.org_id === null || row.org_state === null) return null;
  return { id: row.org_id, slug: row.org_slug ?? "", name: row.org_name ?? "", state: row.org_state };
}

function readActor(row: TenantContextRow, principal: Principal): Actor {
  return {
    kind: principal.kind,
    id: principalId(principal),
    keyLevel: principal.kind === "key" ? principal.key.level : undefined,
    permissions: row.permissions === null ? permissionSet.none : permissionSet.fromBits(row.permissions),
    blueprint: row.blueprint === null ? null : blueprint(row.blueprint),
    roles: row.blueprint === null ? noRoles : blueprint(row.blueprint).roles,
    organizationRole: row.organization_role,
    workspaceRole: row.workspace_role,
    workspace:
      row.workspace_id === null || row.workspace_state === null
        ? null
        : {
            id: row.workspace_id,
            slug: row.workspace_slug ?? "",
            name: row.workspace_name ?? "",
            state: row.workspace_state,
            isDefault: row.is_default ?? false,
          },
  };
}
