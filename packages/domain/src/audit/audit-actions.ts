import { refuse } from "../refusals/refusal.ts";
import type { PersonalField } from "./audit.ts";
import { erasedFields } from "./audit-commitments.ts";

/*
 * The closed list of what an audit log can say. `title` names the action in a filter. `did` and `tried` complete a
 * sentence that starts with the actor, `self` replaces `did` when they acted on themselves; a word in braces is filled
 * from the entry: {target} is what was acted on, {kind} the name of its kind, {target.plan} the same where its name is the key of a plan, {before.…}
 * and {after.…} are fields of the stored JSON. A new action of the product is a new row here.
 */
/** What a language says for an action. */
export type AuditPhrase = {
  readonly title: string;
  readonly did: string;
  readonly self?: string;
  readonly tried: string;
};

const rows = {
  "workspace.created": {
    title: "Workspace created",
    did: "created the workspace {target}",
    tried: "create a workspace",
  },
  "workspace.renamed": {
    title: "Workspace renamed",
    did: "renamed the workspace from {before.name} to {after.name}",
    tried: "rename the workspace",
  },
  "workspace.described": {
    title: "Workspace description changed",
    did: "changed the workspace's description",
    tried: "change the workspace's description",
  },
  "workspace.setting_changed": {
    title: "Setting changed",
    did: "changed the setting {target}",
    tried: "change the setting {target}",
  },
  "resource.created": {
    title: "Resource created",
    did: "created {kind} {target}",
    tried: "create a resource of the kind {kind}",
  },
  "resource.updated": {
    title: "Resource edited",
    did: "edited {kind} {target}",
    tried: "edit {kind} {target}",
  },
  "resource.state_changed": {
    title: "Resource state changed",
    did: "changed {kind} {target} from {before.state} to {after.state}",
    tried: "change the state of {kind} {target}",
  },
  "resource.approved": {
    title: "Resource approved",
    did: "approved {kind} {target} ({after.approvals} of {after.needed})",
    tried: "approve {kind} {target}",
  },
  "playbook.ran": {
    title: "Playbook ran",
    did: "ran the playbook {after.playbook} for {kind} {target} (people notified: {after.people})",
    tried: "run a playbook",
  },
  "resource.expiring": {
    title: "Resource expires",
    did: "warned about the expiry of {kind} {target} on {after.date} (people notified: {after.people})",
    tried: "warn about the expiry of a resource",
  },
  "resource.secrets_rotated": {
    title: "Secrets encrypted anew",
    did: "encrypted secrets under version {after.version} of their key (resources: {after.resources})",
    tried: "encrypt secrets anew",
  },
  "resource.appended": {
    title: "Records appended",
    did: "appended {after.count} records of the kind {kind}",
    tried: "append records of the kind {kind}",
  },
  "resource.moved": {
    title: "Resource moved",
    did: "moved {kind} {target} from {before.workspace} to {after.workspace}",
    tried: "move {kind} {target} to another workspace",
  },
  "resource.connected": {
    title: "Machine connected",
    did: "connected {kind} {target}",
    tried: "connect a resource of the kind {kind}",
  },
  "resource.reported": {
    title: "First heartbeat",
    did: "reported for the first time and got the default rules",
    tried: "report a heartbeat",
  },
  "resource.bypassed": {
    title: "Rules bypassed",
    did: "used {after.verb} without a check, in bypass mode",
    tried: "use a machine",
  },
  "resource.deleted": {
    title: "Resource deleted",
    did: "deleted {kind} {target}",
    tried: "delete {kind} {target}",
  },
  "resource.text_saved": {
    title: "Resources saved as text",
    did: "changed {after.changes} resources of the kind {kind} by text",
    tried: "change resources of the kind {kind} by text",
  },
  "resource.exported": {
    title: "Resources exported",
    did: "exported resources of the kind {kind} ({after.rows} as {after.format})",
    tried: "export resources of the kind {kind}",
  },
  "run.started": {
    title: "Run started",
    did: "started a run of {kind} {target}",
    tried: "start a run of {kind} {target}",
  },
  "run.claimed": {
    title: "Run claimed",
    did: "began to work on {kind} {target}",
    tried: "claim a run of the kind {kind}",
  },
  "run.reported": {
    title: "Run reported on",
    did: "reported on a run of {kind} {target}",
    tried: "report on a run of {kind} {target}",
  },
  "run.finished": {
    title: "Run finished",
    did: "finished a run of {kind} {target}",
    tried: "report on a run of {kind} {target}",
  },
  "run.failed": {
    title: "Run failed",
    did: "reported that a run of {kind} {target} failed",
    tried: "report on a run of {kind} {target}",
  },
  "run.cancelled": {
    title: "Run cancelled",
    did: "cancelled a run of {kind} {target}",
    tried: "cancel a run of {kind} {target}",
  },
  "schedule.started": {
    title: "Scheduled runs started",
    did: "started runs on schedule ({kind} {target}: {after.runs})",
    tried: "start runs on schedule ({kind} {target})",
  },
  "schedule.failed": {
    title: "Schedule failed",
    did: "reported that {kind} {target} failed",
    tried: "start runs on schedule ({kind} {target})",
  },
  "quota.allotted": {
    title: "Quota allotted",
    did: "allotted the quota {target}",
    tried: "allot the quota {target}",
  },
  "quota.corrected": {
    title: "Usage corrected",
    did: "corrected the usage from {before.used} to {after.used} ({target})",
    tried: "correct the usage ({target})",
  },
  "quota.warned": {
    title: "Quota nearly used up",
    did: "warned that {after.percent}% of the quota {target} is in use",
    tried: "warn about the quota {target}",
  },
  "retention.applied": {
    title: "Retention applied",
    did: "exported and removed {after.entries} entries, {after.resources} closed resources and {after.records} records from before the retention window",
    tried: "apply the retention",
  },
  "billing.prorated": {
    title: "Bill prorated",
    did: "prorated the bill of the cycle from {target}",
    tried: "prorate the bill",
  },
  "billing.statement_closed": {
    title: "Billing statement closed",
    did: "closed the billing statement from {target} to {after.endsOn}",
    tried: "close a billing statement",
  },
  "usage.reported": {
    title: "Usage reported",
    did: "reported usage of {after.amount} ({target})",
    tried: "report usage ({target})",
  },
  "workspace.localized": {
    title: "Language and time zone changed",
    did: "set the time zone to {after.timeZone} and the language to {after.locale}",
    tried: "change the time zone and the language",
  },
  "workspace.slug_changed": {
    title: "Workspace slug changed",
    did: "changed the workspace's slug from {before.slug} to {after.slug}",
    tried: "change the workspace's slug",
  },
  "workspace.archived": {
    title: "Workspace archived",
    did: "archived the workspace {target}",
    tried: "archive the workspace {target}",
  },
  "workspace.unarchived": {
    title: "Workspace unarchived",
    did: "unarchived the workspace {target}",
    tried: "unarchive the workspace {target}",
  },
  "workspace.default_set": {
    title: "Default workspace changed",
    did: "made {target} the default workspace",
    tried: "make {target} the default workspace",
  },
  "workspace.transferred": {
    title: "Workspace transferred",
    did: "transferred the workspace {target} from {before.organization} to {after.organization}",
    tried: "transfer the workspace {target} to another organization",
  },
  "workspace.exported": {
    title: "Workspace exported",
    did: "exported the workspace {target}",
    tried: "export the workspace {target}",
  },
  "workspace.imported": {
    title: "Workspace imported",
    did: "imported the workspace {target} from {after.instance}",
    tried: "import a workspace",
  },
  "workspace.deletion_requested": {
    title: "Workspace deleted",
    did: "deleted the workspace {target}",
    tried: "delete the workspace {target}",
  },
  "workspace.restored": {
    title: "Workspace restored",
    did: "restored the workspace {target}",
    tried: "restore the workspace {target}",
  },
  "workspace.rescued": {
    title: "Workspace given an owner",
    did: "made {target} the owner of a workspace that had none",
    tried: "give the workspace an owner",
  },
  "workspace.purged": {
    title: "Workspace permanently deleted",
    did: "permanently deleted the workspace {target}",
    tried: "permanently delete the workspace {target}",
  },
  "workspace.switched": {
    title: "Workspace switched",
    did: "switched to the workspace {target}",
    tried: "switch to the workspace {target}",
  },
  "member.added": {
    title: "Member added",
    did: "added {target} as {after.role}",
    self: "joined as {after.role}",
    tried: "add {target}",
  },
  "member.role_changed": {
    title: "Member's role changed",
    did: "changed the role of {target} from {before.role} to {after.role}",
    tried: "change the role of {target}",
  },
  "member.removed": {
    title: "Member removed",
    did: "removed {target}",
    tried: "remove {target}",
  },
  "member.left": {
    title: "Member left",
    did: "left the workspace",
    tried: "leave the workspace",
  },
  "member.made_owner": {
    title: "Member made an owner",
    did: "made {target} an owner",
    tried: "make {target} an owner",
  },
  "member.ownership_transferred": {
    title: "Ownership transferred",
    did: "made {target} an owner and became {after.role}",
    tried: "transfer the workspace to {target}",
  },
  "member.access_ending": {
    title: "Member's access ends",
    did: "warned that the access of {target} as {after.role} ends within a day",
    tried: "warn that access ends",
  },
  "member.access_ended": {
    title: "Member's access ended",
    did: "removed {target}, whose access as {before.role} ended",
    tried: "remove access that ended",
  },
  "key.issued": {
    title: "Key issued",
    did: "issued the key {target}",
    tried: "issue a key",
  },
  "key.updated": {
    title: "Key changed",
    did: "changed the key {target}",
    tried: "change the key {target}",
  },
  "key.rotated": {
    title: "Key rotated",
    did: "rotated the key {target}",
    tried: "rotate the key {target}",
  },
  "key.secret_revoked": {
    title: "Old secret of a key revoked",
    did: "revoked the old secret of the key {target}",
    tried: "revoke a secret of the key {target}",
  },
  "key.used": {
    title: "Key used from elsewhere",
    did: "used the key {target}",
    tried: "use the key {target} from an address where it does not work",
  },
  "key.expiring": {
    title: "Key expires",
    did: "warned that the key {target} expires in {after.days} days or less (people notified: {after.people})",
    tried: "warn about the expiry of a key",
  },
  "key.revoked": {
    title: "Key revoked",
    did: "revoked the key {target}",
    tried: "revoke the key {target}",
  },
  "instance.key_issued": {
    title: "Instance key issued",
    did: "issued the instance key {target}",
    tried: "issue an instance key",
  },
  "instance.key_rotated": {
    title: "Instance key rotated",
    did: "rotated the instance key {target}",
    tried: "rotate an instance key",
  },
  "instance.key_revoked": {
    title: "Instance key revoked",
    did: "revoked the instance key {target}",
    tried: "revoke an instance key",
  },
  "organization.key_issued": {
    title: "Organization key issued",
    did: "issued the organization's key {target}",
    tried: "issue a key of the organization",
  },
  "organization.key_updated": {
    title: "Organization key changed",
    did: "changed the organization's key {target}",
    tried: "change the organization's key {target}",
  },
  "organization.key_rotated": {
    title: "Organization key rotated",
    did: "rotated the organization's key {target}",
    tried: "rotate the organization's key {target}",
  },
  "organization.key_secret_revoked": {
    title: "Old secret of an organization key revoked",
    did: "revoked the old secret of the organization's key {target}",
    tried: "revoke a secret of the organization's key {target}",
  },
  "organization.key_used": {
    title: "Organization key used from elsewhere",
    did: "used the organization's key {target}",
    tried: "use the organization's key {target} from an address where it does not work",
  },
  "organization.key_expiring": {
    title: "Organization key expires",
    did: "warned that the organization's key {target} expires in {after.days} days or less (people notified: {after.people})",
    tried: "warn about the expiry of a key",
  },
  "organization.key_revoked": {
    title: "Organization key revoked",
    did: "revoked the organization's key {target}",
    tried: "revoke the organization's key {target}",
  },
  "token.issued": {
    title: "Personal token issued",
    did: "issued the personal token {target}",
    tried: "issue a personal token",
  },
  "token.rotated": {
    title: "Personal token rotated",
    did: "rotated the personal token {target}",
    tried: "rotate the personal token {target}",
  },
  "token.revoked": {
    title: "Personal token revoked",
    did: "revoked the personal token {target}",
    tried: "revoke the personal token {target}",
  },
  "storage.credential_issued": {
    title: "File access issued",
    did: "got a temporary credential for the files {target}",
    tried: "get a temporary credential for the files {target}",
  },
  "file.stored": {
    title: "File stored",
    did: "stored the file {target}",
    tried: "store the file {target}",
  },
  "file.deleted": {
    title: "File deleted",
    did: "deleted the file {target}",
    tried: "delete the file {target}",
  },
  "workspace.security_policy_set": {
    title: "Security policy changed",
    did: "changed the security policy (version {after.version})",
    tried: "change the security policy",
  },
  "workspace.security_policy_confirmed": {
    title: "Security policy confirmed",
    did: "confirmed the security policy (version {after.version})",
    tried: "confirm the security policy",
  },
  "workspace.security_policy_reverted": {
    title: "Security policy reverted",
    did: "reverted the security policy (version {after.version})",
    tried: "revert the security policy",
  },
  "review.started": {
    title: "Access review started",
    did: "started the access review {target} (items: {after.items})",
    tried: "start an access review",
  },
  "review.decided": {
    title: "Access reviewed",
    did: "decided about {after.name} in the access review {target}: {after.decision}",
    tried: "decide in the access review {target}",
  },
  "review.ended": {
    title: "Access review ended",
    did: "ended the access review {target} (undecided: {after.undecided})",
    tried: "end the access review {target}",
  },
  "review.due": {
    title: "Reviewers reminded",
    did: "reminded reviewers that the access review {target} ends in {after.days} days (people notified: {after.people})",
    tried: "remind reviewers of the access review {target}",
  },
  "configuration.applied": {
    title: "Settings file applied",
    did: "applied a settings file (changes: {after.changes})",
    tried: "apply a settings file",
  },
  "request.created": {
    title: "Access requested",
    did: "asked for access as {after.role}",
    tried: "ask for access",
  },
  "request.approved": {
    title: "Request for access approved",
    did: "approved the request of {target} for access as {after.role}",
    tried: "approve a request for access",
  },
  "request.refused": {
    title: "Request for access refused",
    did: "refused the request of {target} for access as {after.role}",
    tried: "refuse a request for access",
  },
  "request.withdrawn": {
    title: "Request for access withdrawn",
    did: "withdrew the request for access as {before.role}",
    tried: "withdraw a request for access",
  },
  "request.expired": {
    title: "Request for access expired",
    did: "ended the request of {target} for access as {before.role}, because no one decided about it",
    tried: "end a request for access",
  },
  "domain.added": {
    title: "Domain added",
    did: "added the domain {target}",
    tried: "add a domain",
  },
  "domain.verified": {
    title: "Domain verified",
    did: "verified the domain {target}",
    tried: "verify a domain",
  },
  "domain.checked": {
    title: "Domain checked",
    did: "asked for the record of the domain {target}",
    tried: "verify the domain {target}",
  },
  "domain.missing": {
    title: "Record of a domain missing",
    did: "no longer found the record of the domain {target}",
    tried: "look up the record of a domain",
  },
  "domain.lapsed": {
    title: "Domain no longer verified",
    did: "found no record of the domain {target} for seven days, so that it is no longer verified",
    tried: "look up the record of a domain",
  },
  "domain.removed": {
    title: "Domain removed",
    did: "removed the domain {target}",
    tried: "remove the domain {target}",
  },
  "connection.created": {
    title: "Single sign-on set up",
    did: "set up single sign-on by {target}",
    tried: "set up single sign-on",
  },
  "connection.updated": {
    title: "Single sign-on edited",
    did: "edited single sign-on by {target}",
    tried: "edit single sign-on by {target}",
  },
  "connection.test_begun": {
    title: "Single sign-on test begun",
    did: "began to test single sign-on by {target}",
    tried: "test single sign-on by {target}",
  },
  "connection.tested": {
    title: "Single sign-on tested",
    did: "tested single sign-on by {target}",
    tried: "test single sign-on by {target}",
  },
  "connection.enabled": {
    title: "Single sign-on turned on",
    did: "turned on single sign-on by {target}",
    tried: "turn on single sign-on by {target}",
  },
  "connection.disabled": {
    title: "Single sign-on turned off",
    did: "turned off single sign-on by {target}",
    tried: "turn off single sign-on by {target}",
  },
  "connection.deleted": {
    title: "Single sign-on deleted",
    did: "deleted single sign-on by {target}",
    tried: "delete single sign-on by {target}",
  },
  "connection.account_connected": {
    title: "Account connected",
    did: "connected their account to {target}",
    tried: "connect their account to {target}",
  },
  "connection.sign_in_refused": {
    title: "Single sign-on refused",
    did: "refused a sign-in by {target} ({after.reason})",
    tried: "sign in by {target}",
  },
  "directory.person_added": {
    title: "Person added by directory",
    did: "added {target} by directory sync",
    tried: "add a person by directory sync",
  },
  "directory.person_updated": {
    title: "Person changed by directory",
    did: "changed {target} by directory sync",
    tried: "change {target} by directory sync",
  },
  "directory.person_removed": {
    title: "Person removed by directory",
    did: "removed {target} by directory sync",
    tried: "remove {target} by directory sync",
  },
  "directory.access_suspended": {
    title: "Access suspended",
    did: "suspended the access of {target}",
    tried: "suspend the access of {target}",
  },
  "directory.access_restored": {
    title: "Access restored",
    did: "restored the access of {target}",
    tried: "restore the access of {target}",
  },
  "directory.team_added": {
    title: "Team added by directory",
    did: "added the team {target} by directory sync",
    tried: "add a team by directory sync",
  },
  "directory.team_updated": {
    title: "Team changed by directory",
    did: "changed the team {target} by directory sync",
    tried: "change the team {target} by directory sync",
  },
  "directory.team_removed": {
    title: "Team removed by directory",
    did: "removed the team {target} by directory sync",
    tried: "remove the team {target} by directory sync",
  },
  "directory.stopped": {
    title: "Directory no longer followed",
    did: "no longer follows the directory, which needs another plan",
    tried: "follow the directory",
  },
  "directory.resumed": {
    title: "Directory followed again",
    did: "follows the directory again",
    tried: "follow the directory",
  },
  "webhook.created": {
    title: "Webhook created",
    did: "created the webhook {target}",
    tried: "create a webhook",
  },
  "webhook.updated": {
    title: "Webhook edited",
    did: "edited the webhook {target}",
    tried: "edit the webhook {target}",
  },
  "webhook.secret_rotated": {
    title: "Webhook secret rotated",
    did: "rotated the secret of the webhook {target}",
    tried: "rotate the secret of the webhook {target}",
  },
  "webhook.enabled": {
    title: "Webhook turned on",
    did: "turned on the webhook {target}",
    tried: "turn on the webhook {target}",
  },
  "webhook.disabled": {
    title: "Webhook turned off",
    did: "turned off the webhook {target}",
    tried: "turn off the webhook {target}",
  },
  "webhook.deleted": {
    title: "Webhook deleted",
    did: "deleted the webhook {target}",
    tried: "delete the webhook {target}",
  },
  "webhook.tested": {
    title: "Test event sent",
    did: "sent a test event to the webhook {target}",
    tried: "send a test event to the webhook {target}",
  },
  "webhook.replayed": {
    title: "Deliveries repeated",
    did: "repeated deliveries of the webhook {target} ({after.deliveries})",
    tried: "repeat deliveries of the webhook {target}",
  },
  "invitation.created": {
    title: "Invitation sent",
    did: "invited {target} as {after.role}",
    tried: "invite {target}",
  },
  "invitation.resent": {
    title: "Invitation resent",
    did: "resent the invitation to {target}",
    tried: "resend the invitation to {target}",
  },
  "invitation.revoked": {
    title: "Invitation revoked",
    did: "revoked the invitation for {target}",
    tried: "revoke the invitation for {target}",
  },
  "invitation.accepted": {
    title: "Invitation accepted",
    did: "accepted the invitation as {after.role}",
    tried: "accept the invitation",
  },
  "invitation.declined": {
    title: "Invitation declined",
    did: "declined the invitation as {before.role}",
    tried: "decline the invitation",
  },
  "team.created": {
    title: "Team created",
    did: "created the team {target}",
    tried: "create a team",
  },
  "team.renamed": {
    title: "Team renamed",
    did: "renamed the team from {before.name} to {after.name}",
    tried: "rename the team {target}",
  },
  "team.deleted": {
    title: "Team deleted",
    did: "deleted the team {target}",
    tried: "delete the team {target}",
  },
  "team.member_added": {
    title: "Person added to a team",
    did: "added {target} to the team {after.team}",
    self: "joined the team {after.team}",
    tried: "add {target} to a team",
  },
  "team.member_removed": {
    title: "Person removed from a team",
    did: "removed {target} from the team {before.team}",
    tried: "remove {target} from a team",
  },
  "team.member_left": {
    title: "Person left a team",
    did: "left the team {before.team}",
    tried: "leave a team",
  },
  "team.granted": {
    title: "Role given to a team",
    did: "gave the team {target} the role {after.role}",
    tried: "give the team {target} a role",
  },
  "team.grant_changed": {
    title: "Team's role changed",
    did: "changed the role of the team {target} from {before.role} to {after.role}",
    tried: "change the role of the team {target}",
  },
  "team.ungranted": {
    title: "Role removed from a team",
    did: "removed the role {before.role} from the team {target}",
    tried: "remove the team {target}'s role",
  },
  "team.access_ending": {
    title: "Team's access ends",
    did: "warned that the role {after.role} of the team {target} ends within a day",
    tried: "warn that access ends",
  },
  "team.access_ended": {
    title: "Team's access ended",
    did: "removed the role {before.role} from the team {target}: it ended",
    tried: "remove access that ended",
  },
  "role.created": {
    title: "Role created",
    did: "created the role {target}",
    tried: "create a role",
  },
  "role.updated": {
    title: "Role edited",
    did: "edited the role {target}",
    tried: "edit the role {target}",
  },
  "role.replaced": {
    title: "Built-in role replaced",
    did: "replaced the role {target} with {after.name}",
    tried: "replace the role {target}",
  },
  "role.deleted": {
    title: "Role deleted",
    did: "deleted the role {target}",
    tried: "delete the role {target}",
  },
  "person.renamed": {
    title: "Person renamed",
    did: "renamed {target} from {before.name} to {after.name}",
    self: "changed their name from {before.name} to {after.name}",
    tried: "change the name of {target}",
  },
  "person.address_changed": {
    title: "Person's email address changed",
    did: "changed the email address of {target} from {before.email} to {after.email}",
    self: "changed their email address from {before.email} to {after.email}",
    tried: "change the email address of {target}",
  },
  "person.picture_set": {
    title: "Picture set",
    did: "set a picture for {target}",
    self: "set their picture",
    tried: "set a picture for {target}",
  },
  "person.picture_removed": {
    title: "Picture removed",
    did: "removed the picture of {target}",
    self: "removed their picture",
    tried: "remove the picture of {target}",
  },
  "person.authenticator_turned_on": {
    title: "Authenticator app turned on",
    did: "turned on an authenticator app for {target}",
    self: "turned on an authenticator app",
    tried: "turn on an authenticator app for {target}",
  },
  "person.authenticator_turned_off": {
    title: "Authenticator app turned off",
    did: "turned off the authenticator app of {target}",
    self: "turned off their authenticator app",
    tried: "turn off the authenticator app of {target}",
  },
  "person.passkey_added": {
    title: "Passkey added",
    did: "added a passkey for {target}",
    self: "added a passkey",
    tried: "add a passkey for {target}",
  },
  "person.passkey_removed": {
    title: "Passkey removed",
    did: "removed a passkey of {target}",
    self: "removed one of their passkeys",
    tried: "remove a passkey of {target}",
  },
  "person.recovery_codes_replaced": {
    title: "Recovery codes replaced",
    did: "replaced the recovery codes of {target}",
    self: "replaced their recovery codes",
    tried: "replace the recovery codes of {target}",
  },
  "person.second_factor_reset": {
    title: "Second factor reset",
    did: "reset the second factor of {target}",
    tried: "reset the second factor of {target}",
  },
  "person.deleted": {
    title: "Account deleted",
    did: "deleted the account of {target}",
    self: "deleted their account",
    tried: "delete the account of {target}",
  },
  "person.suspended": {
    title: "Account suspended",
    did: "suspended the account of {target}",
    tried: "suspend the account of {target}",
  },
  "person.reinstated": {
    title: "Account reinstated",
    did: "reinstated the account of {target}",
    tried: "reinstate the account of {target}",
  },
  "person.erased": {
    title: "Personal data erased",
    did: "erased a person's data from {after.entries} entries, on request",
    tried: "erase a person's data from the audit log",
  },
  "organization.created": {
    title: "Organization created",
    did: "created the organization {target}",
    tried: "create an organization",
  },
  "organization.renamed": {
    title: "Organization renamed",
    did: "renamed the organization from {before.name} to {after.name}",
    tried: "rename the organization",
  },
  "organization.time_zone_changed": {
    title: "Organization time zone changed",
    did: "changed the organization's time zone from {before.timeZone} to {after.timeZone}",
    tried: "change the organization's time zone",
  },
  "organization.deletion_requested": {
    title: "Organization deletion requested",
    did: "requested the deletion of the organization",
    tried: "request the deletion of the organization",
  },
  "organization.deletion_canceled": {
    title: "Organization deletion canceled",
    did: "canceled the deletion of the organization",
    tried: "cancel the deletion of the organization",
  },
  "organization.deletion_confirmed": {
    title: "Organization deletion confirmed",
    did: "confirmed the deletion of the organization",
    tried: "confirm the deletion of the organization",
  },
  "organization.member_added": {
    title: "Person added to the organization",
    did: "added {target} to the organization as {after.role}",
    self: "joined the organization as {after.role}",
    tried: "add {target} to the organization",
  },
  "organization.member_role_changed": {
    title: "Organization role changed",
    did: "changed the organization role of {target} from {before.role} to {after.role}",
    tried: "change the organization role of {target}",
  },
  "organization.member_removed": {
    title: "Person removed from the organization",
    did: "removed {target} from the organization",
    tried: "remove {target} from the organization",
  },
  "person.limit_lifted": {
    title: "Person's limit changed",
    did: "changed a limit of {target}: {after.limit}",
    tried: "change a limit of {target}",
  },
  "organization.member_left": {
    title: "Person left the organization",
    did: "left the organization",
    tried: "leave the organization",
  },
  "organization.member_access_ending": {
    title: "Person's access to the organization ends",
    did: "warned that the access of {target} to the organization ends within a day",
    tried: "warn that access ends",
  },
  "organization.member_access_ended": {
    title: "Person's access to the organization ended",
    did: "removed {target} from the organization: their access ended",
    tried: "remove access that ended",
  },
  "organization.admin_appointed": {
    title: "Organization admin appointed",
    did: "appointed {target} as {after.role} of the organization",
    tried: "appoint {target} in the organization",
  },
  "organization.admin_dismissed": {
    title: "Organization admin dismissed",
    did: "dismissed {target} as {before.role} of the organization",
    tried: "dismiss {target} in the organization",
  },
  "organization.invitation_created": {
    title: "Invitation to the organization sent",
    did: "invited {target} to the organization as {after.role}",
    tried: "invite {target} to the organization",
  },
  "organization.invitation_resent": {
    title: "Invitation to the organization resent",
    did: "resent {target}'s invitation to the organization",
    tried: "resend {target}'s invitation to the organization",
  },
  "organization.invitation_revoked": {
    title: "Invitation to the organization revoked",
    did: "revoked {target}'s invitation to the organization",
    tried: "revoke {target}'s invitation to the organization",
  },
  "organization.invitation_accepted": {
    title: "Invitation to the organization accepted",
    did: "accepted the invitation to the organization as {after.role}",
    tried: "accept the invitation to the organization",
  },
  "organization.invitation_declined": {
    title: "Invitation to the organization declined",
    did: "declined the invitation to the organization as {before.role}",
    tried: "decline the invitation to the organization",
  },
  "organization.plan_changed": {
    title: "Plan changed",
    did: "changed the plan from {before.plan} to {after.plan}",
    tried: "change the plan",
  },
  "organization.features_reconciled": {
    title: "Plan features applied",
    did: "applied the features of the {target.plan} plan",
    tried: "apply the features of the {target.plan} plan",
  },
  "organization.limit_lifted": {
    title: "Limit changed",
    did: "changed a limit: {target} is now {after.amount}",
    tried: "change a limit",
  },
  "organization.security_policy_set": {
    title: "Organization security policy changed",
    did: "changed the organization's security policy (version {after.version})",
    tried: "change the organization's security policy",
  },
  "organization.security_policy_confirmed": {
    title: "Organization security policy confirmed",
    did: "confirmed the organization's security policy (version {after.version})",
    tried: "confirm the organization's security policy",
  },
  "organization.security_policy_reverted": {
    title: "Organization security policy reverted",
    did: "reverted the organization's security policy (version {after.version})",
    tried: "revert the organization's security policy",
  },
  "organization.purged": {
    title: "Organization permanently deleted",
    did: "permanently deleted the organization {target}",
    tried: "permanently delete the organization",
  },
} as const satisfies Record<string, AuditPhrase>;

