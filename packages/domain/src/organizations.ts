import type { CorePermissionName } from "./access/permissions.ts";
import type { AuditAction } from "./audit/audit-actions.ts";
import type { Blueprint } from "./blueprint/blueprint.ts";
import { checkConfirmation } from "./lifecycle/confirmation.ts";
import type { OrganizationState } from "./lifecycle/states.ts";
import { allOf, allowed, type Decision, refuse } from "./refusals/refusal.ts";

/** How long an organization can be restored after its deletion was confirmed, in hours. */
export const organizationWindowHours = 720;

export type OrganizationFacts = {
  readonly state: OrganizationState;
  readonly slug: string;
  readonly name: string;
};

type Transition = {
  /** Null if only the system does it. */
  readonly permission: CorePermissionName | null;
  readonly from: readonly OrganizationState[];
  readonly to: OrganizationState;
  readonly confirmed: boolean;
  readonly audit: AuditAction;
};

/** An admin requests, the operator confirms, the window passes, a job purges (M67, M68). */
const table = {
  request_deletion: {
    permission: "organization:delete",
    from: ["active"],
    to: "deletion_requested",
    confirmed: true,
    audit: "organization.deletion_requested",
  },
  cancel_deletion: {
    permission: "organization:delete",
    from: ["deletion_requested", "pending_deletion"],
    to: "active",
    confirmed: false,
    audit: "organization.deletion_canceled",
  },
  confirm_deletion: {
    permission: "platform:delete_organization",
    from: ["deletion_requested"],
    to: "pending_deletion",
    confirmed: true,
    audit: "organization.deletion_confirmed",
  },
  purge: {
    permission: null,
    from: ["pending_deletion"],
    to: "purged",
    confirmed: false,
    audit: "organization.purged",
  },
} as const satisfies Record<string, Transition>;

export type OrganizationAction = keyof typeof table;
export const organizationLifecycle: Readonly<Record<OrganizationAction, Transition>> = table;
export const organizationActions = Object.keys(table) as readonly OrganizationAction[];

/**
 * Is it allowed for the organization? A flat one is never deleted separately: deleting its workspace deletes it, too.
 */
export function decideOrganization(
  blueprint: Blueprint,
  action: OrganizationAction,
  facts: OrganizationFacts,
  typed = "",
): Decision {
  const { from, confirmed } = organizationLifecycle[action];
  return allOf(
    () =>
      blueprint.topology === "flat" ? refuse("not_offered", { what: "organization_deletion" }) : allowed,
    () =>
      (from as readonly OrganizationState[]).includes(facts.state)
        ? allowed
        : refuse(`organization_${facts.state}`),
    () => (confirmed ? checkConfirmation(blueprint, facts, typed) : allowed),
  );
}

/** For a blueprint whose organizations can't be created on this instance. */
export const blueprintNotOffered = refuse("blueprint_not_offered", {}, "blueprint");

/**
 * Does the platform admin create organizations of this blueprint for customers (S32)? Each gets its first admin in the
 * same action. Other organizations are created by their own people.
 */
export function canCreateForCustomer(blueprint: Blueprint): Decision {
  if (blueprint.organizationCreation === "platform") return allowed;
  return refuse("not_offered", { what: "organization_for_customer" }, "blueprint");
}

/** Can a signed-in user create an organization of this blueprint, or only the platform admin (V49)? */
export function canCreateOrganization(blueprint: Blueprint, by: "customer" | "platform"): Decision {
  if (by === "platform" || blueprint.organizationCreation === "anyone") return allowed;
  return refuse("platform_creates");
}
