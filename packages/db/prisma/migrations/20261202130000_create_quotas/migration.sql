-- Quotas. A ledger of entries, which are only ever added, is the truth; balances are its sums, kept beside it by a trigger in
-- the same commit, and proven equal by a check. Each period of a meter has a ledger of its own.

-- In which periods begin: an organization's day is not the server's.
ALTER TABLE organization ADD time_zone text NOT NULL DEFAULT 'UTC' CHECK (char_length(time_zone) BETWEEN 1 AND 64);

-- The meters of each blueprint, as far as the database holds consumption to them.
CREATE TABLE authz.blueprint_meter (
  blueprint text NOT NULL REFERENCES authz.blueprint (key) ON DELETE CASCADE,
  key       text NOT NULL,
  period    text NOT NULL CHECK (period IN ('day', 'month', 'none')),
  -- What its limit counts for.
  per       text NOT NULL CHECK (per IN ('workspace', 'organization')),
  -- Whether more than the limit is refused.
  hard      boolean NOT NULL,
  PRIMARY KEY (blueprint, key)
);
GRANT SELECT ON authz.blueprint_meter TO bailiwick_app, bailiwick_worker;

CREATE TABLE quota_period (
  org_id    uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  meter     text NOT NULL CHECK (meter ~ '^[a-z][a-z_]{0,39}$'),
  starts_at timestamptz NOT NULL,
  -- 'infinity' for a count that never starts anew.
  ends_at   timestamptz NOT NULL,
  PRIMARY KEY (org_id, meter, starts_at),
  CHECK (starts_at < ends_at)
);
ALTER TABLE quota_period ENABLE ROW LEVEL SECURITY;
ALTER TABLE quota_period FORCE ROW LEVEL SECURITY;
GRANT SELECT ON quota_period TO bailiwick_app;

CREATE TABLE quota_entry (
  org_id     uuid NOT NULL,
  meter      text NOT NULL,
  starts_at  timestamptz NOT NULL,
  -- In the order in which they were added.
  id         uuid NOT NULL DEFAULT uuidv7(),
  -- The workspace; the organization's id for its total. A workspace that is gone keeps its entries.
  place      uuid NOT NULL,
  -- grant, allot: from here on there is this much; null for no limit, and for no allotment.
  -- reserve: a run holds it. settle, release: it was consumed, or not. use: consumed without a run.
  kind       text NOT NULL CHECK (kind IN ('grant', 'allot', 'reserve', 'settle', 'release', 'use')),
  amount     bigint CHECK (amount BETWEEN 0 AND 9007199254740991),
  -- What reported it calls it.
  reported   text CHECK (char_length(reported) BETWEEN 1 AND 200),
  at         timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_kind text NOT NULL CHECK (actor_kind IN ('user', 'key', 'system')),
  actor_id   uuid,
  PRIMARY KEY (org_id, meter, starts_at, id),
  FOREIGN KEY (org_id, meter, starts_at) REFERENCES quota_period (org_id, meter, starts_at) ON DELETE CASCADE,
  CHECK (amount IS NOT NULL OR kind IN ('grant', 'allot')),
  CHECK (reported IS NULL OR kind = 'use')
);
CREATE UNIQUE INDEX quota_entry_by_report ON quota_entry (org_id, place, meter, reported) WHERE reported IS NOT NULL;
CREATE INDEX quota_entry_by_time ON quota_entry (org_id, meter, place, at) WHERE kind IN ('settle', 'use');
ALTER TABLE quota_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE quota_entry FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON quota_entry TO bailiwick_app;

CREATE TABLE quota_balance (
  org_id    uuid NOT NULL,
  meter     text NOT NULL,
  starts_at timestamptz NOT NULL,
  place     uuid NOT NULL,
  granted   bigint,
  -- Of the organization, what its workspaces have together; null where none of them has an allotment.
  allotted  bigint,
  reserved  bigint NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  used      bigint NOT NULL DEFAULT 0 CHECK (used >= 0),
  -- The highest level, in percent, of which people were warned in this period.
  warned    smallint NOT NULL DEFAULT 0 CHECK (warned BETWEEN 0 AND 100),
  PRIMARY KEY (org_id, meter, starts_at, place),
  FOREIGN KEY (org_id, meter, starts_at) REFERENCES quota_period (org_id, meter, starts_at) ON DELETE CASCADE
);
ALTER TABLE quota_balance ENABLE ROW LEVEL SECURITY;
ALTER TABLE quota_balance FORCE ROW LEVEL SECURITY;
GRANT SELECT ON quota_balance TO bailiwick_app;
