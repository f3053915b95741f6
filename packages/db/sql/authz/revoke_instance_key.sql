-- Revokes a key of the instance; it holds at the key's next call. False when it is revoked already.
CREATE FUNCTION authz.revoke_instance_key(key uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM authz.need('platform:issue_key');
  IF authz.person_id() IS NULL THEN
    RAISE EXCEPTION 'people revoke keys of the instance' USING ERRCODE = '42501';
  END IF;
  UPDATE identity.instance_key k SET revoked_at = now(), revoked_by_name = current_setting('authz.actor_name')
    WHERE k.id = key AND k.revoked_at IS NULL;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM authz.tell_instance_key(key, 'instance.key_revoked', NULL);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.revoke_instance_key(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.revoke_instance_key(uuid) TO bailiwick_app;
