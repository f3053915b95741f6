-- Requests for access: someone who can open a place asks for a role there, with a reason; someone who can give it approves,
-- with an end or without, or refuses.

CREATE TABLE access_request (
  org_id          uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id              uuid NOT NULL DEFAULT gen_random_uuid(),
  -- Null for a role in the organization.
  workspace_id    uuid,
  -- Who asks, with the name and address of that time.
  user_id         uuid NOT NULL,
  name            text NOT NULL CHECK (char_length(name) <= 320),
  email           text NOT NULL,
  role            text NOT NULL,
  -- Until when it is asked for; null for good.
  ends_at         timestamptz,
  reason          text NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 500),
  created_at      timestamptz NOT NULL DEFAULT now(),
  -- Undecided, it is over then, by the clock; a job writes it down.
  expires_at      timestamptz NOT NULL,
  outcome         text CHECK (outcome IN ('approved', 'refused', 'withdrawn', 'expired')),
  decided_at      timestamptz,
  decided_by      uuid,
  decided_by_name text CHECK (char_length(decided_by_name) <= 320),
  note            text CHECK (char_length(note) BETWEEN 1 AND 500),
  -- The end of what was given, and what the person had before: when the end has come, they have that again.
  given_end       timestamptz,
  former_role     text,
  former_end      timestamptz,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, workspace_id) REFERENCES workspace (org_id, id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE,
  CHECK ((outcome IS NULL) = (decided_at IS NULL))
);
-- One open request of a person for a place.
CREATE UNIQUE INDEX access_request_open ON access_request (org_id, workspace_id, user_id) NULLS NOT DISTINCT
  WHERE outcome IS NULL;
CREATE INDEX access_request_by_place ON access_request (org_id, workspace_id, created_at, id);
CREATE INDEX access_request_by_person ON access_request (org_id, user_id, created_at);
CREATE INDEX access_request_ending ON access_request (expires_at) WHERE outcome IS NULL;
ALTER TABLE access_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_request FORCE ROW LEVEL SECURITY;
GRANT SELECT ON access_request TO bailiwick_app;
GRANT INSERT (org_id, id, workspace_id, user_id, name, email, role, ends_at, reason, expires_at)
  ON access_request TO bailiwick_app;
GRANT UPDATE (outcome, decided_at, decided_by, decided_by_name, note, given_end, former_role, former_end)
  ON access_request TO bailiwick_app;
