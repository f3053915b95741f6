-- Billing. What an organization is billed changes with its plan, its workspaces and its people; each change writes a line in
-- the same commit, with what it credits and charges for the rest of the cycle. A job closes each cycle into a statement.
-- Lines and statements are only ever added to. Amounts are in minor units of the currency; days are UTC days.

-- What the plans of each blueprint cost.
CREATE TABLE authz.blueprint_price (
  blueprint text NOT NULL REFERENCES authz.blueprint (key) ON DELETE CASCADE,
  plan      text NOT NULL,
  currency  text CHECK (currency ~ '^[A-Z]{3}$'),
  -- Zero for a plan that nothing is billed for.
  amount    bigint NOT NULL CHECK (amount >= 0),
  per       text CHECK (per IN ('workspace', 'seat')),
  PRIMARY KEY (blueprint, plan),
  CHECK (amount = 0 OR (currency IS NOT NULL AND per IS NOT NULL))
);
GRANT SELECT ON authz.blueprint_price TO bailiwick_app;

-- The open cycle of each organization, and what it is billed now.
CREATE TABLE billing_account (
  org_id     uuid PRIMARY KEY REFERENCES organization (id) ON DELETE CASCADE,
  founded_on date NOT NULL,
  -- The number of cycles before the open one.
  cycle      integer NOT NULL CHECK (cycle >= 0),
  starts_on  date NOT NULL,
  ends_on    date NOT NULL CHECK (ends_on > starts_on),
  -- Null until something was billed.
  plan       text,
  currency   text,
  per        text CHECK (per IN ('workspace', 'seat')),
  price      bigint NOT NULL DEFAULT 0 CHECK (price >= 0),
  quantity   bigint NOT NULL DEFAULT 0 CHECK (quantity >= 0),
  is_deleted boolean NOT NULL DEFAULT false
);
CREATE INDEX billing_account_by_end ON billing_account (ends_on);
-- Organizations from before are billed from their next change or cycle on. The policies of the table come with the
-- database's code, after this: until then its owner is bound by none.
INSERT INTO billing_account (org_id, founded_on, cycle, starts_on, ends_on)
  SELECT f.id, f.day, f.cycle, f.day + make_interval(months => f.cycle), f.day + make_interval(months => f.cycle + 1)
  FROM (
    SELECT o.id, (o.created_at AT TIME ZONE 'UTC')::date AS day, (
      SELECT count(*) - 1 FROM generate_series(0, 12 * 200) n
      WHERE (o.created_at AT TIME ZONE 'UTC')::date + make_interval(months => n) <= (now() AT TIME ZONE 'UTC')::date
    )::integer AS cycle
    FROM organization o WHERE o.state <> 'purged') f;
ALTER TABLE billing_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE billing_account FORCE ROW LEVEL SECURITY;
GRANT SELECT ON billing_account TO bailiwick_app;

CREATE TABLE billing_line (
  org_id          uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  -- The cycle.
  starts_on       date NOT NULL,
  ends_on         date NOT NULL CHECK (ends_on > starts_on),
  -- In the order in which they were written.
  id              uuid NOT NULL DEFAULT uuidv7(),
  -- started: something is billed for the first time. cycle: what the cycle begins with. The others: what changed.
  reason          text NOT NULL CHECK (reason IN ('started', 'cycle', 'plan', 'workspaces', 'seats', 'deleted', 'restored')),
  at              timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- From this day on the terms after hold.
  since           date NOT NULL CHECK (since >= starts_on AND since < ends_on),
  currency        text NOT NULL,
  plan_before     text,
  price_before    bigint NOT NULL CHECK (price_before >= 0),
  quantity_before bigint NOT NULL CHECK (quantity_before >= 0),
  plan_after      text,
  price_after     bigint NOT NULL CHECK (price_after >= 0),
  quantity_after  bigint NOT NULL CHECK (quantity_after >= 0),
  credit          bigint NOT NULL CHECK (credit >= 0),
  charge          bigint NOT NULL CHECK (charge >= 0),
  PRIMARY KEY (org_id, starts_on, id)
);
ALTER TABLE billing_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE billing_line FORCE ROW LEVEL SECURITY;
GRANT SELECT ON billing_line TO bailiwick_app;

-- The closed cycles in which there was something to bill.
CREATE TABLE billing_statement (
  org_id    uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  starts_on date NOT NULL,
  ends_on   date NOT NULL CHECK (ends_on > starts_on),
  currency  text NOT NULL,
  credit    bigint NOT NULL CHECK (credit >= 0),
  charge    bigint NOT NULL CHECK (charge >= 0),
  lines     integer NOT NULL CHECK (lines > 0),
  closed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (org_id, starts_on)
);
ALTER TABLE billing_statement ENABLE ROW LEVEL SECURITY;
ALTER TABLE billing_statement FORCE ROW LEVEL SECURITY;
GRANT SELECT ON billing_statement TO bailiwick_app;
