-- Writes that the resource to which the actor's key is bound reports, and returns whether it is the first time. Then it gets
-- its workspace's default rules, unless it has some.
CREATE FUNCTION authz.heartbeat() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  is_first boolean;
  seeds jsonb;
BEGIN
  IF authz.bound_to() IS NULL OR authz.workspace_id() IS NULL THEN
    RAISE EXCEPTION 'only a registered machine reports' USING ERRCODE = '42501';
  END IF;
  INSERT INTO heartbeat AS h (org_id, resource_id, ip)
    VALUES (authz.org_id(), authz.bound_to(), nullif(current_setting('authz.ip', true), ''))
    ON CONFLICT (org_id, resource_id) DO UPDATE SET at = greatest(h.at, excluded.at), ip = excluded.ip
    RETURNING h.xmax = 0 INTO is_first;
  IF is_first THEN
    SELECT k.seeds::jsonb -> 'rules' INTO seeds FROM resource r
      JOIN authz.blueprint_kind k ON k.blueprint = current_setting('authz.blueprint', true) AND k.key = r.kind
      WHERE r.org_id = authz.org_id() AND r.id = authz.bound_to();
    UPDATE resource r SET fields = r.fields || jsonb_build_object(seeds ->> 'field', given.value)
      FROM (SELECT coalesce(
        (SELECT s.value FROM workspace_setting s WHERE s.org_id = authz.org_id()
          AND s.workspace_id = authz.workspace_id() AND s.key = seeds ->> 'setting'),
        (SELECT b.initial FROM authz.blueprint_setting b
          WHERE b.blueprint = current_setting('authz.blueprint', true) AND b.key = seeds ->> 'setting')
        )::jsonb #>> '{}' AS value) given
      WHERE r.org_id = authz.org_id() AND r.id = authz.bound_to() AND NOT r.fields ? (seeds ->> 'field')
        AND given.value <> '';
  END IF;
  RETURN is_first;
END
$$;

REVOKE ALL ON FUNCTION authz.heartbeat() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.heartbeat() TO bailiwick_app;
