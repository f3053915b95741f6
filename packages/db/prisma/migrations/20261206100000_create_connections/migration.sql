-- Single sign-on: people sign in to an organization with the accounts that their company gives them. A domain says whose
-- addresses those are, a connection says where people are sent and with whose answer they come back.

-- A domain of an organization. It is verified by a record that only who runs the domain's name servers can set, for one
-- organization at a time.
CREATE TABLE domain (
  org_id          uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id              uuid NOT NULL,
  -- In ASCII and lowercase (RFC 5890).
  name            text NOT NULL CHECK (char_length(name) BETWEEN 3 AND 253 AND name = lower(name)),
  -- What the record has to contain.
  token           text NOT NULL CHECK (char_length(token) BETWEEN 20 AND 100),
  verified_at     timestamptz,
  -- When the record was looked up, what was wrong then, and since when it has been gone from a verified domain.
  checked_at      timestamptz,
  problem         text CHECK (problem IN ('missing', 'taken', 'unreachable')),
  missing_since   timestamptz,
  -- When it is looked up next; null if no one waits for it.
  due_at          timestamptz,
  created_at      timestamptz NOT NULL DEFAULT now(),
  created_by_kind text NOT NULL DEFAULT 'user' CHECK (created_by_kind IN ('user', 'key', 'system')),
  created_by      uuid,
  created_by_name text NOT NULL CHECK (char_length(created_by_name) <= 320),
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, name),
  CHECK (missing_since IS NULL OR verified_at IS NOT NULL)
);
CREATE UNIQUE INDEX domain_verified ON domain (name) WHERE verified_at IS NOT NULL;
CREATE INDEX domain_due ON domain (due_at) WHERE due_at IS NOT NULL;
ALTER TABLE domain ENABLE ROW LEVEL SECURITY;
ALTER TABLE domain FORCE ROW LEVEL SECURITY;
GRANT SELECT, DELETE ON domain TO bailiwick_app;
GRANT INSERT (org_id, id, name, token, created_by, created_by_name) ON domain TO bailiwick_app;
GRANT UPDATE (due_at) ON domain TO bailiwick_app;

-- A connection to an OpenID provider. Its issuer and client never change: an identity is bound to them.
CREATE TABLE connection (
  org_id          uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id              uuid NOT NULL,
  name            text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  issuer          text NOT NULL CHECK (char_length(issuer) BETWEEN 1 AND 2048),
  client_id       text NOT NULL CHECK (char_length(client_id) BETWEEN 1 AND 255),
  -- By its name: the version of the key that encrypted it, the ciphertext, and its last characters.
  secrets         jsonb NOT NULL,
  -- What someone gets who comes for the first time.
  level           text NOT NULL CHECK (level IN ('organization', 'workspace')),
  role            text NOT NULL,
  tested_at       timestamptz,
  -- Why it is off; null while it is on.
  stopped         text DEFAULT 'new' CHECK (stopped IN ('new', 'by_hand', 'plan')),
  created_at      timestamptz NOT NULL DEFAULT now(),
  created_by_kind text NOT NULL DEFAULT 'user' CHECK (created_by_kind IN ('user', 'key', 'system')),
  created_by      uuid,
  created_by_name text NOT NULL CHECK (char_length(created_by_name) <= 320),
  PRIMARY KEY (org_id, id),
  CHECK (stopped IS NOT NULL OR tested_at IS NOT NULL)
);
-- One at a time leads somewhere: an address says the organization, and no more.
CREATE UNIQUE INDEX connection_on ON connection (org_id) WHERE stopped IS NULL;
ALTER TABLE connection ENABLE ROW LEVEL SECURITY;
ALTER TABLE connection FORCE ROW LEVEL SECURITY;
GRANT SELECT, DELETE ON connection TO bailiwick_app;
GRANT INSERT (org_id, id, name, issuer, client_id, secrets, level, role, created_by, created_by_name) ON connection TO bailiwick_app;
GRANT UPDATE (name, secrets, role, stopped) ON connection TO bailiwick_app;

-- Whose account a subject of a connection is, and the domain by which it came. Only the owner's functions read and write it.
CREATE TABLE identity.connected (
  connection_org uuid NOT NULL,
  connection_id  uuid NOT NULL,
  subject        text NOT NULL CHECK (char_length(subject) BETWEEN 1 AND 255),
  user_id        uuid NOT NULL REFERENCES identity."user" (id) ON DELETE CASCADE,
  domain         text NOT NULL,
  created_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (connection_org, connection_id, subject),
  UNIQUE (connection_org, connection_id, user_id),
  FOREIGN KEY (connection_org, connection_id) REFERENCES connection (org_id, id) ON DELETE CASCADE
);
CREATE INDEX connected_by_user ON identity.connected (user_id);

-- A session that a connection made opens that organization and nothing else, and ends with the connection. `factor_asserted`:
-- the provider said that more than a password was asked for.
ALTER TABLE identity.session ADD COLUMN connection_org uuid,
  ADD COLUMN connection_id uuid,
  ADD COLUMN factor_asserted boolean NOT NULL DEFAULT false,
  ADD FOREIGN KEY (connection_org, connection_id) REFERENCES connection (org_id, id) ON DELETE CASCADE,
  ADD CHECK ((connection_org IS NULL) = (connection_id IS NULL));
CREATE INDEX session_by_connection ON identity.session (connection_org, connection_id) WHERE connection_id IS NOT NULL;

-- What someone brings back from a provider is marked as used, and stays until it expires: a second time is told apart from what
-- was never begun.
GRANT UPDATE (value) ON identity.verification TO bailiwick_identity;
