import { randomUUID } from "node:crypto";
import type pg from "pg";

/** A tenant that exists only in the doctor's transaction. */
export type Scratch = { readonly org: string; readonly workspace: string; readonly person: string };

/**
 * One row for every tenant table; the doctor reports a table that has none. The names in `<>` refer to the scratch
 * tenant.
 */
const rows = [
  `organization (id, slug, name, blueprint, plan, plan_pending) SELECT <org>, <word>, 'Scratch', b.key, b.default_plan, false
     FROM authz.blueprint b ORDER BY b.topology DESC, b.key LIMIT 1`,
  `role (org_id, level, key, name, rank, built_in, permissions)
     SELECT <org>, l, 'scratch', 'Scratch', 0, false, repeat('0', 256)::bit(256) FROM unnest(ARRAY['organization', 'workspace']) l`,
  "organization_limit (org_id, name, value) VALUES (<org>, 'scratch', 1)",
  "organization_feature (org_id, feature) VALUES (<org>, 'scratch')",
  "audit_head (org_id) VALUES (<org>)",
  `audit_entry (org_id, seq, at, actor_kind, via, action, outcome, prev_hash, hash)
     VALUES (<org>, 1, now(), 'system', 'system', 'scratch', 'done', sha256(''), sha256(''))`,
  "audit_checkpoint (org_id, seq, hash, note, address_hash) VALUES (<org>, 1, sha256(''), 'scratch', sha256(''))",
  "workspace (org_id, id, slug, name) VALUES (<org>, <workspace>, <word>, 'Scratch')",
  `bundle_import (org_id, workspace_id, id, hash, public_key, instance, written_at, source_org, source_workspace, whole, start_seq,
     start_hash, end_seq, end_hash, checkpoint, checkpoint_key, imported_by, imported_by_name)
     VALUES (<org>, <workspace>, <workspace>, repeat('0', 64), 'scratch', 'scratch', now(), <org>, <workspace>, true, 0,
     repeat('0', 64), 1, repeat('0', 64), 'scratch', 'scratch', <person>, 'Scratch')`,
  `imported_entry (org_id, workspace_id, seq, at, actor_kind, via, action, outcome, prev_hash, hash)
     VALUES (<org>, <workspace>, 1, now(), 'system', 'system', 'scratch', 'done', sha256(''), sha256(''))`,
  "workspace_setting (org_id, workspace_id, key, value) VALUES (<org>, <workspace>, 'scratch', '1')",
  "slug (namespace, slug, org_id, workspace_id, status) VALUES (<org>, <word>, <org>, <workspace>, 'current')",
  `organization_member (org_id, user_id, role, name, email) VALUES (<org>, <person>, 'scratch', 'Scratch', <word>)`,
  `member (org_id, workspace_id, user_id, role, name, email)
     VALUES (<org>, <workspace>, <person>, 'scratch', 'Scratch', <word>)`,
  "team (org_id, id, name) VALUES (<org>, <workspace>, 'Scratch')",
  "team_member (org_id, team_id, user_id, name, email) VALUES (<org>, <workspace>, <person>, 'Scratch', <word>)",
  "team_grant (org_id, workspace_id, team_id, role) VALUES (<org>, <workspace>, <workspace>, 'scratch')",
  `invitation (org_id, id, workspace_id, email, role, token_hash, invited_by, invited_by_name, expires_at)
     VALUES (<org>, <workspace>, <workspace>, <word>, 'scratch', encode(sha256(<word>::bytea), 'hex'), <person>, 'Scratch', now())`,
  `resource_root (org_id, id, workspace_id, kind) SELECT <org>, <workspace>, CASE k.level WHEN 'organization' THEN NULL ELSE <workspace>::uuid END, k.key
     FROM organization o JOIN authz.blueprint_kind k ON k.blueprint = o.blueprint
     WHERE o.id = <org> AND k.parent IS NULL AND k.volume = 'few' ORDER BY k.key LIMIT 1`,
  "resource_reach (org_id, root_id, workspace_id) SELECT r.org_id, r.id, <workspace> FROM resource_root r WHERE r.org_id = <org>",
  `resource (org_id, id, root_id, kind, fields) SELECT r.org_id, r.id, r.id, r.kind, '{}' FROM resource_root r WHERE r.org_id = <org>`,
  `resource_unique (org_id, place, kind, field, value, resource_id)
     SELECT r.org_id, r.id, r.kind, 'scratch', 'scratch', r.id FROM resource_root r WHERE r.org_id = <org>`,
  `resource_reference (org_id, resource_id, field, target_id)
     SELECT r.org_id, r.id, 'scratch', r.id FROM resource_root r WHERE r.org_id = <org>`,
  `record (org_id, root_id, kind, at, id, fields)
     VALUES (<org>, <workspace>, 'scratch', now(), <workspace>, '{}')`,
  "record_count (org_id, root_id, kind, amount) VALUES (<org>, <workspace>, 'scratch', 1)",
  "record_removal (org_id, root_id) VALUES (<org>, <workspace>)",
  `key (org_id, id, workspace_id, name, permissions, created_by, created_by_name)
     VALUES (<org>, <workspace>, <workspace>, 'Scratch', repeat('0', 256)::bit(256), <person>, 'Scratch')`,
  `key_secret (org_id, key_id, public_id, hash, last)
     VALUES (<org>, <workspace>, 'scratch000', encode(sha256(<word>::bytea), 'hex'), '0000')`,
  "key_use (org_id, key_id, at) VALUES (<org>, <workspace>, now())",
  `run (org_id, id, resource_id, kind, verb, place, requested_by_kind, requested_by_name)
     SELECT r.org_id, r.id, r.id, r.kind, 'scratch', <workspace>, 'system', 'Scratch' FROM resource_root r WHERE r.org_id = <org>`,
  "quota_period (org_id, meter, starts_at, ends_at) VALUES (<org>, 'scratch', 'epoch', 'infinity')",
  // Its ledger's trigger makes the balance.
  `quota_entry (org_id, meter, starts_at, place, kind, amount, actor_kind)
     VALUES (<org>, 'scratch', 'epoch', <workspace>, 'allot', 1, 'system')`,
  // The organization's trigger makes its account.
  `billing_line (org_id, starts_on, ends_on, reason, since, currency, price_before, quantity_before, price_after, quantity_after,
     credit, charge) VALUES (<org>, '2000-01-01', '2000-02-01', 'cycle', '2000-01-01', 'EUR', 0, 0, 1, 1, 0, 1)`,
  `billing_statement (org_id, starts_on, ends_on, currency, credit, charge, lines)
     VALUES (<org>, '2000-01-01', '2000-02-01', 'EUR', 0, 1, 1)`,
  `approval (org_id, resource_id, action, user_id)
     SELECT r.org_id, r.id, 'scratch', <person> FROM resource_root r WHERE r.org_id = <org>`,
  `expiry_warning (org_id, resource_id, date, level)
     SELECT r.org_id, r.id, 'epoch', 'expired' FROM resource_root r WHERE r.org_id = <org>`,
  "heartbeat (org_id, resource_id) SELECT r.org_id, r.id FROM resource_root r WHERE r.org_id = <org>",
  // The trigger of files makes the workspace's use.
  `storage_file (org_id, workspace_id, path, content_id, bytes, sha256, type, stored_by)
     VALUES (<org>, <workspace>, 'scratch', <workspace>, 1, repeat('0', 64), 'text/plain', 'Scratch')`,
  `webhook (org_id, id, workspace_id, name, url, events, secrets, created_by, created_by_name)
     VALUES (<org>, <workspace>, <workspace>, 'Scratch', 'https://scratch.example/', '{scratch}', '{}', <person>, 'Scratch')`,
  `webhook_delivery (org_id, id, webhook_id, event_id, event, body)
     VALUES (<org>, <workspace>, <workspace>, 'scratch', 'scratch', '{}')`,
  `webhook_attempt (org_id, delivery_id, number, took_ms, status, excerpt) VALUES (<org>, <workspace>, 1, 1, 200, '')`,
  `security_policy (org_id, id, workspace_id, version, created_by, created_by_name)
     VALUES (<org>, <workspace>, <workspace>, 1, <person>, 'Scratch')`,
  "activity (org_id, place, user_id, day) VALUES (<org>, <workspace>, <person>, 'epoch')",
  `access_review (org_id, id, workspace_id, name, repeats, days, reviewers, undecided, due_at, created_by, created_by_name)
     VALUES (<org>, <workspace>, <workspace>, 'Scratch', 'once', 1, ARRAY[<person>]::uuid[], 'keep', 'epoch', <person>, 'Scratch')`,
  `access_review_item (org_id, review_id, id, kind, subject_id, name, since)
     VALUES (<org>, <workspace>, <workspace>, 'member', <person>, 'Scratch', 'epoch')`,
  `access_request (org_id, id, workspace_id, user_id, name, email, role, reason, expires_at)
     VALUES (<org>, <workspace>, <workspace>, <person>, 'Scratch', <word>, 'scratch', 'Scratch', 'infinity')`,
  `domain (org_id, id, name, token, created_by, created_by_name)
     VALUES (<org>, <workspace>, 'scratch.example', repeat('0', 20), <person>, 'Scratch')`,
  `connection (org_id, id, name, issuer, client_id, secrets, level, role, created_by, created_by_name)
     VALUES (<org>, <workspace>, 'Scratch', 'https://scratch.example/', 'scratch', '{}', 'workspace', 'scratch', <person>, 'Scratch')`,
  "directory (org_id) VALUES (<org>)",
  "directory_person (org_id, id, address, active) VALUES (<org>, <person>, <word>, true)",
  "team (org_id, id, name) VALUES (<org>, <person>, 'Directory')",
  "directory_team (org_id, team_id) VALUES (<org>, <person>)",
  "directory_team_member (org_id, team_id, member_id) VALUES (<org>, <person>, <person>)",
  "outbox (org_id, workspace_id, kind) VALUES (<org>, <workspace>, 'event')",
  "idempotency (actor_id, key, request, response) VALUES (<person>, 'scratch-key', '', '')",
];

