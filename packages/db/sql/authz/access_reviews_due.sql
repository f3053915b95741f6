-- The campaigns with something to do now: to start anew, to remind of 7 days and 1 day ahead, or to close. A reminder says
-- nothing in a campaign that was started for less time than that. For the worker's job.
CREATE FUNCTION authz.access_reviews_due(count integer)
RETURNS TABLE (org_id uuid, organization_slug text, organization_name text, blueprint text, workspace_slug text,
  workspace_name text, review_id uuid, name text, due_at timestamptz, what text, days integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.slug, o.name, o.blueprint, w.slug, w.name, r.id, r.name, r.due_at, d.what, d.days
  FROM access_review r
  JOIN organization o ON o.id = r.org_id AND o.state = 'active'
  LEFT JOIN workspace w ON w.org_id = r.org_id AND w.id = r.workspace_id
  CROSS JOIN LATERAL (
    SELECT 'repeat' AS what, NULL::integer AS days WHERE r.next_at <= now()
    UNION ALL SELECT 'close', NULL WHERE r.closed_at IS NULL AND r.due_at <= now()
    UNION ALL SELECT 'remind', min(n) FROM unnest(ARRAY[7, 1]) n
      WHERE r.closed_at IS NULL AND r.due_at > now() AND r.due_at <= now() + make_interval(days => n)
        AND r.started_at < r.due_at - make_interval(days => n)
      HAVING min(n) < coalesce(r.warned_days, 8)) d
  WHERE (r.closed_at IS NULL OR r.next_at IS NOT NULL) AND (r.workspace_id IS NULL OR w.state = 'active')
  ORDER BY r.due_at, r.org_id, r.id LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.access_reviews_due(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.access_reviews_due(integer) TO bailiwick_worker;
