-- Gives the context's workspace another slug; the old one redirects here while the workspace exists, and stays reserved
-- for at least 90 days. False if the new one is taken.
CREATE FUNCTION authz.change_workspace_slug(wanted text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  o organization;
  b authz.blueprint;
  scope text;
BEGIN
  IF NOT (authz.has('workspace:change_slug') OR authz.has('platform:change_slug')) THEN
    RAISE EXCEPTION 'no permission to change a slug here' USING ERRCODE = '42501';
  END IF;
  SELECT * INTO STRICT o FROM organization WHERE id = authz.org_id();
  SELECT * INTO STRICT b FROM authz.blueprint WHERE key = o.blueprint;
  scope := CASE b.slug_scope WHEN 'instance' THEN 'workspaces' ELSE o.id::text END;
  UPDATE slug SET status = 'redirect', free_after = 'infinity'
    WHERE namespace = scope AND org_id = o.id AND workspace_id = authz.workspace_id() AND status = 'current';
  IF NOT authz.take_slug(scope, wanted, o.id, authz.workspace_id()) THEN RETURN false; END IF;
  UPDATE workspace SET slug = wanted WHERE org_id = o.id AND id = authz.workspace_id();
  -- A flat workspace's organization has the same slug.
  IF b.topology = 'flat' THEN
    UPDATE slug SET status = 'redirect', free_after = 'infinity'
      WHERE namespace = 'organizations' AND org_id = o.id AND status = 'current';
    IF NOT authz.take_slug('organizations', wanted, o.id, NULL) THEN RETURN false; END IF;
    UPDATE organization SET slug = wanted WHERE id = o.id;
  END IF;
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.change_workspace_slug(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.change_workspace_slug(text) TO bailiwick_app;