/** Creates a scratch tenant in the owner's open transaction. */
export async function makeScratch(owner: pg.ClientBase): Promise<Scratch> {
  const scratch = { org: randomUUID(), workspace: randomUUID(), person: randomUUID() };
  const values: Record<string, string> = { ...scratch, word: `scratch-${scratch.org.slice(0, 13)}` };
  for (const row of rows) {
    await owner.query(`INSERT INTO ${row.replaceAll(/<(\w+)>/g, (_, name: string) => `'${values[name]}'`)}`);
  }
  return scratch;
}

/** Sets the transaction's context to that of a person in the tenant with every permission that its people can hold. */
export async function enterScratch(owner: pg.ClientBase, { org, workspace, person }: Scratch): Promise<void> {
  await owner.query(
    `SELECT set_config('authz.org_id', $1, true), set_config('authz.blueprint', o.blueprint, true),
       set_config('authz.workspace_id', $2, true),
       set_config('authz.person_id', $3, true), set_config('authz.actor_id', $3, true),
       set_config('authz.actor_kind', 'user', true), set_config('authz.via', 'workspace', true),
       set_config('authz.actor_name', 'scratch', true), set_config('authz.ip', '', true),
       set_config('authz.held', m.all_bits, true), set_config('authz.permissions', m.all_bits, true),
       set_config('authz.organization_permissions', m.all_bits, true)
     FROM organization o, LATERAL (
       SELECT bit_or(l.permissions)::text AS all_bits FROM authz.blueprint_level_mask l
       WHERE l.blueprint = o.blueprint AND l.level <> 'platform') m
     WHERE o.id::text = $1`,
    [org, workspace, person],
  );
}
