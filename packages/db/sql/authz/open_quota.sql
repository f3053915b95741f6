-- Opens the meter's current period of the entered organization if it is not open yet, with the allotments of the last one,
-- and writes down the effective limit if it changed. Where the limit is each workspace's, that of the entered one. Changes
-- in an organization follow one another, so two calls open one period.
--   amount   the effective limit; null for none
CREATE FUNCTION authz.open_quota(meter text, amount bigint) RETURNS quota_period
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  current quota_period := authz.quota_period_at(authz.org_id(), meter, now());
  -- What the limit counts for.
  limited uuid;
BEGIN
  IF authz.actor_id() IS NULL OR current_setting('authz.via', true) = 'platform' THEN
    RAISE EXCEPTION 'no one''s quota' USING ERRCODE = '42501';
  END IF;
  INSERT INTO quota_period SELECT current.* ON CONFLICT DO NOTHING;
  IF FOUND THEN
    INSERT INTO quota_entry (org_id, meter, starts_at, place, kind, amount, actor_kind)
      SELECT b.org_id, b.meter, current.starts_at, b.place, 'allot', b.allotted, 'system'
      FROM quota_balance b JOIN workspace w ON w.org_id = b.org_id AND w.id = b.place
      WHERE b.org_id = current.org_id AND b.meter = current.meter AND b.allotted IS NOT NULL
        AND b.starts_at = (
        SELECT max(p.starts_at) FROM quota_period p
        WHERE p.org_id = current.org_id AND p.meter = current.meter AND p.starts_at < current.starts_at);
  END IF;
  SELECT CASE m.per WHEN 'organization' THEN current.org_id ELSE authz.workspace_id() END INTO limited
    FROM authz.blueprint_meter m
    WHERE m.blueprint = current_setting('authz.blueprint') AND m.key = open_quota.meter;
  IF limited IS NOT NULL AND NOT EXISTS (
    SELECT FROM quota_balance b WHERE b.org_id = current.org_id AND b.meter = current.meter
      AND b.starts_at = current.starts_at AND b.place = limited AND b.granted IS NOT DISTINCT FROM amount)
  THEN
    INSERT INTO quota_entry (org_id, meter, starts_at, place, kind, amount, actor_kind)
      VALUES (current.org_id, current.meter, current.starts_at, limited, 'grant', amount, 'system');
  END IF;
  RETURN current;
END
$$;

REVOKE ALL ON FUNCTION authz.open_quota(text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.open_quota(text, bigint) TO bailiwick_app;
