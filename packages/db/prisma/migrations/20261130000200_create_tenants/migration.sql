-- Organizations, workspaces, the people and teams in them, invitations, settings.
--
-- Every tenant table carries org_id at the head of its primary key, and its foreign keys are composite with it: a row
-- cannot point into another organization even when the code above is wrong, and the schema can be distributed by
-- organization without a rewrite. Row-level security is on and forced from the table's first moment, so that its owner
-- is bound as well; which rows a role may touch is said in packages/db/sql/policies, which columns by the grants here.

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO bailiwick_app, bailiwick_worker, bailiwick_identity;

CREATE TABLE organization (
  id                    uuid PRIMARY KEY,
  slug                  text NOT NULL,
  name                  text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  blueprint             text NOT NULL REFERENCES authz.blueprint (key),
  plan                  text NOT NULL,
  -- Whether the plan's features wait to be put in force.
  plan_pending          boolean NOT NULL DEFAULT true,
  state                 text NOT NULL DEFAULT 'active'
                          CHECK (state IN ('active', 'deletion_requested', 'pending_deletion', 'purged')),
  created_at            timestamptz NOT NULL DEFAULT now(),
  -- What kind of actor made the row; the id is a person's, a key's or, for the system, none.
  created_by_kind       text NOT NULL DEFAULT 'user' CHECK (created_by_kind IN ('user', 'key', 'system')),
  created_by            uuid,
  deletion_requested_at timestamptz,
  deletion_requested_by uuid,
  purge_after           timestamptz,
  purged_at             timestamptz,
  CHECK ((state = 'pending_deletion') = (purge_after IS NOT NULL AND purged_at IS NULL))
);
CREATE INDEX organization_purge ON organization (purge_after) WHERE state = 'pending_deletion';
CREATE INDEX organization_plan_pending ON organization (id) WHERE plan_pending;
CREATE INDEX organization_listed ON organization (created_at, id);
ALTER TABLE organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization FORCE ROW LEVEL SECURITY;
GRANT SELECT ON organization TO bailiwick_app;
GRANT UPDATE (name, state, plan, plan_pending, deletion_requested_at, deletion_requested_by, purge_after) ON organization
  TO bailiwick_app;

-- A limit that the platform admin lifted for one organization (M53); a missing row means the blueprint's own.
CREATE TABLE organization_limit (
  org_id uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  name   text NOT NULL,
  value  integer NOT NULL CHECK (value >= 0),
  PRIMARY KEY (org_id, name)
);
ALTER TABLE organization_limit ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization_limit FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON organization_limit TO bailiwick_app;

-- What the plan has opened for the organization, as a job has put it in force (V40).
CREATE TABLE organization_feature (
  org_id     uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  feature    text NOT NULL CHECK (feature ~ '^[a-z][a-z_]{0,39}$'),
  enabled_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, feature)
);
ALTER TABLE organization_feature ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization_feature FORCE ROW LEVEL SECURITY;
GRANT SELECT ON organization_feature TO bailiwick_app;

