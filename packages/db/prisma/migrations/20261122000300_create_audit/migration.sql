-- The audit log: one hash chain per organization (M16).
--
-- audit.append is the only way in. It locks the chain's head, numbers the entry, hashes it over the canonical
-- length-prefixed encoding that packages/domain's verifier computes too, and advances the head. The time is
-- kept and hashed at the same microsecond precision; before and after are kept as the exact text that is hashed.

CREATE TABLE audit_head (
  org_id uuid PRIMARY KEY,
  seq    bigint NOT NULL DEFAULT 0,
  at     timestamptz NOT NULL DEFAULT '-infinity',
  hash   bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex') CHECK (octet_length(hash) = 32)
);

CREATE TABLE audit_entry (
  org_id       uuid NOT NULL,
  seq          bigint NOT NULL CHECK (seq > 0),
  at           timestamptz NOT NULL,
  workspace_id uuid,
  actor_kind   text NOT NULL CHECK (actor_kind IN ('user', 'system', 'platform')),
  actor_id     uuid,
  actor_name   text,
  -- How the actor reached the workspace: by a role in it, by a team, by an organization role, as the platform admin.
  via          text NOT NULL CHECK (via IN ('workspace', 'team', 'organization', 'platform', 'system')),
  ip           text,
  action       text NOT NULL,
  target_kind  text,
  target_id    text,
  target_name  text,
  outcome      text NOT NULL CHECK (outcome IN ('done', 'refused')),
  before       text CHECK (before IS JSON),
  after        text CHECK (after IS JSON),
  prev_hash    bytea NOT NULL CHECK (octet_length(prev_hash) = 32),
  hash         bytea NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (org_id, seq)
);
CREATE INDEX audit_entry_by_workspace ON audit_entry (org_id, workspace_id, seq DESC);
CREATE INDEX audit_entry_by_action ON audit_entry (org_id, action, seq DESC);
CREATE INDEX audit_entry_by_actor ON audit_entry (org_id, actor_id, seq DESC);

-- One field of the encoding: four bytes of length, big-endian, then UTF-8; null is the length 0xFFFFFFFF alone.
CREATE FUNCTION audit.field(value text) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN value IS NULL THEN '\xffffffff'::bytea
    ELSE int4send(octet_length(value)) || convert_to(value, 'UTF8')
  END
$$;

CREATE FUNCTION audit.time_text(at timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

-- The canonical encoding, version 1, of an entry.
CREATE FUNCTION audit.encode(e audit_entry) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT audit.field('bailiwick.audit.v1') || audit.field(e.org_id::text) || audit.field(e.seq::text)
    || audit.field(audit.time_text(e.at)) || audit.field(e.workspace_id::text)
    || audit.field(e.actor_kind) || audit.field(e.actor_id::text) || audit.field(e.actor_name)
    || audit.field(e.via) || audit.field(e.ip) || audit.field(e.action)
    || audit.field(e.target_kind) || audit.field(e.target_id) || audit.field(e.target_name)
    || audit.field(e.outcome) || audit.field(e.before) || audit.field(e.after)
    || audit.field(encode(e.prev_hash, 'hex'))
$$;

-- Puts an entry at the end of its organization's chain. The caller gives everything but number, time and hashes.
-- The head's row lock is held until commit, so entries are numbered in the order in which they are committed. What
-- happens to a flat organization happens to its workspace: that is where its people read their log.
CREATE FUNCTION audit.write(entry audit_entry) RETURNS audit_entry
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  head audit_head;
BEGIN
  SELECT * INTO STRICT head FROM audit_head WHERE org_id = entry.org_id FOR NO KEY UPDATE;
  IF entry.workspace_id IS NULL THEN
    SELECT w.id INTO entry.workspace_id
      FROM organization o
      JOIN authz.blueprint b ON b.key = o.blueprint AND b.topology = 'flat'
      JOIN workspace w ON w.org_id = o.id
      WHERE o.id = entry.org_id;
  END IF;
  entry.seq := head.seq + 1;
  entry.at := greatest(clock_timestamp(), head.at);
  entry.prev_hash := head.hash;
  entry.hash := sha256(audit.encode(entry));
  INSERT INTO audit_entry SELECT entry.*;
  UPDATE audit_head SET seq = entry.seq, at = entry.at, hash = entry.hash WHERE org_id = entry.org_id;
  RETURN entry;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC;
