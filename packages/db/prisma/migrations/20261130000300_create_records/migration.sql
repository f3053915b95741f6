-- What is written along with a change: the audit log, effects outside the database, answers to be repeated; and the
-- schema of the job queue.
--
-- The audit log is one hash chain for each organization (M16). audit.append is the only way in: it locks the chain's
-- head, numbers the entry, hashes it over the canonical length-prefixed encoding that packages/domain's verifier computes
-- too, and advances the head. The time is kept and hashed at the same microsecond precision; before and after are kept
-- as the exact text that is hashed.

CREATE TABLE audit_head (
  org_id uuid PRIMARY KEY,
  seq    bigint NOT NULL DEFAULT 0,
  at     timestamptz NOT NULL DEFAULT '-infinity',
  hash   bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex') CHECK (octet_length(hash) = 32)
);
ALTER TABLE audit_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_head FORCE ROW LEVEL SECURITY;
GRANT SELECT ON audit_head TO bailiwick_app;
GRANT SELECT ON audit_head TO bailiwick_worker;

CREATE TABLE audit_entry (
  org_id       uuid NOT NULL,
  seq          bigint NOT NULL CHECK (seq > 0),
  at           timestamptz NOT NULL,
  workspace_id uuid,
  actor_kind   text NOT NULL CHECK (actor_kind IN ('user', 'key', 'system')),
  actor_id     uuid,
  actor_name   text,
  -- Through which door the actor came: by a role in the workspace, by a team, by an organization role, as the platform
  -- admin.
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
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
GRANT SELECT ON audit_entry TO bailiwick_app;
GRANT SELECT ON audit_entry TO bailiwick_worker;

-- Effects outside the database, written in the same commit as the change that calls for them.
CREATE TABLE outbox (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  org_id       uuid,
  workspace_id uuid,
  kind         text NOT NULL CHECK (kind IN ('mail', 'event')),
  recipient    text,
  subject      text,
  -- Emptied once a mail is on its way over SMTP, or was given up: it holds links that let somebody in.
  body_text    text,
  payload      jsonb NOT NULL DEFAULT '{}',
  created_at   timestamptz NOT NULL DEFAULT now(),
  -- Infinity for what was tried in vain for too long.
  deliver_at   timestamptz NOT NULL DEFAULT now(),
  delivered_at timestamptz,
  attempts     integer NOT NULL DEFAULT 0,
  last_error   text,
  CHECK (kind <> 'mail' OR (recipient IS NOT NULL AND subject IS NOT NULL AND body_text IS NOT NULL)),
  UNIQUE (org_id, id)
);
CREATE INDEX outbox_due ON outbox (deliver_at, id) WHERE delivered_at IS NULL;
CREATE INDEX outbox_mail_listed ON outbox (created_at DESC, id DESC) WHERE kind = 'mail';
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON outbox TO bailiwick_app;
GRANT SELECT ON outbox TO bailiwick_worker;
GRANT UPDATE (body_text, deliver_at, delivered_at, attempts, last_error) ON outbox TO bailiwick_worker;

-- The answer of a change that was sent with an idempotency key, for a day: a repeat gets the same answer.
CREATE TABLE idempotency (
  actor_id   uuid NOT NULL,
  key        text NOT NULL CHECK (char_length(key) BETWEEN 8 AND 100),
  request    text NOT NULL,
  response   text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (actor_id, key)
);
CREATE INDEX idempotency_old ON idempotency (created_at);
ALTER TABLE idempotency ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON idempotency TO bailiwick_app;
GRANT SELECT, DELETE ON idempotency TO bailiwick_worker;

-- The job queue is the worker's own; pg-boss keeps its tables there.
CREATE SCHEMA pgboss AUTHORIZATION bailiwick_worker;
