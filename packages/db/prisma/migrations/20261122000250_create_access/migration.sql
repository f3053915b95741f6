-- Teams, invitations, and what an organization and a workspace are set to.

-- A team of people of one organization. In a flat one they are members of its workspace.
CREATE TABLE team (
  org_id     uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id         uuid NOT NULL,
  name       text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  sort_name  text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED,
  PRIMARY KEY (org_id, id),
  -- One name, whatever its case, for one team.
  CONSTRAINT team_name_taken UNIQUE (org_id, sort_name)
);

-- Name and address are copies of the identity's, as in member.
CREATE TABLE team_member (
  org_id     uuid NOT NULL,
  team_id    uuid NOT NULL,
  user_id    uuid NOT NULL,
  name       text NOT NULL,
  email      text NOT NULL,
  active     boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  sort_name  text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED,
  PRIMARY KEY (org_id, team_id, user_id),
  FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id) ON DELETE CASCADE
);
-- Which teams is somebody in? Asked with every request.
CREATE INDEX team_member_by_user ON team_member (user_id, org_id, team_id);
CREATE INDEX team_member_listed ON team_member (org_id, team_id, sort_name, user_id);

-- A role in one workspace, given to a team; everybody in the team has it (P14).
CREATE TABLE team_grant (
  org_id       uuid NOT NULL,
  workspace_id uuid NOT NULL,
  team_id      uuid NOT NULL,
  role         text NOT NULL,
  level        text NOT NULL GENERATED ALWAYS AS ('workspace') STORED,
  created_at   timestamptz NOT NULL DEFAULT now(),
  created_by   uuid,
  PRIMARY KEY (org_id, workspace_id, team_id),
  FOREIGN KEY (org_id, workspace_id) REFERENCES workspace (org_id, id) ON DELETE CASCADE,
  FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id) ON DELETE CASCADE,
  FOREIGN KEY (org_id, level, role) REFERENCES role (org_id, level, key)
);
-- Team and role first, so that neither is ever mistaken for a way to one workspace's teams.
CREATE INDEX team_grant_by_team ON team_grant (team_id, org_id, workspace_id);
CREATE INDEX team_grant_by_role ON team_grant (role, org_id, workspace_id);

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

-- What the plan has opened for the organization, as a job has put it in force (V40).
CREATE TABLE organization_feature (
  org_id     uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  feature    text NOT NULL CHECK (feature ~ '^[a-z][a-z_]{0,39}$'),
  enabled_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, feature)
);

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

-- A limit that the platform admin lifted for one person (V58).
CREATE TABLE identity.user_limit (
  user_id uuid NOT NULL REFERENCES identity."user" (id) ON DELETE CASCADE,
  name    text NOT NULL,
  value   integer NOT NULL CHECK (value >= 0),
  PRIMARY KEY (user_id, name)
);
