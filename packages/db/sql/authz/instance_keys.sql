-- The keys of the instance, newest first, without their texts; with `only_one`, just that one. For those who issue them.
CREATE FUNCTION authz.instance_keys(only_one uuid)
RETURNS TABLE (id uuid, name text, bits text, state text, secrets jsonb, created_at timestamptz, created_by_name text,
  expires_at timestamptz, revoked_at timestamptz, revoked_by_name text, ip_ranges text[], used_at timestamptz, used_ip text,
  refused_at timestamptz, refused_ip text, history jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.id, k.name, k.permissions::text,
    CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.expires_at <= now() THEN 'expired' ELSE 'active' END,
    -- Those that work before the others, newest first.
    (SELECT jsonb_agg(jsonb_build_object('publicId', s.public_id, 'last', s.last, 'endsAt', audit.time_text(s.expires_at),
       'works', s.expires_at IS NULL OR s.expires_at > now())
       ORDER BY (s.expires_at IS NULL OR s.expires_at > now()) DESC, s.created_at DESC, s.public_id)
     FROM identity.instance_key_secret s WHERE s.key_id = k.id),
    k.created_at, k.created_by_name, k.expires_at, k.revoked_at, k.revoked_by_name, k.ip_ranges::text[], k.used_at, k.used_ip,
    k.refused_at, k.refused_ip,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('at', audit.time_text(e.at), 'action', e.action, 'by', e.actor_name, 'ip', e.ip)
       ORDER BY e.number DESC), '[]')
     FROM (SELECT * FROM identity.instance_key_event e WHERE e.key_id = k.id ORDER BY e.number DESC LIMIT 50) e)
  FROM identity.instance_key k
  WHERE authz.has('platform:issue_key') AND (only_one IS NULL OR k.id = only_one)
  ORDER BY k.created_at DESC, k.id LIMIT 500
$$;

REVOKE ALL ON FUNCTION authz.instance_keys(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.instance_keys(uuid) TO bailiwick_app;
