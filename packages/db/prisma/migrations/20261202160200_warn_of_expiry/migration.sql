-- Of what people were told that it expires: once for a date and a level, so that a date that is moved on is told of anew.
CREATE TABLE expiry_warning (
  org_id      uuid NOT NULL,
  resource_id uuid NOT NULL,
  date        date NOT NULL,
  level       text NOT NULL CHECK (level IN ('expiring', 'expired')),
  at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (org_id, resource_id, date, level),
  FOREIGN KEY (org_id, resource_id) REFERENCES resource (org_id, id) ON DELETE CASCADE
);
ALTER TABLE expiry_warning ENABLE ROW LEVEL SECURITY;
ALTER TABLE expiry_warning FORCE ROW LEVEL SECURITY;
GRANT SELECT ON expiry_warning TO bailiwick_app;

-- The kinds that expire: by which field, and how many days before people are told.
CREATE TABLE authz.blueprint_expiry (
  blueprint text NOT NULL REFERENCES authz.blueprint (key) ON DELETE CASCADE,
  kind      text NOT NULL,
  field     text NOT NULL,
  days      integer NOT NULL CHECK (days > 0),
  PRIMARY KEY (blueprint, kind)
);
GRANT SELECT ON authz.blueprint_expiry TO bailiwick_app;
