export * from "./access/access.ts";
export * from "./access/actor.ts";
export * from "./access/ask.ts";
export * from "./access/custom-roles.ts";
export { can, type PermissionHandle, permission } from "./access/decide.ts";
export * from "./access/effects.ts";
export * from "./access/ends.ts";
export * from "./access/explain.ts";
export { platformAppoints } from "./access/grants.ts";
export * from "./access/levels.ts";
export * from "./access/matrix.ts";
export type { PermissionSet } from "./access/permission-set.ts";
export * as permissionSet from "./access/permission-set.ts";
export * from "./access/permissions.ts";
export * from "./access/principal.ts";
export * from "./access/requests.ts";
export * from "./access/reviews.ts";
export * from "./access/role-draft.ts";
export * from "./access/roles.ts";
export * from "./access/signed-access.ts";
export * from "./audit/audit.ts";
export * from "./audit/audit-actions.ts";
export * from "./audit/audit-chain.ts";
export * from "./audit/audit-commitments.ts";
export * from "./audit/audit-names.ts";
export * from "./audit/audit-personal.ts";
export * from "./audit/audit-samples.ts";
export * from "./audit/checkpoint.ts";
export * from "./billing/cycles.ts";
export * from "./billing/money.ts";
export * from "./billing/prices.ts";
export * from "./billing/proration.ts";
export * from "./blueprint/blueprint.ts";
export * from "./blueprint/localize.ts";
export {
  cancelVerbOf,
  isShareable,
  type KindChart,
  type KindList,
  type KindVerb,
  levelOf,
  operationOf,
  type ResourceKind,
  type RowOperation,
  type RunSpec,
  type RunVerb,
  runVerbOf,
  verbThatCreates,
} from "./blueprint/resource-kinds.ts";
export * from "./blueprints/ai-governance.ts";
export * from "./blueprints/ai-tracing.ts";
export * from "./blueprints/compliance-ops.ts";
export * from "./blueprints/data-security.ts";
export * from "./blueprints/index.ts";
export * from "./blueprints/machine-fleet.ts";
export * from "./bundle/faulty.ts";
export * from "./bundle/manifest.ts";
export * from "./bundle/placing.ts";
export * from "./bundle/read-bundle.ts";
export * from "./configuration/configuration.ts";
export * from "./configuration/difference.ts";
export * from "./configuration/items.ts";
export * from "./integrations/slack.ts";
export * from "./integrations/webhooks.ts";
export * from "./keys/instance-keys.ts";
export * from "./keys/key-changes.ts";
export * from "./keys/key-scopes.ts";
export * from "./keys/key-text.ts";
export * from "./keys/keys.ts";
export * from "./keys/tokens.ts";
export * from "./lifecycle/confirmation.ts";
export * from "./lifecycle/edits.ts";
export * from "./lifecycle/lifecycle.ts";
export * from "./lifecycle/states.ts";
export * from "./lifecycle/transfers.ts";
export * from "./machines/connecting.ts";
export * from "./machines/naming.ts";
export * from "./machines/rules.ts";
export * from "./models/check-model.ts";
export * from "./organizations.ts";
export * from "./paths.ts";
export * from "./people/account.ts";
export * from "./people/invitation-pace.ts";
export * from "./people/invitations.ts";
export * from "./people/mails.ts";
export * from "./people/members.ts";
export * from "./people/organization-members.ts";
export * from "./people/people.ts";
export * from "./people/pictures.ts";
export * from "./people/teams.ts";
export * from "./plans/counted.ts";
export * from "./plans/features.ts";
export * from "./plans/limits.ts";
export * from "./plans/meters.ts";
export * from "./plans/plan-effect.ts";
export { coreTranslations, featureWords, gives, limitWords } from "./plans/plan-words.ts";
export * from "./plans/plans.ts";
export * from "./playbooks.ts";
export * from "./quotas/quotas.ts";
export * from "./refusals/error-codes.ts";
export * from "./refusals/reasons.ts";
export * from "./refusals/refusal.ts";
export * from "./resources/approvals.ts";
export * from "./resources/expiry.ts";
export * from "./resources/field-set.ts";
export * from "./resources/field-values.ts";
export * from "./resources/fields.ts";
export * from "./resources/matrix.ts";
export * from "./resources/moves.ts";
export * from "./resources/reach.ts";
export * from "./resources/receipts.ts";
export * from "./resources/records.ts";
export * from "./resources/shares.ts";
export * from "./resources/states.ts";
export * from "./resources/text-changes.ts";
export * from "./resources/text-form.ts";
export * from "./resources/windows.ts";
export * from "./runs/runs.ts";
export * from "./schedules/repeating.ts";
export * from "./security/networks.ts";
export * from "./security/policies.ts";
export * from "./settings.ts";
export * from "./sign-in/connections.ts";
export * from "./sign-in/directory.ts";
export * from "./sign-in/domains.ts";
export * from "./storage/files.ts";
export { canonicalJson } from "./text/canonical-json.ts";
export * from "./text/hosts.ts";
export * from "./text/locales.ts";
export * from "./text/names.ts";
export * from "./text/plural.ts";
export * from "./text/search-key.ts";
export * from "./text/slugs.ts";
