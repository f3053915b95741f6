-- A version stays as it was written: only its trial is settled, once, and names are erased.
CREATE FUNCTION authz.policy_guard() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  -- With its workspace, to another organization.
  IF new.org_id <> old.org_id THEN RETURN new; END IF;
  IF authz.only_erases(to_jsonb(old), to_jsonb(new)) THEN RETURN new; END IF;
  IF old.trial_until IS NULL OR old.settled IS NOT NULL OR new.settled IS NULL THEN
    RAISE EXCEPTION 'there is no trial to settle' USING ERRCODE = '42501';
  END IF;
  RETURN new;
END
$$;

REVOKE ALL ON FUNCTION authz.policy_guard() FROM PUBLIC;

CREATE TRIGGER policy_guard BEFORE UPDATE ON security_policy FOR EACH ROW EXECUTE FUNCTION authz.policy_guard();
