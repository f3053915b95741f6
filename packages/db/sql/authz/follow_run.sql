-- What follows from a run, in the same commit: its quota is reserved when it is queued, settled when it is done, and released
-- when it ends otherwise; its resource shows what was reported and, where the run is the resource, how it goes; and open
-- consoles are told.
CREATE FUNCTION authz.follow_run() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  it run := coalesce(new, old);
  was_going boolean := TG_OP <> 'INSERT' AND old.state IN ('queued', 'running');
  is_going boolean := TG_OP <> 'DELETE' AND new.state IN ('queued', 'running');
  home uuid;
BEGIN
  -- With its workspace, to another organization.
  IF TG_OP = 'UPDATE' AND new.org_id <> old.org_id THEN RETURN NULL; END IF;
  IF it.meter IS NOT NULL AND was_going <> is_going THEN
    INSERT INTO quota_entry (org_id, meter, starts_at, place, kind, amount, actor_kind, actor_id) VALUES (
      it.org_id, it.meter, it.starts_at, it.place,
      CASE WHEN is_going THEN 'reserve' WHEN TG_OP = 'UPDATE' AND new.state = 'done' THEN 'settle' ELSE 'release' END,
      1, coalesce(authz.actor_kind(), 'system'), authz.actor_id());
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN NULL; END IF;

  UPDATE resource r SET
      state = CASE WHEN p.operation = 'create' THEN new.state ELSE r.state END,
      fields = r.fields || coalesce(new.report, '{}')
    FROM organization o
    LEFT JOIN authz.blueprint_permission p ON p.blueprint = o.blueprint AND p.name = new.kind || ':' || new.verb
    WHERE o.id = new.org_id AND r.org_id = new.org_id AND r.id = new.resource_id
      AND (r.state IS DISTINCT FROM CASE WHEN p.operation = 'create' THEN new.state ELSE r.state END
        OR NOT r.fields @> coalesce(new.report, '{}'));
  SELECT w.workspace_id INTO home FROM resource r JOIN resource_root w ON w.org_id = r.org_id AND w.id = r.root_id
    WHERE r.org_id = new.org_id AND r.id = new.resource_id;
  IF new.repeats_id IS NOT NULL AND was_going AND NOT is_going THEN PERFORM authz.follow_repeat(new); END IF;
  PERFORM audit.tell(new.org_id, home, 'run', new.kind, '{}');
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.follow_run() FROM PUBLIC;

CREATE TRIGGER follow_run AFTER INSERT OR UPDATE OR DELETE ON run FOR EACH ROW EXECUTE FUNCTION authz.follow_run();
