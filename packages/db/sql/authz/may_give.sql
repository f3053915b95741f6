-- No one gives what they do not hold: does the actor hold every permission of this role? An organization role reaches
-- every workspace, so what the actor holds in one of them does not count for it.
CREATE FUNCTION authz.may_give(level text, role text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce((
    SELECT r.permissions & ~nullif(current_setting(
      CASE may_give.level WHEN 'organization' THEN 'authz.organization_permissions' ELSE 'authz.held' END, true
    ), '')::bit(256) = repeat('0', 256)::bit(256)
    FROM public.role r WHERE r.org_id = authz.org_id() AND r.level = may_give.level AND r.key = may_give.role
  ), false)
$$;

REVOKE ALL ON FUNCTION authz.may_give(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.may_give(text, text) TO bailiwick_app;
