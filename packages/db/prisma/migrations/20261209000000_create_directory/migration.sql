-- What an organization's directory says of its people and its teams (SCIM 2.0, RFC 7643): who there is, who is active, and who
-- is in which group. It says nothing about accounts: those are the people's own.

-- An organization that a directory writes to. `stopped`: its word does not count, because the plan has no directory sync.
CREATE TABLE directory (
  org_id     uuid PRIMARY KEY REFERENCES organization (id) ON DELETE CASCADE,
  stopped    text CHECK (stopped IN ('plan')),
  created_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE directory ENABLE ROW LEVEL SECURITY;
ALTER TABLE directory FORCE ROW LEVEL SECURITY;
GRANT SELECT ON directory TO bailiwick_app;
GRANT INSERT (org_id) ON directory TO bailiwick_app;

-- A person as the directory knows them. The address is what the account is found by, once.
CREATE TABLE directory_person (
  org_id       uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id           uuid NOT NULL,
  address      text NOT NULL CHECK (char_length(address) BETWEEN 3 AND 320 AND address = lower(address)),
  -- What the directory calls them.
  external_id  text CHECK (char_length(external_id) BETWEEN 1 AND 255),
  given_name   text CHECK (char_length(given_name) BETWEEN 1 AND 200),
  family_name  text CHECK (char_length(family_name) BETWEEN 1 AND 200),
  display_name text CHECK (char_length(display_name) BETWEEN 1 AND 200),
  active       boolean NOT NULL,
  -- Whose account it is; null while no one has one, and for an address outside the organization's domains who is not in it.
  user_id      uuid,
  -- While access is suspended: the end that it had before, null for none.
  kept_end     timestamptz,
  -- Counts the changes that the directory made.
  version      integer NOT NULL DEFAULT 1 CHECK (version > 0),
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, address)
);
CREATE UNIQUE INDEX directory_person_account ON directory_person (org_id, user_id) WHERE user_id IS NOT NULL;
CREATE INDEX directory_person_external ON directory_person (org_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX directory_person_user ON directory_person (user_id) WHERE user_id IS NOT NULL;
ALTER TABLE directory_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE directory_person FORCE ROW LEVEL SECURITY;
GRANT SELECT, DELETE ON directory_person TO bailiwick_app;
GRANT INSERT (org_id, id, address, external_id, given_name, family_name, display_name, active) ON directory_person TO bailiwick_app;
GRANT UPDATE (address, external_id, given_name, family_name, display_name, active, version, updated_at)
  ON directory_person TO bailiwick_app;

-- A team whose members the directory decides: one of its groups.
CREATE TABLE directory_team (
  org_id      uuid NOT NULL,
  team_id     uuid NOT NULL,
  external_id text CHECK (char_length(external_id) BETWEEN 1 AND 255),
  version     integer NOT NULL DEFAULT 1 CHECK (version > 0),
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, team_id),
  FOREIGN KEY (org_id, team_id) REFERENCES team (org_id, id) ON DELETE CASCADE
);
ALTER TABLE directory_team ENABLE ROW LEVEL SECURITY;
ALTER TABLE directory_team FORCE ROW LEVEL SECURITY;
GRANT SELECT ON directory_team TO bailiwick_app;
GRANT UPDATE (external_id, version, updated_at) ON directory_team TO bailiwick_app;

-- Who the directory says is in a team, whether they have an account or not.
CREATE TABLE directory_team_member (
  org_id    uuid NOT NULL,
  team_id   uuid NOT NULL,
  member_id uuid NOT NULL,
  PRIMARY KEY (org_id, team_id, member_id),
  FOREIGN KEY (org_id, team_id) REFERENCES directory_team (org_id, team_id) ON DELETE CASCADE,
  FOREIGN KEY (org_id, member_id) REFERENCES directory_person (org_id, id) ON DELETE CASCADE
);
CREATE INDEX directory_team_member_person ON directory_team_member (org_id, member_id);
ALTER TABLE directory_team_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE directory_team_member FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON directory_team_member TO bailiwick_app;
