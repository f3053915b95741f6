-- Security policies: from where, with what and for how long people and programs use a workspace or an organization. Each change
-- is a version of its own. The newest that applies counts: one that is kept, or one whose trial is still running; when a trial
-- ends without anyone having confirmed it, the version before applies again, by the clock alone.
CREATE TABLE security_policy (
  org_id            uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id                uuid NOT NULL DEFAULT gen_random_uuid(),
  -- Null for that of the organization, which is a floor for all of its workspaces.
  workspace_id      uuid,
  version           integer NOT NULL CHECK (version > 0),
  -- The networks from which it can be used, in CIDR notation, each with a note; none for any address.
  ranges            cidr[] NOT NULL DEFAULT '{}' CHECK (cardinality(ranges) <= 100),
  notes             text[] NOT NULL DEFAULT '{}',
  -- How long a person's session lasts without a request of theirs, and at all. Null for as long as anywhere.
  idle_minutes      integer CHECK (idle_minutes BETWEEN 5 AND 1440),
  session_hours     integer CHECK (session_hours BETWEEN 1 AND 2160),
  -- How long a key works after it was issued. Null for any time.
  key_days          integer CHECK (key_days BETWEEN 1 AND 3650),
  personal_tokens   boolean NOT NULL DEFAULT true,
  -- The domains of the addresses that can be invited; none for any.
  domains           text[] NOT NULL DEFAULT '{}' CHECK (cardinality(domains) <= 100),
  -- Since when sessions have been ended for idleness here, without a break: what was before does not count.
  idle_since        timestamptz CHECK ((idle_since IS NULL) = (idle_minutes IS NULL)),
  -- Null for one that was not tried.
  trial_until       timestamptz,
  -- How a trial ended, if not by the clock alone.
  settled           text CHECK (settled IN ('confirmed', 'reverted', 'replaced', 'expired')),
  settled_at        timestamptz,
  settled_by_name   text CHECK (char_length(settled_by_name) <= 320),
  -- The version that was brought back.
  restored_from     integer,
  created_at        timestamptz NOT NULL DEFAULT now(),
  created_by_kind   text NOT NULL DEFAULT 'user' CHECK (created_by_kind IN ('user', 'key', 'system')),
  created_by        uuid,
  created_by_name   text NOT NULL CHECK (char_length(created_by_name) <= 320),
  PRIMARY KEY (org_id, id),
  UNIQUE NULLS NOT DISTINCT (org_id, workspace_id, version),
  FOREIGN KEY (org_id, workspace_id) REFERENCES workspace (org_id, id) ON DELETE CASCADE,
  CHECK (cardinality(notes) = cardinality(ranges)),
  CHECK ((settled IS NULL) = (settled_at IS NULL)),
  CHECK (settled IS NULL OR trial_until IS NOT NULL)
);
CREATE INDEX security_policy_tried ON security_policy (trial_until) WHERE trial_until IS NOT NULL AND settled IS NULL;
ALTER TABLE security_policy ENABLE ROW LEVEL SECURITY;
ALTER TABLE security_policy FORCE ROW LEVEL SECURITY;
GRANT SELECT ON security_policy TO bailiwick_app;
GRANT INSERT (org_id, workspace_id, version, ranges, notes, idle_minutes, session_hours, key_days, personal_tokens, domains,
  idle_since, trial_until, restored_from, created_by_kind, created_by, created_by_name) ON security_policy TO bailiwick_app;
GRANT UPDATE (settled, settled_at, settled_by_name) ON security_policy TO bailiwick_app;

-- Whether anyone ever set one here: an organization that never did pays for no look-up.
ALTER TABLE organization ADD COLUMN has_policies boolean NOT NULL DEFAULT false;

-- A session's last request by its person, at a precision of half a minute; and the address that it came
-- from; a console's own refreshes are none.
ALTER TABLE identity.session ADD COLUMN active_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN active_ip text;

-- The pauses of a session that could have ended it somewhere. A request elsewhere ends a pause, but does not bring back what
-- it cost. One that is shorter than a later one says nothing more.
CREATE TABLE identity.session_gap (
  session_id uuid NOT NULL REFERENCES identity.session (id) ON DELETE CASCADE,
  at         timestamptz NOT NULL,
  lasted     interval NOT NULL,
  PRIMARY KEY (session_id, at)
);
