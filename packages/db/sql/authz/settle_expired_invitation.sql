-- Marks an expired invitation of the address to the same place as expired, to make room for a new one.
CREATE FUNCTION authz.settle_expired_invitation(address text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE invitation i SET state = 'expired', settled_at = now()
    WHERE i.org_id = authz.org_id() AND i.workspace_id IS NOT DISTINCT FROM authz.workspace_id() AND i.email = address
      AND i.state = 'pending' AND i.expires_at <= now()
      AND authz.has(CASE WHEN authz.workspace_id() IS NULL THEN 'organization_invitation:create' ELSE 'invitation:create' END)
$$;

REVOKE ALL ON FUNCTION authz.settle_expired_invitation(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.settle_expired_invitation(text) TO bailiwick_app;
