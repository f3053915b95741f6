-- Can the actor do this with the kind's rows in a workspace of the context's organization?
CREATE FUNCTION authz.may_reach(kind text, operation text, workspace uuid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM authz.reach_there(workspace::text) t
    JOIN authz.blueprint_state_mask s ON s.blueprint = current_setting('authz.blueprint', true) AND s.state = t.state
    JOIN authz.blueprint_permission p ON p.blueprint = s.blueprint AND p.operation = may_reach.operation
      AND split_part(p.name, ':', 1) = may_reach.kind
    WHERE t.org_id = authz.org_id() AND get_bit(t.permissions & s.permissions, p.bit::integer) = 1)
$$;

REVOKE ALL ON FUNCTION authz.may_reach(text, text, uuid) FROM PUBLIC;
