/*
 * The closed list of what an audit log can say. `did` and `tried` complete a sentence that starts with who acted; a word
 * in braces is filled from the entry: {target} is what was acted on, {before.…} and {after.…} are fields of the JSON
 * that was stored. A new act of the product is a new row here.
 */
const rows = {
  "workspace.created": { did: "created the workspace {target}", tried: "create a workspace" },
  "workspace.renamed": {
    did: "renamed the workspace from {before.name} to {after.name}",
    tried: "rename the workspace",
  },
  "workspace.described": {
    did: "changed the workspace's description",
    tried: "change the workspace's description",
  },
  "workspace.setting_changed": {
    did: "changed the setting {target}",
    tried: "change the setting {target}",
  },
  "workspace.localized": {
    did: "set the time zone to {after.timeZone} and the language to {after.locale}",
    tried: "change the time zone and the language",
  },
  "workspace.slug_changed": {
    did: "changed the workspace's slug from {before.slug} to {after.slug}",
    tried: "change the workspace's slug",
  },
  "workspace.archived": { did: "archived the workspace {target}", tried: "archive the workspace {target}" },
  "workspace.unarchived": {
    did: "unarchived the workspace {target}",
    tried: "unarchive the workspace {target}",
  },
  "workspace.default_set": {
    did: "made {target} the default workspace",
    tried: "make {target} the default workspace",
  },
  "workspace.deletion_requested": {
    did: "deleted the workspace {target}",
    tried: "delete the workspace {target}",
  },
  "workspace.restored": { did: "restored the workspace {target}", tried: "restore the workspace {target}" },
  "workspace.rescued": {
    did: "made {target} the owner of a workspace that had none",
    tried: "give the workspace an owner",
  },
  "workspace.purged": {
    did: "permanently deleted the workspace {target}",
    tried: "permanently delete the workspace {target}",
  },
  "workspace.switched": {
    did: "switched to the workspace {target}",
    tried: "switch to the workspace {target}",
  },
  "member.added": { did: "added {target} as {after.role}", tried: "add {target}" },
  "member.role_changed": {
    did: "changed the role of {target} from {before.role} to {after.role}",
    tried: "change the role of {target}",
  },
  "member.removed": { did: "removed {target}", tried: "remove {target}" },
  "member.left": { did: "left the workspace", tried: "leave the workspace" },
  "member.made_owner": { did: "made {target} an owner", tried: "make {target} an owner" },
  "member.ownership_transferred": {
    did: "made {target} an owner and became {after.role}",
    tried: "transfer the workspace to {target}",
  },
  "invitation.created": { did: "invited {target} as {after.role}", tried: "invite {target}" },
  "invitation.resent": {
    did: "resent the invitation to {target}",
    tried: "resend the invitation to {target}",
  },
  "invitation.revoked": {
    did: "revoked the invitation for {target}",
    tried: "revoke the invitation for {target}",
  },
  "invitation.accepted": {
    did: "accepted the invitation as {after.role}",
    tried: "accept the invitation",
  },
  "team.created": { did: "created the team {target}", tried: "create a team" },
  "team.renamed": {
    did: "renamed the team from {before.name} to {after.name}",
    tried: "rename the team {target}",
  },
  "team.deleted": { did: "deleted the team {target}", tried: "delete the team {target}" },
  "team.member_added": {
    did: "added {target} to the team {after.team}",
    tried: "add {target} to a team",
  },
  "team.member_removed": {
    did: "removed {target} from the team {before.team}",
    tried: "remove {target} from a team",
  },
  "team.member_left": { did: "left the team {before.team}", tried: "leave a team" },
  "team.granted": {
    did: "gave the team {target} the role {after.role}",
    tried: "give the team {target} a role",
  },
  "team.grant_changed": {
    did: "changed the role of the team {target} from {before.role} to {after.role}",
    tried: "change the role of the team {target}",
  },
  "team.ungranted": {
    did: "removed the role {before.role} from the team {target}",
    tried: "remove the team {target}'s role",
  },
  "role.created": { did: "created the role {target}", tried: "create a role" },
  "role.updated": { did: "edited the role {target}", tried: "edit the role {target}" },
  "role.deleted": { did: "deleted the role {target}", tried: "delete the role {target}" },
  "person.suspended": { did: "suspended the account of {target}", tried: "suspend the account of {target}" },
  "person.reinstated": {
    did: "reinstated the account of {target}",
    tried: "reinstate the account of {target}",
  },
  "organization.created": { did: "created the organization {target}", tried: "create an organization" },
  "organization.renamed": {
    did: "renamed the organization from {before.name} to {after.name}",
    tried: "rename the organization",
  },
  "organization.deletion_requested": {
    did: "requested the deletion of the organization",
    tried: "request the deletion of the organization",
  },
  "organization.deletion_canceled": {
    did: "canceled the deletion of the organization",
    tried: "cancel the deletion of the organization",
  },
  "organization.deletion_confirmed": {
    did: "confirmed the deletion of the organization",
    tried: "confirm the deletion of the organization",
  },
  "organization.member_added": {
    did: "added {target} to the organization as {after.role}",
    tried: "add {target} to the organization",
  },
  "organization.member_role_changed": {
    did: "changed the organization role of {target} from {before.role} to {after.role}",
    tried: "change the organization role of {target}",
  },
  "organization.member_removed": {
    did: "removed {target} from the organization",
    tried: "remove {target} from the organization",
  },
  "person.limit_lifted": {
    did: "changed a limit of {target}: {after.limit}",
    tried: "change a limit of {target}",
  },
  "organization.member_left": { did: "left the organization", tried: "leave the organization" },
  "organization.admin_appointed": {
    did: "appointed {target} as {after.role} of the organization",
    tried: "appoint {target} in the organization",
  },
  "organization.admin_dismissed": {
    did: "dismissed {target} as {before.role} of the organization",
    tried: "dismiss {target} in the organization",
  },
  "organization.invitation_created": {
    did: "invited {target} to the organization as {after.role}",
    tried: "invite {target} to the organization",
  },
  "organization.invitation_resent": {
    did: "resent {target}'s invitation to the organization",
    tried: "resend {target}'s invitation to the organization",
  },
  "organization.invitation_revoked": {
    did: "revoked {target}'s invitation to the organization",
    tried: "revoke {target}'s invitation to the organization",
  },
  "organization.invitation_accepted": {
    did: "accepted the invitation to the organization as {after.role}",
    tried: "accept the invitation to the organization",
  },
  "organization.plan_changed": {
    did: "changed the plan from {before.plan} to {after.plan}",
    tried: "change the plan",
  },
  "organization.features_reconciled": {
    did: "applied the features of the {target} plan",
    tried: "apply the features of the {target} plan",
  },
  "organization.limit_lifted": {
    did: "changed a limit: {target} is now {after.amount}",
    tried: "change a limit",
  },
  "organization.purged": {
    did: "permanently deleted the organization {target}",
    tried: "permanently delete the organization",
  },
} as const satisfies Record<string, { did: string; tried: string }>;

