-- What the bearer of an invitation's token is told, signed in or not, as the mail that brought it told it before; and
-- what the decision on it needs. With `for_change` the organization is locked first, so that the counts hold until the
-- commit. No row for a token that no one was sent.
CREATE FUNCTION authz.find_invitation(hash text, for_change boolean)
RETURNS TABLE (org_id uuid, org_slug text, org_name text, org_state text, blueprint text, plan text, id uuid,
               workspace_id uuid, workspace_slug text, workspace_name text, workspace_state text, email text, role text,
               role_name text, state text, expires_at timestamptz, access_ends_at timestamptz, expired boolean, invited_by_name text,
               is_backed boolean, is_member boolean, is_in_organization boolean, members integer, lifted integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF for_change THEN
    PERFORM authz.lock_organization(i.org_id) FROM invitation i WHERE i.token_hash = hash;
  END IF;
  RETURN QUERY
    SELECT o.id, o.slug, o.name, o.state, o.blueprint, o.plan, i.id, w.id, w.slug, w.name, w.state, i.email, i.role,
      coalesce(r.name, i.role), i.state, i.expires_at, i.access_ends_at, i.expires_at <= now(), i.invited_by_name, authz.is_backed(i),
      EXISTS (SELECT 1 FROM member m WHERE m.org_id = i.org_id AND m.workspace_id = i.workspace_id
              AND m.user_id = authz.person_id() AND authz.runs(m.ends_at)),
      EXISTS (SELECT 1 FROM organization_member p WHERE p.org_id = i.org_id AND p.user_id = authz.person_id()
              AND authz.runs(p.ends_at)),
      (SELECT count(*)::integer FROM member m WHERE m.org_id = i.org_id AND m.workspace_id = i.workspace_id
        AND authz.runs(m.ends_at)),
      (SELECT l.value FROM organization_limit l WHERE l.org_id = i.org_id AND l.name = 'members')
    FROM invitation i
    JOIN organization o ON o.id = i.org_id
    LEFT JOIN role r ON r.org_id = i.org_id AND r.level = i.level AND r.key = i.role
    LEFT JOIN workspace w ON w.org_id = i.org_id AND w.id = i.workspace_id
    WHERE i.token_hash = hash AND o.state IN ('active', 'deletion_requested');
END
$$;

REVOKE ALL ON FUNCTION authz.find_invitation(text, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.find_invitation(text, boolean) TO bailiwick_app;