export type AuditAction = keyof typeof rows;
export const auditActions = Object.keys(rows) as readonly AuditAction[];

/** Whose log it is: one workspace's among several, a standalone workspace's, or a whole organization's. */
export type AuditPlace = "workspace" | "standalone" | "organization";

/** Actions on an organization's own people, which an organization that is its workspace does not have. */
const ofItsPeople = /^organization\.(member|invitation|admin|renamed|deletion)/;

/** The actions that the log of such a place can contain. */
export function auditActionsAt(place: AuditPlace): readonly AuditAction[] {
  if (place === "organization") return auditActions;
  return auditActions.filter((action) =>
    place === "workspace" ? !/^(organization|person)\./.test(action) : !ofItsPeople.test(action),
  );
}

/** Whether a text from outside names an audit action. */
export function isAuditAction(text: string): text is AuditAction {
  return Object.hasOwn(rows, text);
}

/** For an entry that does not exist or is not in the requested log. */
export const noSuchEntry = refuse("no_such_entry", {}, "seq");

/** What a sentence needs from its entry. */
export type SentenceFacts = {
  readonly action: AuditAction;
  readonly actorId?: string | null;
  readonly actorName: string | null;
  readonly targetKind?: string | null;
  readonly targetId?: string | null;
  readonly targetName: string | null;
  readonly outcome: "done" | "refused";
  readonly before: string | null;
  readonly after: string | null;
  readonly commitments?: string | null;
  readonly salts?: string | null;
};

