-- An approval is of what was submitted: an edit discards those that it waits with, and one that comes to wait has none. What is
-- approved already and is edited then waits again.
CREATE FUNCTION authz.discard_approvals() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  waits authz.blueprint_approval;
BEGIN
  FOR waits IN
    SELECT b.* FROM authz.blueprint_approval b JOIN organization o ON o.id = new.org_id AND o.blueprint = b.blueprint
    WHERE b.kind = new.kind
  LOOP
    IF new.fields IS DISTINCT FROM old.fields AND old.state = waits.to_state AND new.state = old.state THEN
      new.state := waits.from_states[1];
    END IF;
    IF new.state = ANY (waits.from_states) THEN
      DELETE FROM approval a WHERE a.org_id = new.org_id AND a.resource_id = new.id AND a.action = waits.action;
    END IF;
  END LOOP;
  RETURN new;
END
$$;

REVOKE ALL ON FUNCTION authz.discard_approvals() FROM PUBLIC;

CREATE TRIGGER discard_approvals BEFORE UPDATE OF state, fields ON resource FOR EACH ROW
  WHEN ((old.state, old.fields) IS DISTINCT FROM (new.state, new.fields)
    -- A rotation of the key of secrets is no edit.
    AND old.resealed_at IS NOT DISTINCT FROM new.resealed_at) EXECUTE FUNCTION authz.discard_approvals();
