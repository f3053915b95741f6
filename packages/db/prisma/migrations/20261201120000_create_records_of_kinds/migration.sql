-- The rows of kinds of which there are many: appended by programs, never edited, partitioned by their instant. A row knows
-- its root, the resource at the top of what it stands under, or its workspace where it stands under none; so moving a root
-- moves them all. No foreign key, trigger or sequence: the table can be distributed by organization.
CREATE TABLE record (
  org_id    uuid NOT NULL,
  root_id   uuid NOT NULL,
  kind      text NOT NULL CHECK (kind ~ '^[a-z][a-z_]{0,39}$'),
  -- The instant and the id are the caller's.
  at        timestamptz NOT NULL,
  id        uuid NOT NULL,
  parent_id uuid,
  fields    jsonb NOT NULL CHECK (jsonb_typeof(fields) = 'object'),
  -- Copies of the fields by which the kind's list is filtered, in their order.
  filter_1  text COLLATE "C" CHECK (char_length(filter_1) <= 200),
  filter_2  text COLLATE "C" CHECK (char_length(filter_2) <= 200),
  filter_3  text COLLATE "C" CHECK (char_length(filter_3) <= 200),
  PRIMARY KEY (org_id, root_id, kind, at, id)
) PARTITION BY RANGE (at);
-- Of a place with more roots than a page is collected from one by one.
CREATE INDEX record_by_time ON record (org_id, kind, at, id);
CREATE INDEX record_by_parent ON record (org_id, root_id, kind, parent_id, at, id) WHERE parent_id IS NOT NULL;
CREATE INDEX record_by_filter_1 ON record (org_id, root_id, kind, filter_1, at, id) WHERE filter_1 IS NOT NULL;
CREATE INDEX record_by_filter_2 ON record (org_id, root_id, kind, filter_2, at, id) WHERE filter_2 IS NOT NULL;
CREATE INDEX record_by_filter_3 ON record (org_id, root_id, kind, filter_3, at, id) WHERE filter_3 IS NOT NULL;
ALTER TABLE record ENABLE ROW LEVEL SECURITY;
ALTER TABLE record FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON record TO bailiwick_app;

-- Roots that are gone, whose records a job removes in batches. No one sees them any more.
CREATE TABLE record_removal (
  org_id       uuid NOT NULL,
  root_id      uuid NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, root_id)
);
ALTER TABLE record_removal ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_removal FORCE ROW LEVEL SECURITY;
