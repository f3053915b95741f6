-- Starts the runs of a resource that repeats, unless another process did, and writes down when they come next. All of them
-- start or none does.
--   was_due    when it was due, as authz.repeats_due told
--   next       when it is due next
--   act        'start', 'miss' for a time that has passed for too long, or 'plan' to write down the next time alone
--   title      of each run's resource, which has these values
--   most       as many of the kind can be in a workspace
CREATE FUNCTION authz.repeat_runs(
  org uuid, resource uuid, was_due timestamptz, next timestamptz, act text, title text, given jsonb, most integer
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  it resource;
  home uuid;
  how json;
  aim resource;
  made uuid;
  started integer := 0;
  fault text := CASE act WHEN 'miss' THEN 'missed' END;
BEGIN
  PERFORM authz.lock_organization(org);
  SELECT r.* INTO it FROM resource r WHERE r.org_id = org AND r.id = resource AND r.due_at = was_due FOR UPDATE;
  IF it.id IS NULL THEN RETURN; END IF;
  SELECT t.workspace_id, k.repeats::json INTO home, how FROM resource_root t
    JOIN organization o ON o.id = t.org_id
    JOIN authz.blueprint_kind k ON k.blueprint = o.blueprint AND k.key = it.kind
    WHERE t.org_id = org AND t.id = it.root_id;

  IF act = 'start' THEN
    FOR aim IN
      SELECT r.* FROM resource_root t JOIN resource r ON r.org_id = t.org_id AND r.id = t.id
      WHERE t.org_id = org AND t.workspace_id = home AND t.kind = how ->> 'below'
        AND (r.id::text = it.fields ->> (how ->> 'reference') OR (r.fields -> (how ->> 'tagsOf')) ?| ARRAY(
          SELECT jsonb_array_elements_text(it.fields -> (how ->> 'tags'))))
    LOOP
      made := gen_random_uuid();
      INSERT INTO resource (org_id, id, root_id, parent_id, kind, state, title, fields, created_by_kind)
        VALUES (org, made, aim.root_id, aim.id, how ->> 'kind', 'queued', title, given, 'system');
      INSERT INTO run (org_id, id, resource_id, kind, verb, place, requested_by_kind, requested_by_name, repeats_id)
        VALUES (org, gen_random_uuid(), made, how ->> 'kind', how ->> 'verb', home, 'system', left(it.title, 320), it.id);
      started := started + 1;
    END LOOP;
    IF started = 0 THEN
      fault := 'nothing_to_run_on';
    ELSIF (SELECT count(*) > most FROM resource_root t JOIN resource r ON r.org_id = t.org_id AND r.root_id = t.id
      WHERE t.org_id = org AND t.workspace_id = home AND r.kind = how ->> 'kind')
    THEN
      DELETE FROM resource r USING run n
        WHERE n.org_id = org AND n.repeats_id = it.id AND n.created_at >= now() AND r.org_id = org AND r.id = n.resource_id;
      fault := 'full';
    END IF;
  END IF;

  UPDATE resource r SET fields = (r.fields || jsonb_strip_nulls(jsonb_build_object(
      how ->> 'next', authz.instant_text(next),
      how ->> 'last', CASE WHEN act = 'start' THEN authz.instant_text(now()) END,
      how ->> 'result', CASE WHEN fault = 'missed' THEN 'missed' WHEN fault IS NOT NULL THEN 'failed' END)))
      - CASE WHEN act = 'start' AND fault IS NULL THEN ARRAY[how ->> 'result'] ELSE '{}' END
    WHERE r.org_id = org AND r.id = it.id;
  IF fault IS NOT NULL THEN
    PERFORM audit.append_system(org, home, 'schedule.failed', it.kind, it.id::text, it.title, NULL,
      json_build_object('reason', fault)::text);
  ELSIF act = 'start' THEN
    PERFORM audit.append_system(org, home, 'schedule.started', it.kind, it.id::text, it.title, NULL,
      json_build_object('runs', started)::text);
  END IF;
END
$$;

REVOKE ALL ON FUNCTION authz.repeat_runs(uuid, uuid, timestamptz, timestamptz, text, text, jsonb, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.repeat_runs(uuid, uuid, timestamptz, timestamptz, text, text, jsonb, integer) TO bailiwick_worker;
