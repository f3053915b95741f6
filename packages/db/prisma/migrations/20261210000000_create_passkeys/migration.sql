-- Passkeys (WebAuthn): a second kind of factor, which signs in by itself, too, because each asks for its person's finger, face
-- or PIN. As long as someone has one, or an authenticator app, they have a second factor, and recovery codes.
--
-- The identity role reads them to verify what a device signed. Only the owner's functions add and remove one, because that is
-- recorded in the log of each organization that the person is in.
CREATE TABLE identity.passkey (
  id            uuid PRIMARY KEY,
  user_id       uuid NOT NULL REFERENCES identity."user" (id) ON DELETE CASCADE,
  -- What the device calls it, in base64url.
  credential_id text NOT NULL UNIQUE,
  -- In the form of COSE (RFC 9052).
  public_key    bytea NOT NULL,
  -- How often it signed, as the device says; most count nothing and say 0.
  counter       bigint NOT NULL,
  -- How a browser reaches the device, such as "internal" or "usb".
  transports    text[] NOT NULL,
  name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  created_at    timestamptz NOT NULL DEFAULT now(),
  last_used_at  timestamptz
);
CREATE INDEX passkey_user_id ON identity.passkey (user_id);
GRANT SELECT, UPDATE (counter, last_used_at) ON identity.passkey TO bailiwick_identity;
