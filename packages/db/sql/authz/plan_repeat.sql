-- Keeps when a resource that repeats is due equal to the field that says so. One that waits is never due; one that has no next
-- time yet, as after it waited, is due now, for its next time to be found.
CREATE FUNCTION authz.plan_repeat() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  how json;
BEGIN
  SELECT k.repeats::json INTO how FROM organization o
    JOIN authz.blueprint_kind k ON k.blueprint = o.blueprint AND k.key = new.kind
    WHERE o.id = new.org_id;
  IF how IS NULL THEN
    new.due_at := NULL;
  ELSIF new.state = how ->> 'paused' THEN
    new.fields := new.fields - (how ->> 'next');
    new.due_at := NULL;
  ELSE
    new.due_at := coalesce((new.fields ->> (how ->> 'next'))::timestamptz, date_trunc('milliseconds', now()));
  END IF;
  RETURN new;
END
$$;

REVOKE ALL ON FUNCTION authz.plan_repeat() FROM PUBLIC;

CREATE TRIGGER plan_repeat BEFORE INSERT OR UPDATE OF fields, state ON resource
  FOR EACH ROW EXECUTE FUNCTION authz.plan_repeat();
