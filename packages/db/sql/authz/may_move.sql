-- Can the actor move a resource of this kind from the entered workspace to another? The verb is needed at both ends, in the
-- target what creates one of the kind, and a target that is active.
CREATE FUNCTION authz.may_move(kind text, target uuid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT authz.has(kind || ':move') AND EXISTS (
    SELECT FROM authz.reach_there(target::text) t
    JOIN authz.blueprint_state_mask s ON s.blueprint = current_setting('authz.blueprint', true) AND s.state = t.state
    JOIN authz.blueprint_permission p ON p.blueprint = s.blueprint AND p.operation = 'create'
      AND split_part(p.name, ':', 1) = may_move.kind
    WHERE t.state = 'active' AND t.id <> authz.workspace_id()
      AND get_bit(t.permissions & s.permissions, authz.kind_bit(may_move.kind || ':move')) = 1
      AND get_bit(t.permissions & s.permissions, p.bit::integer) = 1)
$$;

REVOKE ALL ON FUNCTION authz.may_move(text, uuid) FROM PUBLIC;
