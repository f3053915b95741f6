-- Opens the resources of a kind in all workspaces of the entered organization where the actor can read them, for the rest
-- of this transaction (S33, S35). Row policies read the setting: an object with `kind workspace` for each of them, and
-- `* workspace` for the roots there. It only ever grows, because reads of one caller share a transaction.
CREATE FUNCTION authz.read_across(kind text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  wanted integer := authz.kind_bit(kind || ':read');
  everywhere bit(256) := nullif(current_setting('authz.organization_permissions', true), '')::bit(256);
  opened jsonb;
BEGIN
  IF authz.org_id() IS NULL OR authz.workspace_id() IS NOT NULL OR wanted IS NULL OR everywhere IS NULL
    OR current_setting('authz.via', true) = 'platform' THEN
    RAISE EXCEPTION 'nothing to read across workspaces' USING ERRCODE = '42501';
  END IF;
  SELECT jsonb_object_agg(key, true) INTO opened
    FROM workspace w
    JOIN authz.blueprint_state_mask s ON s.blueprint = current_setting('authz.blueprint', true) AND s.state = w.state
    CROSS JOIN unnest(ARRAY[kind, '*']) k
    CROSS JOIN LATERAL (SELECT k || ' ' || w.id AS key) named
    WHERE w.org_id = authz.org_id() AND get_bit(s.permissions, wanted) = 1 AND NOT authz.is_closed(w.id) AND (
      get_bit(everywhere, wanted) = 1
      OR get_bit(authz.reach_of(authz.org_id(), w.id, authz.person_id()), wanted) = 1);
  PERFORM set_config('authz.across', (authz.across() || coalesce(opened, '{}'))::text, true);
END
$$;

REVOKE ALL ON FUNCTION authz.read_across(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.read_across(text) TO bailiwick_app;
