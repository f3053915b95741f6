-- What authz.still_held is for a session, for a key: neither revoked nor expired, and the revisions still the same. It looks
-- up five rows, each by key. The key of an instance is in tables of its own. A single statement, so that the planner can inline it.
CREATE FUNCTION authz.key_still_held(r text[]) RETURNS TABLE (stale boolean) LANGUAGE sql STABLE AS $$
  SELECT u.at IS NULL OR u.at < now() - interval '1 minute'
  FROM public.key_secret s
  JOIN public.key k ON k.org_id = s.org_id AND k.id = s.key_id
  JOIN authz.instance_revision i ON i.one AND i.revision = r[8]::bigint
  LEFT JOIN public.key_use u ON u.org_id = k.org_id AND u.key_id = k.id
  WHERE r[17] = 'key' AND r[22] IS NULL AND s.hash = r[1] AND k.id = r[4]::uuid AND k.revoked_at IS NULL
    AND (k.person_id IS NULL OR EXISTS (
      SELECT FROM identity."user" p WHERE p.id = k.person_id AND p.suspended_at IS NULL))
    AND (r[19] IS NULL OR r[19]::timestamptz > now())
    AND (k.expires_at IS NULL OR k.expires_at > now()) AND (s.expires_at IS NULL OR s.expires_at > now())
    AND (r[6] IS NULL OR EXISTS (
      SELECT FROM public.organization o WHERE o.id = r[6]::uuid AND o.revision = r[7]::bigint))
  UNION ALL
  SELECT k.used_at IS NULL OR k.used_at < now() - interval '1 minute'
  FROM identity.instance_key_secret s
  JOIN identity.instance_key k ON k.id = s.key_id
  JOIN authz.instance_revision i ON i.one AND i.revision = r[8]::bigint
  WHERE r[17] = 'key' AND r[22] = 'instance' AND s.hash = r[1] AND k.id = r[4]::uuid AND k.revoked_at IS NULL
    AND (r[19] IS NULL OR r[19]::timestamptz > now())
    AND (k.expires_at IS NULL OR k.expires_at > now()) AND (s.expires_at IS NULL OR s.expires_at > now())
    AND (r[6] IS NULL OR EXISTS (
      SELECT FROM public.organization o WHERE o.id = r[6]::uuid AND o.revision = r[7]::bigint))
$$;

REVOKE ALL ON FUNCTION authz.key_still_held(text[]) FROM PUBLIC;
