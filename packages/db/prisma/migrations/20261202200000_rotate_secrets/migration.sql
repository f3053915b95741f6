-- Secrets of resources are encrypted under a key of a numbered version. A rotation adds the next one, and every later secret is
-- encrypted under that; once no secret of an earlier one is left, the earlier one is retired. The keys themselves are not here:
-- they are derived from the instance's secret and the number.
CREATE TABLE authz.secret_version (
  version    integer PRIMARY KEY CHECK (version > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  retired_at timestamptz CHECK (retired_at >= created_at)
);
INSERT INTO authz.secret_version (version) VALUES (1);

-- Which fields of a kind are secrets, so that a rotation finds them without knowing the kind.
ALTER TABLE authz.blueprint_field ADD is_secret boolean NOT NULL DEFAULT false;

-- When a resource's secrets were last encrypted anew. That is no edit: programs can't write it.
ALTER TABLE resource ADD resealed_at timestamptz;
