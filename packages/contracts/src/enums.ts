import { auditActions, auditVias, blueprints, locales, permissionNames } from "@bailiwick/domain";
import { z } from "zod";

// The closed lists of the domain, as enums of the wire format.
export const Blueprint = z.enum(Object.keys(blueprints));
/** A permission of the control plane, or of a kind of some blueprint; each blueprint has its own. */
export const Permission = z.enum(permissionNames());
/** A language of the product. */
export const Locale = z.enum(locales.map(({ key }) => key));
export const WorkspaceState = z.enum(["active", "archived", "pending_deletion"]);
export const OrganizationState = z.enum(["active", "deletion_requested", "pending_deletion", "purged"]);
export const AuditAction = z.enum(auditActions);
export const AuditVia = z.enum(auditVias);
