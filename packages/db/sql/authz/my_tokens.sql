-- The signed-in person's tokens in all of their organizations, newest first, without their texts.
CREATE FUNCTION authz.my_tokens()
RETURNS TABLE (id uuid, organization jsonb, blueprint text, name text, bits text, state text, secrets jsonb,
  created_at timestamptz, expires_at timestamptz, used_at timestamptz, used_ip text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.id, jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name), o.blueprint, k.name, k.permissions::text,
    CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.expires_at <= now() THEN 'expired' ELSE 'active' END,
    (SELECT jsonb_agg(jsonb_build_object('publicId', s.public_id, 'last', s.last, 'endsAt', audit.time_text(s.expires_at))
       ORDER BY (s.expires_at IS NULL OR s.expires_at > now()) DESC, s.created_at DESC, s.public_id)
     FROM key_secret s WHERE s.org_id = k.org_id AND s.key_id = k.id),
    k.created_at, k.expires_at, u.at, u.ip
  FROM key k JOIN organization o ON o.id = k.org_id
  LEFT JOIN key_use u ON u.org_id = k.org_id AND u.key_id = k.id
  WHERE k.person_id = authz.person_id() AND k.revoked_at IS NULL AND o.state = 'active' AND coalesce(o.id = authz.confined_to(), true)
  ORDER BY k.created_at DESC, k.id LIMIT 500
$$;

REVOKE ALL ON FUNCTION authz.my_tokens() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.my_tokens() TO bailiwick_app;