/** How a language renders audit entries. */
export type AuditWords = {
  readonly phrases: Readonly<Record<AuditAction, AuditPhrase>>;
  readonly system: string;
  /** For what the entry does not contain. */
  readonly unknown: string;
  /** For what was erased from it. */
  readonly erased: string;
  readonly did: (who: string, did: string) => string;
  readonly tried: (who: string, tried: string) => string;
};

export const auditWords: AuditWords = {
  phrases: rows,
  system: "The system",
  unknown: "(unknown)",
  erased: "(erased on request)",
  did: (who, did) => `${who} ${did}.`,
  tried: (who, tried) => `${who} tried to ${tried} and was refused.`,
};

/** A reference by key in an entry. */
export type NamedInAudit = "role" | "plan" | "locale" | "limit" | "setting" | "kind";

const named: ReadonlySet<string> = new Set<NamedInAudit>([
  "role",
  "plan",
  "locale",
  "limit",
  "setting",
  "kind",
]);

/**
 * The entry as a sentence for a person (V16). `nameOf` turns the key of a role, a plan, a language, a limit, a setting
 * or a kind into its name. Nothing in the stored JSON can make this throw.
 */
export function auditSentence(
  entry: SentenceFacts,
  nameOf: (what: NamedInAudit, key: string) => string = (_, key) => key,
  words: AuditWords = auditWords,
): string {
  const { did, tried, self } = words.phrases[entry.action];
  const erased = erasedFields(entry);
  const missing = (field: PersonalField) => (erased.includes(field) ? words.erased : words.unknown);
  const refused = entry.outcome === "refused";
  const isSelf = entry.targetKind === "user" && entry.targetId != null && entry.targetId === entry.actorId;
  const name = (what: string, key: string) => (named.has(what) ? nameOf(what as NamedInAudit, key) : key);
  const phrase = refused ? tried : isSelf && self !== undefined ? self : did;
  const said = phrase.replace(/\{([A-Za-z.]+)\}/g, (_, blank: string) => {
    const [side = "", key = ""] = blank.split(".");
    if (side === "target") {
      // The target's name is a key of what the phrase says, or else of the target's kind.
      const what = key === "" ? (entry.targetKind ?? "") : key;
      return entry.targetName === null ? missing("targetName") : name(what, entry.targetName);
    }
    if (blank === "kind") return name("kind", entry.targetKind ?? words.unknown);
    const stored = side === "before" ? "before" : "after";
    const value = field(entry[stored], key);
    return value === null ? missing(stored) : name(key, value);
  });
  const nameless = erased.includes("actorName") ? words.erased : words.system;
  const who = entry.actorName === null ? nameless : entry.actorName || words.unknown;
  return refused ? words.tried(who, said) : words.did(who, said.replace(/\.$/, ""));
}

/** One field of a stored JSON object, as text; null if it is absent. */
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
