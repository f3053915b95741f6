-- Instance keys: the credentials of the product that this instance is part of. The platform admin issues them, and they work
-- in every organization, within their scopes. They belong to no tenant, so no role of a program reads or writes these tables:
-- functions of the owner do.
CREATE TABLE identity.instance_key (
  id              uuid PRIMARY KEY,
  name            text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  -- Its scopes: permissions of the control plane, never a kind's, whose bits each blueprint has for itself.
  permissions     bit(256) NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  created_by      uuid NOT NULL,
  created_by_name text NOT NULL CHECK (char_length(created_by_name) <= 320),
  expires_at      timestamptz,
  revoked_at      timestamptz,
  revoked_by_name text CHECK (char_length(revoked_by_name) <= 320),
  -- The networks from which it works; any if empty.
  ip_ranges       cidr[] NOT NULL DEFAULT '{}' CHECK (cardinality(ip_ranges) <= 50),
  -- Its last use, and its last refusal because of the network, to the minute.
  used_at         timestamptz,
  used_ip         text CHECK (char_length(used_ip) <= 45),
  refused_at      timestamptz,
  refused_ip      text CHECK (char_length(refused_ip) <= 45),
  CHECK ((revoked_at IS NULL) = (revoked_by_name IS NULL))
);
CREATE INDEX instance_key_newest ON identity.instance_key (created_at, id);

CREATE TABLE identity.instance_key_secret (
  key_id     uuid NOT NULL REFERENCES identity.instance_key (id),
  public_id  text NOT NULL CHECK (public_id ~ '^[0-9A-Za-z]{10}$'),
  -- SHA-256 of the key's whole text, in hex.
  hash       text NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
  last       text NOT NULL CHECK (last ~ '^[0-9A-Za-z]{4}$'),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  PRIMARY KEY (key_id, public_id)
);

-- What was done to instance keys, by whom and from where. They belong to no organization whose log could say it.
CREATE TABLE identity.instance_key_event (
  key_id     uuid NOT NULL REFERENCES identity.instance_key (id),
  number     integer NOT NULL CHECK (number > 0),
  at         timestamptz NOT NULL DEFAULT now(),
  action     text NOT NULL CHECK (action IN ('instance.key_issued', 'instance.key_rotated', 'instance.key_revoked')),
  actor_id   uuid NOT NULL,
  actor_name text NOT NULL CHECK (char_length(actor_name) <= 320),
  ip         text CHECK (char_length(ip) <= 45),
  -- The public id of the secret that came with it; null for a revocation.
  public_id  text CHECK (public_id ~ '^[0-9A-Za-z]{10}$'),
  PRIMARY KEY (key_id, number)
);

-- The most that such a key can hold, beside what the platform admin holds.
ALTER TABLE authz.platform_role
  DROP CONSTRAINT platform_role_key_check,
  ADD CHECK (key IN ('platform_admin', 'instance_key'));
