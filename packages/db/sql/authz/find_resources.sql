-- The resources of all kinds whose title contains a text, as far as the caller can read them: in the entered workspace, or
-- in the entered organization and all of its workspaces. At most so many: those that begin with it, then the others, each
-- by title. The former are read from an index; only if there are fewer, the titles of the organization are searched.
CREATE FUNCTION authz.find_resources(search text, most integer)
RETURNS TABLE (id uuid, kind text, title text, workspace_id uuid, slug text, name text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  wanted text := left(authz.search_key(coalesce(search, '')), 200);
  place uuid := authz.workspace_id();
  held bit(256) := nullif(current_setting('authz.permissions', true), '')::bit(256);
  everywhere bit(256) := nullif(current_setting('authz.organization_permissions', true), '')::bit(256);
  model text := current_setting('authz.blueprint', true);
  lowest text;
  found integer;
BEGIN
  -- A machine's key sees its own machine alone, and the platform admin sees into no tenant.
  IF authz.org_id() IS NULL OR held IS NULL OR wanted = '' OR authz.bound_to() IS NOT NULL
    OR current_setting('authz.via', true) = 'platform' THEN RETURN; END IF;
  FOREACH lowest IN ARRAY ARRAY[wanted, ''] LOOP
    RETURN QUERY
      WITH readable AS MATERIALIZED (
        SELECT w.id, w.slug, w.name, CASE WHEN w.id = place THEN held
          ELSE (everywhere | authz.reach_of(w.org_id, w.id, authz.person_id())) & s.permissions END AS permissions
        FROM workspace w JOIN authz.blueprint_state_mask s ON s.blueprint = model AND s.state = w.state
        WHERE w.org_id = authz.org_id() AND (w.id = place OR (place IS NULL AND NOT authz.is_closed(w.id)))
      ), kinds AS MATERIALIZED (
        SELECT k.key, k.level, p.bit::integer AS bit FROM authz.blueprint_kind k
        JOIN authz.blueprint_permission p ON p.blueprint = k.blueprint AND p.name = k.key || ':read'
        WHERE k.blueprint = model
      )
      -- Of what is shared, the first workspace where it can be read.
      SELECT r.id, r.kind, r.title, w.id, w.slug, w.name
      FROM resource r
      JOIN resource_root o ON o.org_id = r.org_id AND o.id = r.root_id
      JOIN kinds k ON k.key = r.kind
      LEFT JOIN LATERAL (
        SELECT h.id, h.slug, h.name FROM readable h
        WHERE get_bit(h.permissions, k.bit) = 1 AND CASE WHEN o.workspace_id IS NOT NULL THEN h.id = o.workspace_id
          ELSE k.level = 'either' AND (NOT o.chosen OR EXISTS (
            SELECT FROM resource_reach x WHERE x.org_id = o.org_id AND x.root_id = o.id AND x.workspace_id = h.id)) END
        ORDER BY h.name, h.id LIMIT 1
      ) w ON true
      WHERE r.org_id = authz.org_id() AND r.title IS NOT NULL
        AND left(r.search_name, 200) >= lowest AND left(r.search_name, 200) < lowest || U&'\+10FFFF'
        AND (lowest = wanted OR position(wanted IN r.search_name) > 1)
        AND CASE WHEN k.level = 'organization' THEN get_bit(held, k.bit) = 1 ELSE w.id IS NOT NULL END
      ORDER BY r.sort_name, w.name, r.id LIMIT most;
    GET DIAGNOSTICS found = ROW_COUNT;
    most := most - found;
    EXIT WHEN most <= 0;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION authz.find_resources(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.find_resources(text, integer) TO bailiwick_app;
