-- The keys with which the instance signs access tokens. The private half is encrypted under the key of secrets of a version,
-- which is derived from the instance's secret; the public half is published from before the key signs until after the last
-- token that it signed has ended. Functions of the owner read and write it; no role of a program does.
CREATE TABLE identity.signing_key (
  kid        text PRIMARY KEY CHECK (kid ~ '^[A-Za-z0-9_-]{8,64}$'),
  public_key jsonb NOT NULL,
  version    integer NOT NULL REFERENCES authz.secret_version (version),
  box        text NOT NULL CHECK (char_length(box) <= 1000),
  created_at timestamptz NOT NULL DEFAULT now(),
  signs_at   timestamptz NOT NULL UNIQUE
);
