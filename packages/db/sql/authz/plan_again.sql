-- In another time zone, the times of what repeats are other ones: their next is found again.
CREATE FUNCTION authz.plan_again() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE resource r SET fields = r.fields - (k.repeats::json ->> 'next')
    FROM resource_root t, organization o, authz.blueprint_kind k
    WHERE t.org_id = new.org_id AND t.workspace_id = new.id AND o.id = new.org_id
      AND k.blueprint = o.blueprint AND k.key = t.kind AND k.repeats IS NOT NULL
      AND r.org_id = t.org_id AND r.id = t.id AND r.due_at IS NOT NULL;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.plan_again() FROM PUBLIC;

CREATE TRIGGER plan_again AFTER UPDATE OF time_zone ON workspace
  FOR EACH ROW WHEN (new.time_zone IS DISTINCT FROM old.time_zone) EXECUTE FUNCTION authz.plan_again();
