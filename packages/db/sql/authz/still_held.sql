-- Whether what authz.enter found of a session is still so: it is open, its person is not suspended, the three revisions are
-- still the same, and it is neither idle nor at the end of what the place's security policies and the person's own access
-- grant it. One row if it is, which says whether the session's last use is to be written; none otherwise. It looks up four
-- rows, each by key. A single statement, so that the planner can inline it.
CREATE FUNCTION authz.still_held(r text[], by_person boolean) RETURNS TABLE (stale boolean) LANGUAGE sql STABLE AS $$
  SELECT s.updated_at < now() - interval '1 hour' OR (by_person AND s.active_at < now() - interval '30 seconds')
  FROM identity.session s
  JOIN identity."user" u ON u.id = s.user_id AND u.suspended_at IS NULL AND u.revision = r[5]::bigint
  JOIN authz.instance_revision i ON i.one AND i.revision = r[8]::bigint
  WHERE r[17] = 'user' AND s.token = r[1] AND s.id = r[2]::uuid AND s.user_id = r[4]::uuid AND s.expires_at > now()
    AND s.active_workspace_id IS NOT DISTINCT FROM r[3]::uuid
    AND (r[19] IS NULL OR r[19]::timestamptz > now())
    AND (r[20] IS NULL OR authz.is_awake(s.id, r[20]::integer[], r[21]::timestamptz[]))
    AND (r[6] IS NULL OR EXISTS (
      SELECT FROM public.organization o WHERE o.id = r[6]::uuid AND o.revision = r[7]::bigint))
$$;

REVOKE ALL ON FUNCTION authz.still_held(text[], boolean) FROM PUBLIC;
