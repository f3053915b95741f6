-- The value of a setting of the entered workspace, as JSON text; null for one that was never written. For rules that hold for
-- people and keys who can't read the settings.
CREATE FUNCTION authz.setting_here(setting text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.value FROM workspace_setting s
  WHERE s.org_id = authz.org_id() AND s.workspace_id = authz.workspace_id() AND s.key = setting
$$;

REVOKE ALL ON FUNCTION authz.setting_here(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.setting_here(text) TO bailiwick_app;
