-- The period of the meter in which this instant falls: the one that was opened, or the one that would be. It begins where the
-- last one ended, or at the first instant of the day or the month in the organization's time zone.
CREATE FUNCTION authz.quota_period_at(org uuid, meter text, at timestamptz) RETURNS quota_period
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  period quota_period;
  declared authz.blueprint_meter;
  zone text;
  first timestamp;
BEGIN
  IF authz.org_id() IS NULL OR org <> authz.org_id() THEN
    RAISE EXCEPTION 'another organization''s quota' USING ERRCODE = '42501';
  END IF;
  SELECT p.* INTO period FROM quota_period p
    WHERE p.org_id = org AND p.meter = quota_period_at.meter AND p.starts_at <= at AND at < p.ends_at;
  IF FOUND THEN RETURN period; END IF;
  SELECT m.* INTO declared FROM authz.blueprint_meter m
    WHERE m.blueprint = current_setting('authz.blueprint', true) AND m.key = quota_period_at.meter;
  IF NOT FOUND THEN RAISE EXCEPTION 'no meter %', quota_period_at.meter USING ERRCODE = '23514'; END IF;
  period.org_id := org;
  period.meter := declared.key;
  IF declared.period = 'none' THEN
    SELECT o.created_at INTO period.starts_at FROM organization o WHERE o.id = org;
    period.ends_at := 'infinity';
    RETURN period;
  END IF;
  SELECT o.time_zone INTO zone FROM organization o WHERE o.id = org;
  first := date_trunc(declared.period, at AT TIME ZONE zone);
  period.ends_at := (first + ('1 ' || declared.period)::interval) AT TIME ZONE zone;
  -- After a change of the time zone, a period is as much shorter or longer as the zones are apart.
  period.starts_at := greatest(first AT TIME ZONE zone, (
    SELECT max(p.ends_at) FROM quota_period p
    WHERE p.org_id = org AND p.meter = declared.key AND p.ends_at <= at));
  RETURN period;
END
$$;

REVOKE ALL ON FUNCTION authz.quota_period_at(uuid, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.quota_period_at(uuid, text, timestamptz) TO bailiwick_app;
