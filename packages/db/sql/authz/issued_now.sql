-- Did the actor issue this key in this transaction, and has it no secret yet? Those who issue keys need not be
-- able to see them.
CREATE FUNCTION authz.issued_now(key uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM key k WHERE k.org_id = authz.org_id() AND k.id = issued_now.key AND k.created_at = now()
      AND k.created_by_kind = authz.actor_kind() AND k.created_by = authz.actor_id()
      AND NOT EXISTS (SELECT FROM key_secret s WHERE s.org_id = k.org_id AND s.key_id = k.id))
$$;

REVOKE ALL ON FUNCTION authz.issued_now(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.issued_now(uuid) TO bailiwick_app;
