-- Sets a limit for one person; null removes the platform admin's override. Each flat organization whose workspace they
-- own records it in its chain, because the limit counts its workspace.
CREATE FUNCTION authz.set_user_limit(person uuid, limit_name text, amount integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  earlier integer;
  org uuid;
BEGIN
  IF NOT authz.has('platform:lift_limit') THEN
    RAISE EXCEPTION 'platform:lift_limit is not held' USING ERRCODE = '42501';
  END IF;
  DELETE FROM identity.user_limit l WHERE l.user_id = person AND l.name = limit_name RETURNING l.value INTO earlier;
  IF amount IS NOT NULL THEN
    INSERT INTO identity.user_limit (user_id, name, value) VALUES (person, limit_name, amount);
  END IF;
  FOR org IN
    SELECT m.org_id FROM member m
      JOIN organization o ON o.id = m.org_id AND o.state <> 'purged'
      JOIN authz.blueprint b ON b.key = o.blueprint AND b.topology = 'flat' AND b.owner_role = m.role
      WHERE m.user_id = person ORDER BY 1
  LOOP
    PERFORM authz.record_in(org, NULL, 'person.limit_lifted', 'user', person::text,
      (SELECT u.email FROM identity."user" u WHERE u.id = person),
      json_build_object('limit', limit_name, 'amount', earlier), json_build_object('limit', limit_name, 'amount', amount));
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION authz.set_user_limit(uuid, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.set_user_limit(uuid, text, integer) TO bailiwick_app;
