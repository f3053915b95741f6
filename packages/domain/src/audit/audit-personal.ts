import { type PersonalField, personalFields } from "./audit.ts";
import { type AuditAction, auditActions } from "./audit-actions.ts";

/*
 * What is personal in an entry is what the hash only commits to, so that it can be erased. Everything that
 * can hold a person's name or address, or a text that someone wrote, is, unless a list here says otherwise: an action
 * that is added is personal until it was considered.
 */

/** Actions whose data is roles, states, numbers, times and names of teams. */
const plainData: ReadonlySet<AuditAction> = new Set<AuditAction>([
  "workspace.localized",
  "workspace.archived",
  "workspace.unarchived",
  "workspace.default_set",
  "member.added",
  "member.role_changed",
  "member.left",
  "member.made_owner",
  "member.ownership_transferred",
  "member.access_ending",
  "member.access_ended",
  "team.member_added",
  "team.member_removed",
  "team.member_left",
  "team.granted",
  "team.grant_changed",
  "team.ungranted",
  "team.access_ending",
  "team.access_ended",
  "quota.allotted",
  "quota.warned",
  "retention.applied",
  "billing.prorated",
  "billing.statement_closed",
  "usage.reported",
  "person.erased",
  "person.limit_lifted",
  "organization.time_zone_changed",
  "organization.member_added",
  "organization.member_role_changed",
  "organization.member_left",
  "organization.member_access_ending",
  "organization.member_access_ended",
  "organization.admin_appointed",
  "organization.admin_dismissed",
  "organization.plan_changed",
  "organization.features_reconciled",
  "organization.limit_lifted",
]);

/** Actions whose target is named by a key of the blueprint, or by a day. */
const plainTarget: ReadonlySet<AuditAction> = new Set<AuditAction>([
  "quota.allotted",
  "quota.corrected",
  "quota.warned",
  "billing.prorated",
  "billing.statement_closed",
  "usage.reported",
  "organization.features_reconciled",
  "organization.limit_lifted",
]);

/**
 * The fields of an action's entries that are personal. Of a refused attempt all are: its data quotes what was asked for.
 * A target's id is only where it is an address, which the database decides for each entry.
 */
export function personalFieldsOf(action: AuditAction): readonly PersonalField[] {
  return personalFields.filter((field) => {
    if (field === "before" || field === "after") return !plainData.has(action);
    return field !== "targetName" || !plainTarget.has(action);
  });
}

/** The actions with fields that are not personal, for the database. */
export function actionsWithPlainFields(): {
  readonly action: AuditAction;
  readonly personal: readonly PersonalField[];
}[] {
  return auditActions
    .map((action) => ({ action, personal: personalFieldsOf(action) }))
    .filter(({ personal }) => personal.length < personalFields.length);
}