-- Roles are rows of the organization, seeded from its blueprint at founding (V8): grants point here, so one
-- look-up serves built-in and custom roles alike.
CREATE TABLE role (
  org_id      uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  level       text NOT NULL CHECK (level IN ('organization', 'workspace')),
  key         text NOT NULL CHECK (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  name        text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  description text NOT NULL DEFAULT '' CHECK (char_length(description) <= 500),
  rank        integer NOT NULL,
  built_in    boolean NOT NULL,
  permissions bit(256) NOT NULL,
  PRIMARY KEY (org_id, level, key)
);
ALTER TABLE role ENABLE ROW LEVEL SECURITY;
ALTER TABLE role FORCE ROW LEVEL SECURITY;
GRANT SELECT ON role TO bailiwick_app;
GRANT INSERT, DELETE ON role TO bailiwick_app;
GRANT UPDATE (name, description, rank, permissions) ON role TO bailiwick_app;

CREATE TABLE workspace (
  org_id                uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id                    uuid NOT NULL,
  slug                  text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND char_length(slug) BETWEEN 3 AND 30),
  name                  text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  description           text NOT NULL DEFAULT '' CHECK (char_length(description) <= 500),
  state                 text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'archived', 'pending_deletion')),
  is_default            boolean NOT NULL DEFAULT false,
  -- Whose private default this is (P6, P17); null for every other workspace.
  default_for           uuid,
  -- In which times are shown, and in which language the workspace speaks (C6-C9).
  time_zone             text NOT NULL DEFAULT 'UTC' CHECK (char_length(time_zone) BETWEEN 1 AND 64),
  locale                text NOT NULL DEFAULT 'en' CHECK (locale ~ '^[a-z]{2}$'),
  created_at            timestamptz NOT NULL DEFAULT now(),
  created_by_kind       text NOT NULL DEFAULT 'user' CHECK (created_by_kind IN ('user', 'key', 'system')),
  created_by            uuid,
  archived_at           timestamptz,
  -- The state that a restore returns to.
  deleted_from          text CHECK (deleted_from IN ('active', 'archived')),
  deletion_requested_at timestamptz,
  deletion_requested_by uuid,
  purge_after           timestamptz,
  -- What a list is sorted by; see member.
  sort_name             text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, slug),
  CHECK ((state = 'archived') = (archived_at IS NOT NULL AND deletion_requested_at IS NULL)),
  CHECK ((state = 'pending_deletion')
    = (deletion_requested_at IS NOT NULL AND purge_after IS NOT NULL AND deleted_from IS NOT NULL)),
  -- A default workspace is active: it is neither archived (M45) nor deleted.
  CHECK (NOT is_default OR state = 'active'),
  CHECK (default_for IS NULL OR is_default)
);
-- Look-up by id alone comes before the tenant is known.
CREATE INDEX workspace_by_id ON workspace (id);
-- At most one default in an organization (M9), or one for each person; that there is at least one is
-- workspace_keeps_default's part.
CREATE UNIQUE INDEX workspace_one_default ON workspace (org_id) WHERE is_default AND default_for IS NULL;
CREATE UNIQUE INDEX workspace_one_private ON workspace (org_id, default_for) WHERE default_for IS NOT NULL;
CREATE INDEX workspace_listed ON workspace (org_id, sort_name, id);
CREATE INDEX workspace_purge ON workspace (purge_after) WHERE state = 'pending_deletion';
ALTER TABLE workspace ENABLE ROW LEVEL SECURITY;
ALTER TABLE workspace FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON workspace TO bailiwick_app;
GRANT UPDATE (slug, name, description, time_zone, locale, state, is_default, archived_at, deleted_from, deletion_requested_at,
  deletion_requested_by, purge_after) ON workspace TO bailiwick_app;

-- What a workspace was seeded with and has edited since (V6-V12), as JSON.
CREATE TABLE workspace_setting (
  org_id       uuid NOT NULL,
  workspace_id uuid NOT NULL,
  key          text NOT NULL CHECK (key ~ '^[a-z][a-z_]{0,39}$'),
  value        text NOT NULL CHECK (value IS JSON),
  updated_at   timestamptz,
  updated_by   uuid,
  PRIMARY KEY (org_id, workspace_id, key),
  FOREIGN KEY (org_id, workspace_id) REFERENCES workspace (org_id, id) ON DELETE CASCADE
);
ALTER TABLE workspace_setting ENABLE ROW LEVEL SECURITY;
ALTER TABLE workspace_setting FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON workspace_setting TO bailiwick_app;
GRANT UPDATE (value, updated_at, updated_by) ON workspace_setting TO bailiwick_app;

-- Every slug that is, was or may not yet be taken again. A namespace is 'organizations', 'workspaces'
-- (slugs unique in the whole instance) or an organization's id (slugs unique in it). The primary key decides
-- who gets a slug when two ask at once. No foreign key: a reservation outlives what bore it by 90 days.
CREATE TABLE slug (
  namespace    text NOT NULL,
  slug         text NOT NULL,
  org_id       uuid NOT NULL,
  workspace_id uuid,
  -- current: in use. redirect: renamed away, still leads to the living workspace. reserved: its bearer is purged.
  status       text NOT NULL CHECK (status IN ('current', 'redirect', 'reserved')),
  free_after   timestamptz,
  PRIMARY KEY (namespace, slug),
  CHECK ((status = 'current') = (free_after IS NULL))
);
CREATE INDEX slug_by_organization ON slug (org_id, workspace_id);
ALTER TABLE slug ENABLE ROW LEVEL SECURITY;
ALTER TABLE slug FORCE ROW LEVEL SECURITY;
GRANT SELECT ON slug TO bailiwick_app;

