-- Shows on what repeats how the last of its runs ended: one that failed is told; they are done when all are.
CREATE FUNCTION authz.follow_repeat(ended run) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  it resource;
  home uuid;
  how json;
BEGIN
  SELECT r.* INTO it FROM resource r WHERE r.org_id = ended.org_id AND r.id = ended.repeats_id;
  SELECT t.workspace_id, k.repeats::json INTO home, how FROM resource_root t
    JOIN organization o ON o.id = t.org_id
    JOIN authz.blueprint_kind k ON k.blueprint = o.blueprint AND k.key = it.kind
    WHERE t.org_id = it.org_id AND t.id = it.root_id;
  IF how IS NULL OR ended.created_at < (it.fields ->> (how ->> 'last'))::timestamptz THEN RETURN; END IF;
  IF ended.state = 'failed' THEN
    UPDATE resource r SET fields = r.fields || jsonb_build_object(how ->> 'result', 'failed')
      WHERE r.org_id = it.org_id AND r.id = it.id;
    PERFORM audit.append_system(it.org_id, home, 'schedule.failed', it.kind, it.id::text, it.title, NULL,
      json_build_object('reason', 'run_failed', 'run', ended.id)::text);
  ELSIF ended.state = 'done' AND NOT EXISTS (
    SELECT FROM run n WHERE n.org_id = it.org_id AND n.repeats_id = it.id AND n.state IN ('queued', 'running', 'failed')
      AND n.created_at >= (it.fields ->> (how ->> 'last'))::timestamptz)
  THEN
    UPDATE resource r SET fields = r.fields || jsonb_build_object(how ->> 'result', 'done')
      WHERE r.org_id = it.org_id AND r.id = it.id;
  END IF;
END
$$;

REVOKE ALL ON FUNCTION authz.follow_repeat(run) FROM PUBLIC;
