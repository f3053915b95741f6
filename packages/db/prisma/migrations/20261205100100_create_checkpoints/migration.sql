-- Signed checkpoints of the audit chains: how many entries there were, and the hash of the last one. The key that signs them is
-- never in the database (decision 094), so that they can't be made by changing it; who keeps one elsewhere finds any later
-- change of what came before.
CREATE TABLE audit_checkpoint (
  org_id uuid NOT NULL,
  seq    bigint NOT NULL CHECK (seq > 0),
  at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  hash   bytea NOT NULL CHECK (octet_length(hash) = 32),
  -- The signed note, as it is published.
  note   text NOT NULL,
  -- The SHA-256 of the address where it is published, which only who was given it knows.
  address_hash bytea NOT NULL CHECK (octet_length(address_hash) = 32),
  PRIMARY KEY (org_id, seq)
);
ALTER TABLE audit_checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_checkpoint FORCE ROW LEVEL SECURITY;
GRANT SELECT ON audit_checkpoint TO bailiwick_app;
