-- Holds runs to their course: queued, running, and an end that nothing changes; a running one belongs to its lease until that
-- runs out. Finds the meter of a new one, whose current period was opened by authz.open_quota.
CREATE FUNCTION authz.run_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT m.key INTO new.meter FROM organization o
      JOIN authz.blueprint_meter m ON m.blueprint = o.blueprint AND (new.kind || ':' || new.verb) = ANY (m.verbs)
      WHERE o.id = new.org_id;
    new.starts_at := NULL;
    IF new.meter IS NOT NULL THEN
      SELECT p.starts_at INTO STRICT new.starts_at FROM quota_period p
        WHERE p.org_id = new.org_id AND p.meter = new.meter AND p.starts_at <= now() AND now() < p.ends_at;
    END IF;
    RETURN new;
  END IF;
  -- With its workspace, to another organization.
  IF new.org_id <> old.org_id THEN RETURN new; END IF;
  IF authz.only_erases(to_jsonb(old), to_jsonb(new)) THEN RETURN new; END IF;
  IF old.state NOT IN ('queued', 'running')
    OR (new.state IN ('done', 'failed') AND (old.state <> 'running' OR new.lease IS DISTINCT FROM old.lease))
    OR (new.state = 'running' AND old.state = 'running' AND new.lease IS DISTINCT FROM old.lease
      AND old.leased_until > clock_timestamp())
    OR new.state = 'queued'
  THEN
    RAISE EXCEPTION 'a run that is % can not become %', old.state, new.state USING ERRCODE = '23514';
  END IF;
  -- A lease is given to the one who claims; who names it later is the worker.
  IF new.lease IS DISTINCT FROM old.lease AND new.claimed_by IS DISTINCT FROM authz.actor_id() THEN
    RAISE EXCEPTION 'claimed for someone else' USING ERRCODE = '42501';
  END IF;
  RETURN new;
END
$$;

REVOKE ALL ON FUNCTION authz.run_guard() FROM PUBLIC;

CREATE TRIGGER run_guard BEFORE INSERT OR UPDATE ON run FOR EACH ROW EXECUTE FUNCTION authz.run_guard();
