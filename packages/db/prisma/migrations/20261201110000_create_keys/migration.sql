-- Keys: the credentials of programs. A key belongs to a workspace or to an organization, not to the person who issued it,
-- and keeps its id, name, scopes and place in the log for life. Its secrets are versions beneath it.
CREATE TABLE key (
  org_id          uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id              uuid NOT NULL,
  -- Null for a key of the organization itself.
  workspace_id    uuid,
  name            text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  -- Its scopes: all that it can do.
  permissions     bit(256) NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  created_by_kind text NOT NULL DEFAULT 'user' CHECK (created_by_kind IN ('user', 'key', 'system')),
  created_by      uuid,
  created_by_name text NOT NULL CHECK (char_length(created_by_name) <= 320),
  -- Null for one that does not expire.
  expires_at      timestamptz,
  revoked_at      timestamptz,
  revoked_by_name text CHECK (char_length(revoked_by_name) <= 320),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, workspace_id) REFERENCES workspace (org_id, id) ON DELETE CASCADE,
  CHECK ((revoked_at IS NULL) = (revoked_by_name IS NULL))
);
CREATE INDEX key_by_place ON key (org_id, workspace_id, created_at, id);
ALTER TABLE key ENABLE ROW LEVEL SECURITY;
ALTER TABLE key FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON key TO bailiwick_app;
GRANT UPDATE (revoked_at, revoked_by_name) ON key TO bailiwick_app;

CREATE TABLE key_secret (
  org_id     uuid NOT NULL,
  key_id     uuid NOT NULL,
  -- By which people and logs name the secret.
  public_id  text NOT NULL CHECK (public_id ~ '^[0-9A-Za-z]{10}$'),
  -- SHA-256 of the key's whole text, in hex. Written and never read by programs.
  hash       text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  last       text NOT NULL CHECK (last ~ '^[0-9A-Za-z]{4}$'),
  created_at timestamptz NOT NULL DEFAULT now(),
  -- When it stops working by itself, if its key does not before.
  expires_at timestamptz,
  PRIMARY KEY (org_id, key_id, public_id),
  UNIQUE (hash),
  FOREIGN KEY (org_id, key_id) REFERENCES key (org_id, id) ON DELETE CASCADE
);
ALTER TABLE key_secret ENABLE ROW LEVEL SECURITY;
ALTER TABLE key_secret FORCE ROW LEVEL SECURITY;
GRANT SELECT (org_id, key_id, public_id, last, created_at, expires_at) ON key_secret TO bailiwick_app;
GRANT INSERT ON key_secret TO bailiwick_app;

-- When a key was last used, to the minute, and from where. Apart, because using a key changes nothing about it.
CREATE TABLE key_use (
  org_id uuid NOT NULL,
  key_id uuid NOT NULL,
  at     timestamptz NOT NULL,
  ip     text CHECK (char_length(ip) <= 45),
  PRIMARY KEY (org_id, key_id),
  FOREIGN KEY (org_id, key_id) REFERENCES key (org_id, id) ON DELETE CASCADE
);
ALTER TABLE key_use ENABLE ROW LEVEL SECURITY;
ALTER TABLE key_use FORCE ROW LEVEL SECURITY;
GRANT SELECT ON key_use TO bailiwick_app;

-- What keys of each level can have as scopes.
CREATE TABLE authz.blueprint_key_mask (
  blueprint   text NOT NULL REFERENCES authz.blueprint (key) ON DELETE CASCADE,
  level       text NOT NULL CHECK (level IN ('organization', 'workspace')),
  permissions bit(256) NOT NULL,
  PRIMARY KEY (blueprint, level)
);
GRANT SELECT ON authz.blueprint_key_mask TO bailiwick_app, bailiwick_worker;
