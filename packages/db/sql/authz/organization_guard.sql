-- A row policy can't tell which column changes; this guard can. It applies only to the app role: the owner's functions
-- do their own checks.
CREATE FUNCTION authz.organization_guard() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'bailiwick_app' THEN RETURN new; END IF;
  IF new.name <> old.name THEN PERFORM authz.need('organization:update'); END IF;
  IF new.time_zone <> old.time_zone THEN
    -- A standalone workspace's is its organization's.
    IF EXISTS (SELECT FROM authz.blueprint b WHERE b.key = new.blueprint AND b.topology = 'flat') THEN
      PERFORM authz.need('workspace:update');
    ELSE
      PERFORM authz.need('organization:update');
    END IF;
  END IF;
  IF (new.plan, new.plan_pending) <> (old.plan, old.plan_pending) THEN
    PERFORM authz.need('plan:change', 'platform:change_plan');
  END IF;
  IF new.state <> old.state THEN
    IF new.state = 'deletion_requested' OR (old.state = 'deletion_requested' AND new.state = 'active') THEN
      PERFORM authz.need('organization:delete', 'platform:delete_organization');
    ELSE
      PERFORM authz.need('platform:delete_organization');
    END IF;
  END IF;
  RETURN new;
END
$$;

CREATE TRIGGER organization_guard BEFORE UPDATE ON organization FOR EACH ROW EXECUTE FUNCTION authz.organization_guard();

REVOKE ALL ON FUNCTION authz.organization_guard() FROM PUBLIC;
