-- Puts secrets of an organization's resources, webhooks and connections in the place of those that they were encrypted from, and records it. What someone
-- changed or another process encrypted meanwhile stays as it is. Returns of how many resources there were.
--   changes   of each resource its id, and by field the secrets that there were and that take their place
CREATE FUNCTION authz.reseal_secrets(org uuid, version integer, changes jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  resources integer;
  webhooks integer;
BEGIN
  -- Authenticators are people's, in no organization and in none's log.
  IF org = '00000000-0000-0000-0000-000000000000' THEN
    UPDATE identity.authenticator a SET secrets = a.secrets || c.becomes
      FROM jsonb_to_recordset(changes) c (id uuid, was jsonb, becomes jsonb)
      WHERE a.user_id = c.id AND a.secrets @> c.was;
    GET DIAGNOSTICS resources = ROW_COUNT;
    RETURN resources;
  END IF;
  PERFORM authz.lock_organization(org);
  UPDATE resource r SET fields = r.fields || c.becomes, resealed_at = clock_timestamp()
    FROM jsonb_to_recordset(changes) c (id uuid, was jsonb, becomes jsonb)
    WHERE r.org_id = org AND r.id = c.id AND r.fields @> c.was;
  GET DIAGNOSTICS resources = ROW_COUNT;
  UPDATE webhook h SET secrets = h.secrets || c.becomes
    FROM jsonb_to_recordset(changes) c (id uuid, was jsonb, becomes jsonb)
    WHERE h.org_id = org AND h.id = c.id AND h.secrets @> c.was;
  GET DIAGNOSTICS webhooks = ROW_COUNT;
  resources := resources + webhooks;
  UPDATE connection k SET secrets = k.secrets || c.becomes
    FROM jsonb_to_recordset(changes) c (id uuid, was jsonb, becomes jsonb)
    WHERE k.org_id = org AND k.id = c.id AND k.secrets @> c.was;
  GET DIAGNOSTICS webhooks = ROW_COUNT;
  resources := resources + webhooks;
  IF resources > 0 THEN
    PERFORM audit.append_system(org, NULL, 'resource.secrets_rotated', NULL, NULL, NULL, NULL,
      json_build_object('version', version, 'resources', resources)::text);
  END IF;
  RETURN resources;
END
$$;

REVOKE ALL ON FUNCTION authz.reseal_secrets(uuid, integer, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.reseal_secrets(uuid, integer, jsonb) TO bailiwick_worker;
