-- Is the actor doing something here that gives other people a workspace to own: adding them, assigning a role, changing
-- the plan, restoring, founding an organization for someone?
CREATE FUNCTION authz.may_ask_owners() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT authz.has('member:add') OR authz.has('member:change_role') OR authz.has('member:make_owner')
    OR authz.has('plan:change') OR authz.has('platform:change_plan')
    OR authz.has('workspace:restore') OR authz.has('platform:restore_workspace') OR authz.has('platform:rescue_workspace')
    OR authz.has('platform:delete_organization') OR authz.has('organization:create')
$$;

REVOKE ALL ON FUNCTION authz.may_ask_owners() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.may_ask_owners() TO bailiwick_app;
