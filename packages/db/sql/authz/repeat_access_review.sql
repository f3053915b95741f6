-- Starts a campaign anew, with the access as it is now, and plans the next one. False if that was done meanwhile.
CREATE FUNCTION authz.repeat_access_review(org uuid, review uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  before access_review;
  again uuid;
  planned timestamptz;
BEGIN
  PERFORM authz.lock_organization(org);
  SELECT r.next_at INTO planned FROM access_review r WHERE r.org_id = org AND r.id = review AND r.next_at <= now() FOR UPDATE;
  IF planned IS NULL THEN RETURN false; END IF;
  UPDATE access_review r SET next_at = NULL WHERE r.org_id = org AND r.id = review RETURNING r.* INTO before;
  INSERT INTO access_review (org_id, workspace_id, name, repeats, days, reviewer_role, reviewers, undecided, due_at, next_at,
      created_by_kind, created_by, created_by_name)
    VALUES (org, before.workspace_id, before.name, before.repeats, before.days, before.reviewer_role, before.reviewers,
      before.undecided, now() + make_interval(days => before.days),
      -- From the planned instant, so that it does not drift; what was missed while nothing ran is not made up for.
      greatest(planned, now() - interval '1 day') + CASE before.repeats WHEN 'monthly' THEN interval '1 month' ELSE interval '3 months' END,
      before.created_by_kind, before.created_by, before.created_by_name)
    RETURNING id INTO again;
  PERFORM audit.append_system(org, before.workspace_id, 'review.started', 'access_review', again::text, before.name, NULL,
    json_build_object('items', authz.take_access(org, again), 'repeats', before.repeats)::text);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.repeat_access_review(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.repeat_access_review(uuid, uuid) TO bailiwick_worker;
