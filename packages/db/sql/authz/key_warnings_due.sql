-- The keys that expire in at most so many days, of which people were not told at this level yet: 14 days ahead, and 3. A key that
-- was issued for less time than that is not told of at that level. For the worker's job.
CREATE FUNCTION authz.key_warnings_due(count integer)
RETURNS TABLE (org_id uuid, organization_slug text, organization_name text, blueprint text, workspace_slug text,
  workspace_name text, key_id uuid, name text, expires_at timestamptz, days integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.slug, o.name, o.blueprint, w.slug, w.name, k.id, k.name, k.expires_at, due.days
  FROM key k
  JOIN organization o ON o.id = k.org_id AND o.state = 'active'
  LEFT JOIN workspace w ON w.org_id = k.org_id AND w.id = k.workspace_id
  CROSS JOIN LATERAL (SELECT min(d) AS days FROM unnest(ARRAY[14, 3]) d
    WHERE k.expires_at <= now() + make_interval(days => d) AND k.created_at < k.expires_at - make_interval(days => d)) due
  WHERE k.expires_at > now() AND k.expires_at <= now() + interval '14 days' AND k.revoked_at IS NULL AND k.person_id IS NULL
    AND (k.workspace_id IS NULL OR w.state = 'active') AND due.days < coalesce(k.warned_days, 15)
  ORDER BY k.expires_at, k.org_id, k.id LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.key_warnings_due(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.key_warnings_due(integer) TO bailiwick_worker;
