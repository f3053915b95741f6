-- Runs: what workers do for a resource. One that is metered holds its part of the quota from the moment at which it is queued
-- until it ends.

-- The permissions whose runs count.
ALTER TABLE authz.blueprint_meter ADD verbs text[] NOT NULL DEFAULT '{}';

CREATE TABLE run (
  org_id            uuid NOT NULL,
  id                uuid NOT NULL,
  resource_id       uuid NOT NULL,
  kind              text NOT NULL,
  verb              text NOT NULL CHECK (verb ~ '^[a-z][a-z_]{0,39}$'),
  state             text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  -- The workspace in which it was started, and whose quota it uses, wherever its resource moves.
  place             uuid NOT NULL,
  -- Null for one that is not metered. A trigger writes both.
  meter             text,
  starts_at         timestamptz,
  requested_by_kind text NOT NULL CHECK (requested_by_kind IN ('user', 'key', 'system')),
  requested_by      uuid,
  requested_by_name text NOT NULL CHECK (char_length(requested_by_name) <= 320),
  created_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  attempts          smallint NOT NULL DEFAULT 0,
  claimed_by_kind   text CHECK (claimed_by_kind IN ('user', 'key', 'system')),
  claimed_by        uuid,
  claimed_by_name   text CHECK (char_length(claimed_by_name) <= 320),
  lease             uuid,
  leased_until      timestamptz,
  started_at        timestamptz,
  progress          smallint NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
  -- The values of fields that the worker reported last.
  report            jsonb CHECK (jsonb_typeof(report) = 'object'),
  error             text CHECK (char_length(error) BETWEEN 1 AND 1000),
  finished_at       timestamptz,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, resource_id) REFERENCES resource (org_id, id) ON DELETE CASCADE,
  CHECK ((state IN ('done', 'failed', 'cancelled')) = (finished_at IS NOT NULL)),
  CHECK (state <> 'running' OR (lease IS NOT NULL AND leased_until IS NOT NULL AND claimed_by_kind IS NOT NULL))
);
CREATE INDEX run_by_resource ON run (org_id, resource_id, created_at, id);
-- Of a resource, one at a time.
CREATE UNIQUE INDEX run_going ON run (org_id, resource_id) WHERE state IN ('queued', 'running');
CREATE INDEX run_to_claim ON run (org_id, kind, created_at, id) WHERE state IN ('queued', 'running');
ALTER TABLE run ENABLE ROW LEVEL SECURITY;
ALTER TABLE run FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON run TO bailiwick_app;
GRANT UPDATE (state, attempts, claimed_by_kind, claimed_by, claimed_by_name, lease, leased_until, started_at, progress, report,
  error, finished_at) ON run TO bailiwick_app;