export type AuditAction = keyof typeof rows;
export const auditActions = Object.keys(rows) as readonly AuditAction[];

/** Whether a text from outside names an audit action. */
export function isAuditAction(text: string): text is AuditAction {
  return Object.hasOwn(rows, text);
}

/** What of an entry its sentence needs. */
export type SentenceFacts = {
  readonly action: AuditAction;
  readonly actorName: string | null;
  readonly targetName: string | null;
  readonly outcome: "done" | "refused";
  readonly before: string | null;
  readonly after: string | null;
};

/** How a language says what an audit log says. */
export type AuditWords = {
  readonly phrases: Readonly<Record<AuditAction, { readonly did: string; readonly tried: string }>>;
  readonly system: string;
  /** For what the entry does not say. */
  readonly unknown: string;
  readonly did: (who: string, did: string) => string;
  readonly tried: (who: string, tried: string) => string;
};

export const auditWords: AuditWords = {
  phrases: rows,
  system: "The system",
  unknown: "(unknown)",
  did: (who, did) => `${who} ${did}.`,
  tried: (who, tried) => `${who} tried to ${tried} and was refused.`,
};

/**
 * The entry as a sentence for a person (V16). `nameOfRole` turns the key of a role into its name. Nothing in the stored
 * JSON can make this throw.
 */
export function auditSentence(
  entry: SentenceFacts,
  nameOfRole: (key: string) => string = (key) => key,
  words: AuditWords = auditWords,
): string {
  const { did, tried } = words.phrases[entry.action];
  const refused = entry.outcome === "refused";
  const said = (refused ? tried : did).replace(/\{([A-Za-z.]+)\}/g, (_, blank: string) => {
    if (blank === "target") return entry.targetName ?? words.unknown;
    const [side = "", key = ""] = blank.split(".");
    const value = field(side === "before" ? entry.before : entry.after, key);
    if (value === null) return words.unknown;
    return key === "role" ? nameOfRole(value) : value;
  });
  const who = entry.actorName === null ? words.system : entry.actorName || words.unknown;
  return refused ? words.tried(who, said) : words.did(who, said.replace(/\.$/, ""));
}

/** One field of a stored JSON object, as text; null where there is none. */
function field(json: string | null, key: string): string | null {
  if (json === null) return null;
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return null;
    const found: unknown = Reflect.get(value, key);
    return typeof found === "string" || typeof found === "number" ? String(found) : null;
  } catch {
    return null;
  }
}
