-- Second factors: what a person shows besides their password to sign in. There is one kind, an authenticator app, and for
-- people without their phone ten recovery codes, each for one use. A security policy can require one.
--
-- The identity role begins an authenticator and takes codes. Only the owner's functions turn one on or off, because that
-- is recorded in the log of each organization that the person is in.
CREATE TABLE identity.authenticator (
  user_id      uuid PRIMARY KEY REFERENCES identity."user" (id) ON DELETE CASCADE,
  -- A new one each time it is set up: what was shown about an earlier one counts for nothing.
  id           uuid NOT NULL,
  -- By its name: the version of the key that encrypted it, and the ciphertext.
  secrets      jsonb NOT NULL,
  -- The step of time (RFC 6238) of the last code that was accepted: no code is accepted twice.
  last_step    bigint NOT NULL DEFAULT 0,
  created_at   timestamptz NOT NULL DEFAULT now(),
  -- Null until a code of it was shown: until then it is not asked for.
  confirmed_at timestamptz
);
GRANT SELECT, INSERT (user_id, id, secrets), UPDATE (id, secrets, last_step, created_at)
  ON identity.authenticator TO bailiwick_identity;

-- Whether one is on, kept by its trigger: beginning a session reads its person's row anyway, in its own transaction.
ALTER TABLE identity."user" ADD COLUMN second_factor boolean NOT NULL DEFAULT false;

CREATE TABLE identity.recovery_code (
  user_id uuid NOT NULL REFERENCES identity."user" (id) ON DELETE CASCADE,
  -- SHA-256 of the person and the code, in hex; the code itself is shown once.
  hash    text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (user_id, hash)
);
GRANT SELECT, DELETE ON identity.recovery_code TO bailiwick_identity;

-- Encrypting under the current version of the key of secrets asks for it.
GRANT USAGE ON SCHEMA authz TO bailiwick_identity;

-- Whether members need a second factor to use the place.
ALTER TABLE security_policy ADD COLUMN second_factor boolean NOT NULL DEFAULT false;
GRANT INSERT (second_factor) ON security_policy TO bailiwick_app;
