-- Who people are: accounts, sessions and mailed tokens, worked by better-auth.
--
-- Only the identity role touches these tables, and it owns none of them. The app role cannot read one column:
-- what a request must know of its session it asks of authz.enter, a narrow function of the owner's. Nothing in
-- here can be presented as a credential: session tokens and mailed tokens are kept as SHA-256, passwords as
-- scrypt, and the constraints below refuse anything that does not look like it.

CREATE SCHEMA identity;
GRANT USAGE ON SCHEMA identity TO bailiwick_identity;

CREATE TABLE identity."user" (
  id             uuid PRIMARY KEY,
  name           text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80 AND name IS NFC NORMALIZED),
  -- One spelling of an address: trimmed, lower case, NFC. The code normalizes once; this stands behind it.
  email          text NOT NULL UNIQUE
                   CHECK (email = lower(btrim(email)) AND email IS NFC NORMALIZED AND char_length(email) <= 254),
  email_verified boolean NOT NULL DEFAULT false,
  image          text CHECK (char_length(image) <= 2000),
  -- Set: cannot sign in, and no session of theirs is let in. Nobody but the owner's functions writes it.
  suspended_at   timestamptz,
  created_at     timestamptz NOT NULL DEFAULT now(),
  updated_at     timestamptz NOT NULL DEFAULT now()
);
-- Accounts are made and changed, never removed, by the identity role; suspended_at and active_workspace_id are
-- not its to write.
GRANT SELECT,
  INSERT (id, name, email, email_verified, image, created_at, updated_at),
  UPDATE (name, email, email_verified, image, updated_at)
  ON identity."user" TO bailiwick_identity;

CREATE TABLE identity.session (
  id                  uuid PRIMARY KEY,
  user_id             uuid NOT NULL REFERENCES identity."user" (id) ON DELETE CASCADE,
  -- SHA-256 of the token, in hex; the token itself exists in the person's cookie only.
  token               text NOT NULL UNIQUE CHECK (token ~ '^[0-9a-f]{64}$'),
  expires_at          timestamptz NOT NULL,
  created_at          timestamptz NOT NULL DEFAULT now(),
  updated_at          timestamptz NOT NULL DEFAULT now(),
  -- Where a call that names no workspace lands, and nothing more: it authorizes nothing.
  active_workspace_id uuid,
  ip                  inet,
  user_agent          text CHECK (char_length(user_agent) <= 300)
);
CREATE INDEX session_by_user ON identity.session (user_id);
CREATE INDEX session_expired ON identity.session (expires_at);
GRANT SELECT, DELETE,
  INSERT (id, user_id, token, expires_at, created_at, updated_at, ip, user_agent),
  UPDATE (expires_at, updated_at)
  ON identity.session TO bailiwick_identity;

-- A way to sign in. For the provider "credential" the account's id is the user's and the password is here.
CREATE TABLE identity.account (
  id                       uuid PRIMARY KEY,
  user_id                  uuid NOT NULL REFERENCES identity."user" (id) ON DELETE CASCADE,
  provider_id              text NOT NULL,
  account_id               text NOT NULL,
  password                 text CHECK (password ~ '^[0-9a-f]{32}:[0-9a-f]{128}$'),
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  created_at               timestamptz NOT NULL DEFAULT now(),
  updated_at               timestamptz NOT NULL DEFAULT now(),
  UNIQUE (provider_id, account_id)
);
CREATE INDEX account_by_user ON identity.account (user_id);
GRANT SELECT,
  INSERT (id, user_id, provider_id, account_id, password, created_at, updated_at),
  UPDATE (password, updated_at)
  ON identity.account TO bailiwick_identity;

-- Mailed tokens that work once. The identifier is purpose and token together, as unpadded base64url SHA-256.
CREATE TABLE identity.verification (
  id         uuid PRIMARY KEY,
  identifier text NOT NULL CHECK (identifier ~ '^[A-Za-z0-9_-]{43}$'),
  value      text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX verification_by_identifier ON identity.verification (identifier);
CREATE INDEX verification_expired ON identity.verification (expires_at);
GRANT SELECT, DELETE,
  INSERT (id, identifier, value, expires_at, created_at, updated_at)
  ON identity.verification TO bailiwick_identity;

-- Attempts by client network and operation, shared by all processes. Unlogged: losing it in a crash is harmless.
CREATE UNLOGGED TABLE identity.rate_limit (
  key         text PRIMARY KEY CHECK (char_length(key) <= 200),
  count       integer NOT NULL CHECK (count >= 0),
  window_ends timestamptz NOT NULL
);
CREATE INDEX rate_limit_ended ON identity.rate_limit (window_ends);
GRANT SELECT, DELETE,
  INSERT (key, count, window_ends),
  UPDATE (count, window_ends)
  ON identity.rate_limit TO bailiwick_identity;

-- The people who run the instance.
CREATE TABLE identity.platform_admin (
  user_id    uuid PRIMARY KEY REFERENCES identity."user" (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- A limit that the platform admin lifted for one person (V58).
CREATE TABLE identity.user_limit (
  user_id uuid NOT NULL REFERENCES identity."user" (id) ON DELETE CASCADE,
  name    text NOT NULL,
  value   integer NOT NULL CHECK (value >= 0),
  PRIMARY KEY (user_id, name)
);
