-- Notes what a look-up of a domain's record found, and records what changes by it: 'found', 'missing', or 'unreachable' when no
-- name server answered, which takes nothing from anyone. A domain that another organization has verified stays theirs; one whose
-- record has been gone for seven days is verified no longer.
CREATE FUNCTION authz.settle_domain(org uuid, domain uuid, seen text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  d domain;
  act text;
  outcome text := seen;
BEGIN
  PERFORM authz.lock_organization(org);
  SELECT k.* INTO d FROM domain k WHERE k.org_id = org AND k.id = settle_domain.domain AND k.due_at IS NOT NULL FOR UPDATE;
  IF d.id IS NULL THEN RETURN; END IF;
  IF seen = 'found' AND d.verified_at IS NULL THEN
    BEGIN
      UPDATE domain k SET verified_at = now() WHERE k.org_id = org AND k.id = d.id;
      act := 'domain.verified';
    EXCEPTION WHEN unique_violation THEN
      outcome := 'taken';
    END;
  ELSIF seen = 'missing' AND d.verified_at IS NOT NULL THEN
    act := CASE WHEN d.missing_since IS NULL THEN 'domain.missing'
                WHEN d.missing_since <= now() - interval '7 days' THEN 'domain.lapsed' END;
  END IF;
  UPDATE domain k SET checked_at = now(),
      problem = nullif(outcome, 'found'),
      missing_since = CASE outcome WHEN 'missing' THEN CASE WHEN k.verified_at IS NOT NULL AND act IS DISTINCT FROM 'domain.lapsed'
        THEN coalesce(k.missing_since, now()) END WHEN 'found' THEN NULL ELSE k.missing_since END,
      verified_at = CASE WHEN act = 'domain.lapsed' THEN NULL ELSE k.verified_at END,
      due_at = CASE WHEN k.verified_at IS NULL OR act = 'domain.lapsed' THEN NULL
        WHEN outcome = 'unreachable' THEN now() + interval '1 hour' ELSE now() + interval '1 day' END
    WHERE k.org_id = org AND k.id = d.id;
  IF act IS NOT NULL THEN
    PERFORM audit.append_system(org, NULL, act, 'domain', d.id::text, d.name, NULL, NULL);
  END IF;
END
$$;

REVOKE ALL ON FUNCTION authz.settle_domain(uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.settle_domain(uuid, uuid, text) TO bailiwick_worker;
