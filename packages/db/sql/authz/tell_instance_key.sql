-- Writes what was done to a key of the instance, by the context's actor. Its row is locked, so the numbers have no gap.
CREATE FUNCTION authz.tell_instance_key(key uuid, act text, secret text) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
  INSERT INTO identity.instance_key_event (key_id, number, action, actor_id, actor_name, ip, public_id)
    SELECT key, 1 + coalesce(max(e.number), 0), act, authz.actor_id(), current_setting('authz.actor_name'),
      nullif(current_setting('authz.ip'), ''), secret
    FROM identity.instance_key_event e WHERE e.key_id = key
$$;

REVOKE ALL ON FUNCTION authz.tell_instance_key(uuid, text, text) FROM PUBLIC;
