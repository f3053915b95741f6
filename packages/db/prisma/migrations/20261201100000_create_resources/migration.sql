-- What workspaces and organizations hold, of the kinds that their blueprint declares: the rows of every kind of which there
-- are few, in one table. Nothing here knows a kind by name.

-- What the holder of a kind's permission may do with its rows; null for a verb that changes none.
ALTER TABLE authz.blueprint_permission
  ADD operation text CHECK (operation IN ('read', 'create', 'update', 'delete'));

-- The kinds of each blueprint, as far as the database holds them to their declaration.
CREATE TABLE authz.blueprint_kind (
  blueprint text NOT NULL REFERENCES authz.blueprint (key) ON DELETE CASCADE,
  key       text NOT NULL,
  level     text NOT NULL CHECK (level IN ('organization', 'workspace')),
  parent    text,
  volume    text NOT NULL CHECK (volume IN ('few', 'many')),
  PRIMARY KEY (blueprint, key)
);

-- The fields whose values the database compares with those of other rows.
CREATE TABLE authz.blueprint_field (
  blueprint text NOT NULL,
  kind      text NOT NULL,
  key       text NOT NULL,
  is_unique boolean NOT NULL,
  refers_to text,
  PRIMARY KEY (blueprint, kind, key),
  FOREIGN KEY (blueprint, kind) REFERENCES authz.blueprint_kind (blueprint, key) ON DELETE CASCADE
);
GRANT SELECT ON authz.blueprint_kind, authz.blueprint_field TO bailiwick_app, bailiwick_worker;

-- Where each resource without a parent is, and so everything below it: moving it changes this row alone. Without a
-- workspace, it is the organization's.
CREATE TABLE resource_root (
  org_id       uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id           uuid NOT NULL,
  workspace_id uuid,
  kind         text NOT NULL CHECK (kind ~ '^[a-z][a-z_]{0,39}$'),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, workspace_id) REFERENCES workspace (org_id, id) ON DELETE CASCADE
);
CREATE INDEX resource_root_by_workspace ON resource_root (org_id, workspace_id, kind, id);
ALTER TABLE resource_root ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource_root FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON resource_root TO bailiwick_app;

CREATE TABLE resource (
  org_id          uuid NOT NULL,
  id              uuid NOT NULL,
  -- Itself, where it has no parent.
  root_id         uuid NOT NULL,
  parent_id       uuid,
  kind            text NOT NULL CHECK (kind ~ '^[a-z][a-z_]{0,39}$'),
  -- Null for a kind without states.
  state           text CHECK (state ~ '^[a-z][a-z_]{0,39}$'),
  -- A copy of the field that the kind's declaration names; null where it names none.
  title           text CHECK (char_length(title) BETWEEN 1 AND 10000),
  fields          jsonb NOT NULL CHECK (jsonb_typeof(fields) = 'object'),
  created_at      timestamptz NOT NULL DEFAULT now(),
  created_by_kind text NOT NULL DEFAULT 'user' CHECK (created_by_kind IN ('user', 'key', 'system')),
  created_by      uuid,
  updated_at      timestamptz,
  updated_by_name text,
  -- What lists are sorted by and searches look in; see the migration that orders names.
  sort_name       text COLLATE "und-x-icu" NOT NULL GENERATED ALWAYS AS (left(lower(coalesce(title, '')), 200)) STORED,
  search_name     text COLLATE "C" NOT NULL GENERATED ALWAYS AS (
    replace(replace(replace(replace(translate(lower(
      regexp_replace(normalize(coalesce(title, '') COLLATE "und-x-icu", NFD), '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+', '', 'g')),
      'øłđðħıς', 'olddhiσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
  ) STORED,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, root_id, id),
  FOREIGN KEY (org_id, root_id) REFERENCES resource_root (org_id, id) ON DELETE CASCADE,
  FOREIGN KEY (org_id, root_id, parent_id) REFERENCES resource (org_id, root_id, id) ON DELETE CASCADE,
  CHECK ((parent_id IS NULL) = (root_id = id))
);
CREATE INDEX resource_by_parent ON resource (org_id, root_id, parent_id);
ALTER TABLE resource ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON resource TO bailiwick_app;
GRANT UPDATE (state, title, fields) ON resource TO bailiwick_app;

-- The values of unique fields, compared without their case: in the workspace for what has no parent, else below the same
-- root. A trigger writes them.
CREATE TABLE resource_unique (
  org_id      uuid NOT NULL,
  place       uuid NOT NULL,
  kind        text NOT NULL,
  field       text NOT NULL,
  value       text NOT NULL,
  resource_id uuid NOT NULL,
  PRIMARY KEY (org_id, place, kind, field, value),
  FOREIGN KEY (org_id, resource_id) REFERENCES resource (org_id, id) ON DELETE CASCADE
);
CREATE INDEX resource_unique_by_resource ON resource_unique (org_id, resource_id);
ALTER TABLE resource_unique ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource_unique FORCE ROW LEVEL SECURITY;

-- What refers to what; a trigger writes it. Nothing that others refer to can be deleted, unless they go in the same commit.
CREATE TABLE resource_reference (
  org_id      uuid NOT NULL,
  resource_id uuid NOT NULL,
  field       text NOT NULL,
  target_id   uuid NOT NULL,
  PRIMARY KEY (org_id, resource_id, field),
  FOREIGN KEY (org_id, resource_id) REFERENCES resource (org_id, id) ON DELETE CASCADE,
  FOREIGN KEY (org_id, target_id) REFERENCES resource (org_id, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX resource_reference_by_target ON resource_reference (org_id, target_id);
ALTER TABLE resource_reference ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource_reference FORCE ROW LEVEL SECURITY;
