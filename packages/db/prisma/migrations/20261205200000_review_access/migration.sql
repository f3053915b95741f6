-- Access reviews: someone looks regularly at who holds what, and keeps, changes or removes it. For that, the day on which each
-- person last used a place is kept.

-- The day of a person's last request in a workspace, or in the organization itself. To the day, so that a row is written at
-- most once a day.
CREATE TABLE activity (
  org_id       uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  -- The workspace; the organization itself by its own id.
  place        uuid NOT NULL,
  user_id      uuid NOT NULL,
  day          date NOT NULL,
  workspace_id uuid GENERATED ALWAYS AS (nullif(place, org_id)) STORED,
  PRIMARY KEY (org_id, place, user_id),
  FOREIGN KEY (org_id, workspace_id) REFERENCES workspace (org_id, id) ON DELETE CASCADE
);
CREATE INDEX activity_by_user ON activity (org_id, user_id);
ALTER TABLE activity ENABLE ROW LEVEL SECURITY;
ALTER TABLE activity FORCE ROW LEVEL SECURITY;
GRANT SELECT ON activity TO bailiwick_app;

-- Since when activity is recorded here: of what was before nothing is known.
ALTER TABLE organization ADD COLUMN activity_since date NOT NULL DEFAULT current_date;

-- A campaign over the access of a workspace, or over the roles and keys of an organization.
CREATE TABLE access_review (
  org_id          uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id              uuid NOT NULL DEFAULT gen_random_uuid(),
  workspace_id    uuid,
  name            text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  repeats         text NOT NULL CHECK (repeats IN ('once', 'monthly', 'quarterly')),
  days            integer NOT NULL CHECK (days BETWEEN 1 AND 90),
  -- Who reviews: the holders of a role of the place, and people by name.
  reviewer_role   text,
  reviewers       uuid[] NOT NULL DEFAULT '{}' CHECK (cardinality(reviewers) <= 50),
  -- What becomes of access about which no one decided.
  undecided       text NOT NULL CHECK (undecided IN ('keep', 'remove')),
  started_at      timestamptz NOT NULL DEFAULT now(),
  due_at          timestamptz NOT NULL,
  closed_at       timestamptz,
  closed_by_name  text CHECK (char_length(closed_by_name) <= 320),
  -- When it starts anew; null if it does not, or did.
  next_at         timestamptz,
  -- The last reminder, in days before the deadline.
  warned_days     integer,
  created_by_kind text NOT NULL DEFAULT 'user' CHECK (created_by_kind IN ('user', 'key', 'system')),
  created_by      uuid,
  created_by_name text NOT NULL CHECK (char_length(created_by_name) <= 320),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, workspace_id) REFERENCES workspace (org_id, id) ON DELETE CASCADE,
  CHECK (reviewer_role IS NOT NULL OR cardinality(reviewers) > 0)
);
CREATE INDEX access_review_by_place ON access_review (org_id, workspace_id, started_at, id);
CREATE INDEX access_review_open ON access_review (due_at) WHERE closed_at IS NULL;
CREATE INDEX access_review_next ON access_review (next_at) WHERE next_at IS NOT NULL;
ALTER TABLE access_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_review FORCE ROW LEVEL SECURITY;
GRANT SELECT ON access_review TO bailiwick_app;
GRANT INSERT (org_id, id, workspace_id, name, repeats, days, reviewer_role, reviewers, undecided, due_at, next_at,
  created_by_kind, created_by, created_by_name) ON access_review TO bailiwick_app;
GRANT UPDATE (closed_at, closed_by_name, next_at) ON access_review TO bailiwick_app;

-- One access in a campaign, as it was when the campaign started, and what was decided about it.
CREATE TABLE access_review_item (
  org_id          uuid NOT NULL,
  review_id       uuid NOT NULL,
  id              uuid NOT NULL DEFAULT gen_random_uuid(),
  kind            text NOT NULL CHECK (kind IN ('member', 'team', 'key', 'organization_role')),
  -- The person, the team or the key.
  subject_id      uuid NOT NULL,
  name            text NOT NULL,
  email           text,
  -- Null for a key, which has scopes.
  role            text,
  since           timestamptz NOT NULL,
  given_by        uuid,
  given_by_name   text,
  -- As it was when it was decided; until then, as it was at the start.
  last_active     date,
  decision        text CHECK (decision IN ('keep', 'change', 'remove')),
  new_role        text,
  note            text CHECK (char_length(note) BETWEEN 1 AND 1000),
  decided_at      timestamptz,
  -- Null for what the deadline decided.
  decided_by      uuid,
  decided_by_name text CHECK (char_length(decided_by_name) <= 320),
  -- Why access that the deadline would have removed stayed.
  kept_because    text CHECK (kept_because IN ('needed', 'not_theirs', 'gone')),
  PRIMARY KEY (org_id, review_id, id),
  UNIQUE (org_id, review_id, kind, subject_id),
  FOREIGN KEY (org_id, review_id) REFERENCES access_review (org_id, id) ON DELETE CASCADE,
  CHECK ((decision IS NULL) = (decided_at IS NULL)),
  CHECK ((decision = 'change') = (new_role IS NOT NULL))
);
CREATE INDEX access_review_item_listed ON access_review_item (org_id, review_id, kind, name, id);
ALTER TABLE access_review_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_review_item FORCE ROW LEVEL SECURITY;
GRANT SELECT ON access_review_item TO bailiwick_app;
GRANT UPDATE (decision, new_role, note, decided_at, decided_by, decided_by_name, last_active)
  ON access_review_item TO bailiwick_app;
