-- A row policy can't tell which column changes; this guard can. It applies only to the app role: the owner's functions
-- do their own checks.
CREATE FUNCTION authz.workspace_guard() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'bailiwick_app' THEN RETURN new; END IF;
  IF (new.name, new.description, new.time_zone, new.locale)
     IS DISTINCT FROM (old.name, old.description, old.time_zone, old.locale) THEN
    PERFORM authz.need('workspace:update');
  END IF;
  IF new.slug <> old.slug THEN PERFORM authz.need('workspace:change_slug', 'platform:change_slug'); END IF;
  IF new.is_default <> old.is_default THEN PERFORM authz.need('workspace:set_default'); END IF;
  IF new.state <> old.state THEN
    IF new.state = 'pending_deletion' THEN
      PERFORM authz.need('workspace:delete');
    ELSIF old.state = 'pending_deletion' THEN
      PERFORM authz.need('workspace:restore', 'platform:restore_workspace');
    ELSE
      PERFORM authz.need('workspace:archive');
    END IF;
  END IF;
  RETURN new;
END
$$;

CREATE TRIGGER workspace_guard BEFORE UPDATE ON workspace FOR EACH ROW EXECUTE FUNCTION authz.workspace_guard();

REVOKE ALL ON FUNCTION authz.workspace_guard() FROM PUBLIC;
