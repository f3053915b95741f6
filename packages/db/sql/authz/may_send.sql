-- Can the actor manage this webhook of the entered place?
CREATE FUNCTION authz.may_send(webhook uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (SELECT FROM webhook h WHERE h.org_id = (SELECT authz.org_id()) AND h.id = may_send.webhook AND CASE
    WHEN h.workspace_id IS NULL THEN (SELECT authz.has('organization_integration:manage'))
    ELSE h.workspace_id = (SELECT authz.workspace_where('integration:manage')) END)
$$;

REVOKE ALL ON FUNCTION authz.may_send(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.may_send(uuid) TO bailiwick_app;