-- A person in an organization (M13). Flat blueprints have no organization roles and no rows here.
-- Name and address are copies of the identity's, kept by a trigger on it, so that a list of people is one index
-- scan inside the tenant; `active` is false while the person is suspended and cannot sign in.
CREATE TABLE organization_member (
  org_id     uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  user_id    uuid NOT NULL,
  role       text NOT NULL,
  level      text NOT NULL GENERATED ALWAYS AS ('organization') STORED,
  name       text NOT NULL,
  email      text NOT NULL,
  active     boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by_kind text NOT NULL DEFAULT 'user' CHECK (created_by_kind IN ('user', 'key', 'system')),
  created_by uuid,
  -- What a list is sorted by; see member.
  sort_name  text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED,
  PRIMARY KEY (org_id, user_id),
  FOREIGN KEY (org_id, level, role) REFERENCES role (org_id, level, key)
);
CREATE INDEX organization_member_by_user ON organization_member (user_id, org_id);
CREATE INDEX organization_member_listed ON organization_member (org_id, sort_name, user_id);
CREATE INDEX organization_member_by_role ON organization_member (org_id, role, sort_name, user_id);
-- Few have any other role than the lowest. Where a sample finds that one alone, the planner would look for an
-- organization's few admins by reading through all of its people.
ALTER TABLE organization_member ALTER COLUMN role SET (n_distinct = 8);
ALTER TABLE organization_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization_member FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON organization_member TO bailiwick_app;
GRANT UPDATE (role) ON organization_member TO bailiwick_app;

-- A person's direct role in a workspace: one membership per user and workspace (M54).
CREATE TABLE member (
  org_id       uuid NOT NULL,
  workspace_id uuid NOT NULL,
  user_id      uuid NOT NULL,
  role         text NOT NULL,
  level        text NOT NULL GENERATED ALWAYS AS ('workspace') STORED,
  name         text NOT NULL,
  email        text NOT NULL,
  active       boolean NOT NULL DEFAULT true,
  created_at   timestamptz NOT NULL DEFAULT now(),
  created_by_kind text NOT NULL DEFAULT 'user' CHECK (created_by_kind IN ('user', 'key', 'system')),
  created_by   uuid,
  -- What a list is sorted by. A column, as lower() is not leakproof: behind a row policy an index on the expression
  -- could put rows in order, but never find the place where the next page starts.
  sort_name    text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED,
  PRIMARY KEY (org_id, workspace_id, user_id),
  FOREIGN KEY (org_id, workspace_id) REFERENCES workspace (org_id, id) ON DELETE CASCADE,
  FOREIGN KEY (org_id, level, role) REFERENCES role (org_id, level, key)
);
CREATE INDEX member_by_user ON member (user_id, workspace_id);
CREATE INDEX member_listed ON member (org_id, workspace_id, sort_name, user_id);
-- Counts of a role's people, in one workspace or in all. It does not start with the workspace, so that it is never
-- mistaken for a way to one of its members.
CREATE INDEX member_by_role ON member (org_id, role, workspace_id, user_id);
-- A workspace is in one organization: without being told, the planner takes the two for independent, expects a single
-- member, and sorts them all instead of reading the first in order.
CREATE STATISTICS member_place (dependencies) ON org_id, workspace_id FROM member;
ALTER TABLE member ENABLE ROW LEVEL SECURITY;
ALTER TABLE member FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON member TO bailiwick_app;
GRANT UPDATE (role) ON member TO bailiwick_app;

-- A team of people of one organization. In a flat one they are members of its workspace.
CREATE TABLE team (
  org_id     uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id         uuid NOT NULL,
  name       text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by_kind text NOT NULL DEFAULT 'user' CHECK (created_by_kind IN ('user', 'key', 'system')),
  created_by uuid,
  sort_name  text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED,
  PRIMARY KEY (org_id, id),
  -- One name, whatever its case, for one team.
  CONSTRAINT team_name_taken UNIQUE (org_id, sort_name)
);
ALTER TABLE team ENABLE ROW LEVEL SECURITY;
ALTER TABLE team FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON team TO bailiwick_app;
GRANT UPDATE (name) ON team TO bailiwick_app;

