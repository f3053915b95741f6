-- Can the actor give this key another secret? A person who can issue keys here and holds all that it can do, as long as it
-- works. Also for those who can't see keys.
CREATE FUNCTION authz.may_rotate(key uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT authz.actor_kind() = 'user' AND EXISTS (
    SELECT FROM key k WHERE k.org_id = authz.org_id() AND k.id = may_rotate.key AND k.resource_id IS NULL
      AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
      AND CASE WHEN k.person_id IS NOT NULL THEN k.person_id = authz.person_id() WHEN k.workspace_id IS NULL
        THEN authz.has('organization_key:issue') AND authz.may_issue('organization', k.permissions)
        ELSE k.workspace_id = authz.workspace_id() AND authz.has('key:issue') AND authz.may_issue('workspace', k.permissions) END)
$$;

REVOKE ALL ON FUNCTION authz.may_rotate(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.may_rotate(uuid) TO bailiwick_app;
