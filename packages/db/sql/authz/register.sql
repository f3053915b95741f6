-- Gives a resource that the actor created in this transaction a key of its own. What the key can do is the kind's to say,
-- so that a key of the workspace can connect machines and never issue a key of its choice.
CREATE FUNCTION authz.register(resource uuid, public_id text, hash text, last text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  made resource;
  holds bit(256);
BEGIN
  SELECT r.* INTO made FROM resource r JOIN resource_root o ON o.org_id = r.org_id AND o.id = r.id
    WHERE r.org_id = authz.org_id() AND r.id = register.resource AND o.workspace_id = authz.workspace_id()
      AND r.created_at = now() AND r.created_by_kind = authz.actor_kind() AND r.created_by = authz.actor_id();
  SELECT k.credential INTO holds FROM authz.blueprint_kind k
    WHERE k.blueprint = current_setting('authz.blueprint', true) AND k.key = made.kind;
  IF holds IS NULL THEN
    RAISE EXCEPTION 'nothing here can be registered' USING ERRCODE = '42501';
  END IF;
  INSERT INTO key (org_id, id, workspace_id, resource_id, name, permissions, created_by_kind, created_by, created_by_name)
    VALUES (made.org_id, made.id, authz.workspace_id(), made.id, left(coalesce(made.title, made.id::text), 80), holds,
      authz.actor_kind(), authz.actor_id(), current_setting('authz.actor_name'));
  INSERT INTO key_secret (org_id, key_id, public_id, hash, last) VALUES (made.org_id, made.id, public_id, hash, last);
END
$$;

REVOKE ALL ON FUNCTION authz.register(uuid, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.register(uuid, text, text, text) TO bailiwick_app;