-- Name and address are copies of the identity's, as in member.
CREATE TABLE team_member (
  org_id     uuid NOT NULL,
  team_id    uuid NOT NULL,
  user_id    uuid NOT NULL,
  name       text NOT NULL,
  email      text NOT NULL,
  active     boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by_kind text NOT NULL DEFAULT 'user' CHECK (created_by_kind IN ('user', 'key', 'system')),
  created_by uuid,
  sort_name  text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED,
  PRIMARY KEY (org_id, team_id, user_id),
  FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id) ON DELETE CASCADE
);
-- Which teams is somebody in? Asked with every request.
CREATE INDEX team_member_by_user ON team_member (user_id, org_id, team_id);
CREATE INDEX team_member_listed ON team_member (org_id, team_id, sort_name, user_id);
ALTER TABLE team_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE team_member FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON team_member TO bailiwick_app;

-- A role in one workspace, given to a team; everybody in the team has it (P14).
CREATE TABLE team_grant (
  org_id       uuid NOT NULL,
  workspace_id uuid NOT NULL,
  team_id      uuid NOT NULL,
  role         text NOT NULL,
  level        text NOT NULL GENERATED ALWAYS AS ('workspace') STORED,
  created_at   timestamptz NOT NULL DEFAULT now(),
  created_by_kind text NOT NULL DEFAULT 'user' CHECK (created_by_kind IN ('user', 'key', 'system')),
  created_by   uuid,
  PRIMARY KEY (org_id, workspace_id, team_id),
  FOREIGN KEY (org_id, workspace_id) REFERENCES workspace (org_id, id) ON DELETE CASCADE,
  FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id) ON DELETE CASCADE,
  FOREIGN KEY (org_id, level, role) REFERENCES role (org_id, level, key)
);
-- Team and role first, so that neither is ever mistaken for a way to one workspace's teams.
CREATE INDEX team_grant_by_team ON team_grant (team_id, org_id, workspace_id);
CREATE INDEX team_grant_by_role ON team_grant (role, org_id, workspace_id);
ALTER TABLE team_grant ENABLE ROW LEVEL SECURITY;
ALTER TABLE team_grant FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON team_grant TO bailiwick_app;
GRANT UPDATE (role) ON team_grant TO bailiwick_app;

-- An invitation by e-mail, to a workspace or, without one, to the organization. What the invited person holds in the
-- hand is a token, of which only the hash is kept. A pending one past its time is expired, whatever its row says.
CREATE TABLE invitation (
  org_id          uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id              uuid NOT NULL,
  workspace_id    uuid,
  email           text NOT NULL CHECK (char_length(email) BETWEEN 3 AND 254),
  role            text NOT NULL,
  level           text NOT NULL GENERATED ALWAYS AS (CASE WHEN workspace_id IS NULL THEN 'organization' ELSE 'workspace' END) STORED,
  state           text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'accepted', 'revoked', 'expired')),
  token_hash      text NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  invited_by_kind text NOT NULL DEFAULT 'user' CHECK (invited_by_kind IN ('user', 'key', 'system')),
  invited_by      uuid NOT NULL,
  invited_by_name text NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  sent_at         timestamptz NOT NULL DEFAULT now(),
  expires_at      timestamptz NOT NULL,
  settled_at      timestamptz,
  settled_by      uuid,
  -- The role while it can still be got. A settled invitation keeps the key of one that was deleted since.
  open_role       text GENERATED ALWAYS AS (CASE state WHEN 'pending' THEN role END) STORED,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, workspace_id) REFERENCES workspace (org_id, id) ON DELETE CASCADE,
  FOREIGN KEY (org_id, level, open_role) REFERENCES role (org_id, level, key),
  CHECK ((state = 'pending') = (settled_at IS NULL))
);
-- One open invitation for an address at a place.
CREATE UNIQUE INDEX invitation_pending ON invitation (org_id, workspace_id, email) NULLS NOT DISTINCT
  WHERE state = 'pending';
CREATE INDEX invitation_listed ON invitation (org_id, workspace_id, created_at DESC, id DESC);
CREATE INDEX invitation_by_role ON invitation (org_id, level, open_role);
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
GRANT SELECT (org_id, id, workspace_id, email, role, level, state, invited_by_kind, invited_by, invited_by_name,
  created_at, sent_at, expires_at, settled_at, settled_by), INSERT ON invitation TO bailiwick_app;
GRANT UPDATE (state, token_hash, sent_at, expires_at, settled_at, settled_by) ON invitation TO bailiwick_app;
