-- The database's copy of the permission matrix.
--
-- packages/domain is the only source: these tables are filled from it at every start (src/setup/catalogue.ts) and a test
-- fails when they differ. Row-level security asks authz.has('<permission>') and never a role's name, so a custom role is
-- enforced exactly as a built-in one.
--
-- Migrations hold tables, their keys and their grants. Functions, triggers and row policies are the files of
-- packages/db/sql, applied after the migrations whenever they differ from what the database has.

CREATE SCHEMA authz;
CREATE SCHEMA audit;
GRANT USAGE ON SCHEMA authz, audit TO bailiwick_app, bailiwick_worker;

-- Which functions and policies the database has: the hash of the files in packages/db/sql and the release that applied
-- them. An older release never puts its own in their place.
CREATE TABLE authz.sql_code (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  hash     text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  release  text NOT NULL CHECK (release ~ '^[0-9]+\.[0-9]+\.[0-9]+$')
);

-- Bit i of a permission set is the permission whose bit is i; bit(256) leaves room for the catalogue to grow.
CREATE TABLE authz.permission (
  bit   smallint PRIMARY KEY CHECK (bit BETWEEN 0 AND 255),
  name  text NOT NULL UNIQUE,
  level text NOT NULL CHECK (level IN ('platform', 'organization', 'workspace'))
);

-- The permissions of each level: what reaches into a workspace is told from what is the organization's by this set.
CREATE TABLE authz.level_mask (
  level       text PRIMARY KEY CHECK (level IN ('platform', 'organization', 'workspace')),
  permissions bit(256) NOT NULL
);

CREATE TABLE authz.blueprint (
  key                   text PRIMARY KEY,
  topology              text NOT NULL CHECK (topology IN ('flat', 'organization')),
  slug_scope            text NOT NULL CHECK (slug_scope IN ('instance', 'organization')),
  -- Who may found an organization: any signed-in person, or the platform admin only.
  organization_creation text NOT NULL CHECK (organization_creation IN ('anyone', 'platform')),
  creator_role          text NOT NULL,
  creator_org_role      text,
  -- The role of which a workspace keeps at least one, and the organization role that may stand in for it.
  owner_role            text NOT NULL,
  owner_org_role        text,
  -- Who appoints the admins of an organization: people in it, or the platform admin alone.
  organization_admins   text NOT NULL CHECK (organization_admins IN ('organization', 'platform')),
  -- What makes an organization role an admin's, where the platform admin alone appoints those; else nothing.
  appointed_permissions bit(256) NOT NULL,
  -- The organization role of a person who joins, and the role in the default workspace that comes with it.
  default_org_role      text,
  default_role          text,
  default_workspace     text NOT NULL CHECK (default_workspace IN ('none', 'one', 'private')),
  default_name          text,
  -- Hours between a deletion and its purge; null when the blueprint has no deletion of a workspace.
  deletion_window_hours integer CHECK (deletion_window_hours > 0),
  default_plan          text NOT NULL
);

CREATE TABLE authz.blueprint_role (
  blueprint   text NOT NULL REFERENCES authz.blueprint (key) ON DELETE CASCADE,
  level       text NOT NULL CHECK (level IN ('organization', 'workspace')),
  key         text NOT NULL,
  name        text NOT NULL,
  rank        integer NOT NULL,
  description text NOT NULL,
  permissions bit(256) NOT NULL,
  PRIMARY KEY (blueprint, level, key)
);

-- What a new workspace is seeded with, as JSON.
CREATE TABLE authz.blueprint_setting (
  blueprint text NOT NULL REFERENCES authz.blueprint (key) ON DELETE CASCADE,
  key       text NOT NULL,
  initial   text NOT NULL CHECK (initial IS JSON),
  PRIMARY KEY (blueprint, key)
);

-- Which permissions can be used while a workspace is in a state: a role's set is cut down to this on entry. What is
-- not about one workspace holds in every state, but where the workspace is all there is of its organization.
CREATE TABLE authz.state_mask (
  state            text PRIMARY KEY CHECK (state IN ('active', 'archived', 'pending_deletion')),
  permissions      bit(256) NOT NULL,
  flat_permissions bit(256) NOT NULL
);

-- What the platform admin holds in every organization: the platform level of the catalogue, nothing else.
CREATE TABLE authz.platform_role (
  key         text PRIMARY KEY CHECK (key = 'platform_admin'),
  permissions bit(256) NOT NULL
);

GRANT SELECT ON authz.permission, authz.level_mask, authz.blueprint, authz.blueprint_role, authz.blueprint_setting,
  authz.state_mask, authz.platform_role TO bailiwick_app, bailiwick_worker;
