-- Organizations, workspaces and the people in them.
--
-- Every tenant table carries org_id at the head of its primary key, and its foreign keys are composite with it:
-- a row cannot point into another organization even when the code above is wrong, and the schema can be
-- distributed by organization without a rewrite. Row-level security follows in 20261122000500_protect_tenants.

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

-- A limit that the platform admin lifted for one organization (M53); a missing row means the blueprint's own.
CREATE TABLE organization_limit (
  org_id uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  name   text NOT NULL,
  value  integer NOT NULL CHECK (value >= 0),
  PRIMARY KEY (org_id, name)
);

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

-- The answer of a change that was sent with an idempotency key, for a day: a repeat gets the same answer.
CREATE TABLE idempotency (
  user_id    uuid NOT NULL,
  key        text NOT NULL CHECK (char_length(key) BETWEEN 8 AND 100),
  request    text NOT NULL,
  response   text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, key)
);
CREATE INDEX idempotency_old ON idempotency (created_at);
