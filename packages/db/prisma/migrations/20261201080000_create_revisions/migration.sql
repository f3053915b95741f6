-- Revisions of what authority comes from: an organization's, a person's, and the instance's. Each changes with every change
-- of what authz.enter reads, in the same commit, by triggers (packages/db/sql/authz/raise_*.sql), so that what a process
-- remembers of a caller can be confirmed by comparing three numbers (docs/decisions/050).

ALTER TABLE organization ADD COLUMN revision bigint NOT NULL DEFAULT 0;
ALTER TABLE identity."user" ADD COLUMN revision bigint NOT NULL DEFAULT 0;

CREATE TABLE authz.instance_revision (
  one      boolean PRIMARY KEY DEFAULT true CHECK (one),
  revision bigint NOT NULL DEFAULT 0
);
INSERT INTO authz.instance_revision DEFAULT VALUES;

-- What is remembered comes back sealed with this key, which only the owner can read: HMAC's two pads (RFC 2104) over 32
-- random bytes.
CREATE TABLE authz.seal_key (
  one   boolean PRIMARY KEY DEFAULT true CHECK (one),
  inner_pad bytea NOT NULL,
  outer_pad bytea NOT NULL
);
WITH random AS (
  SELECT sha256(string_agg(uuid_send(gen_random_uuid()), NULL)) || decode(repeat('00', 32), 'hex') AS key
  FROM generate_series(1, 8)
), pads AS (
  SELECT decode(string_agg(lpad(to_hex(get_byte(key, at) # 54), 2, '0'), '' ORDER BY at), 'hex') AS inner_pad,
         decode(string_agg(lpad(to_hex(get_byte(key, at) # 92), 2, '0'), '' ORDER BY at), 'hex') AS outer_pad
  FROM random, generate_series(0, 63) at
)
INSERT INTO authz.seal_key (inner_pad, outer_pad) SELECT inner_pad, outer_pad FROM pads;
