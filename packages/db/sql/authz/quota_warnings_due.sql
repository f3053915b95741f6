-- The quotas whose use has come to one of these levels, in percent, in the current period, and of which people were not warned
-- yet: of an allotment, or of the limit where there is none. For the worker's job.
CREATE FUNCTION authz.quota_warnings_due(levels integer[], count integer)
RETURNS TABLE (org_id uuid, organization_slug text, organization_name text, blueprint text, workspace_id uuid,
               workspace_slug text, workspace_name text, meter text, starts_at timestamptz, level integer, ceiling bigint,
               taken bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.slug, o.name, o.blueprint, w.id, w.slug, w.name, b.meter, b.starts_at, due.level, measured.ceiling,
    b.reserved + b.used
  FROM quota_balance b
  JOIN quota_period p USING (org_id, meter, starts_at)
  JOIN organization o ON o.id = b.org_id AND o.state = 'active'
  JOIN authz.blueprint_meter m ON m.blueprint = o.blueprint AND m.key = b.meter
  JOIN quota_balance t ON t.org_id = b.org_id AND t.meter = b.meter AND t.starts_at = b.starts_at AND t.place = b.org_id
  LEFT JOIN workspace w ON w.org_id = b.org_id AND w.id = b.place
  CROSS JOIN LATERAL (
    SELECT authz.quota_ceiling(m.per, t.allotted, b.granted, b.allotted, b.place = b.org_id) AS ceiling) measured
  CROSS JOIN LATERAL (
    SELECT max(l) AS level FROM unnest(levels) l WHERE 100 * (b.reserved + b.used) >= l * measured.ceiling) due
  -- By its index: of all balances there are few that are near.
  WHERE b.near AND b.warned < 100 AND p.starts_at <= now() AND now() < p.ends_at AND b.reserved + b.used > 0 AND due.level > b.warned
    AND (w.id IS NOT NULL OR b.place = b.org_id)
  ORDER BY b.org_id, b.meter, b.place LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.quota_warnings_due(integer[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.quota_warnings_due(integer[], integer) TO bailiwick_worker;
