-- The id of a person, a team or a key of the context's organization: a person by their id or their email address. Null for
-- any other, and for someone suspended, whose credentials let no one in.
CREATE FUNCTION authz.subject_here(kind text, subject text) RETURNS uuid
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  found uuid;
BEGIN
  IF authz.is_id(subject) THEN
    found := subject::uuid;
  ELSIF kind = 'user' THEN
    SELECT u.id INTO found FROM identity."user" u WHERE u.email = lower(subject);
  END IF;
  RETURN CASE kind
    WHEN 'user' THEN (SELECT u.id FROM identity."user" u WHERE u.id = found AND u.suspended_at IS NULL)
    WHEN 'team' THEN (SELECT t.id FROM team t WHERE t.org_id = authz.org_id() AND t.id = found)
    WHEN 'key' THEN (SELECT k.id FROM key k
      WHERE k.org_id = authz.org_id() AND k.id = found AND k.resource_id IS NULL AND k.revoked_at IS NULL
        AND (k.expires_at IS NULL OR k.expires_at > now()))
  END;
END
$$;

REVOKE ALL ON FUNCTION authz.subject_here(text, text) FROM PUBLIC;
