-- Closes a campaign whose deadline has passed: access that no one decided about is kept or removed, as the campaign says. What
-- can't be removed stays, with the reason. False if it was closed meanwhile.
CREATE FUNCTION authz.close_access_review(org uuid, review uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  about access_review;
  item access_review_item;
  why text;
  open integer := 0;
BEGIN
  PERFORM authz.lock_organization(org);
  UPDATE access_review r SET closed_at = now(), closed_by_name = 'Bailiwick'
    WHERE r.org_id = org AND r.id = review AND r.closed_at IS NULL AND r.due_at <= now() RETURNING r.* INTO about;
  IF about.id IS NULL THEN RETURN false; END IF;
  -- The system acts in this organization, for what the removal of a person records in their workspaces.
  PERFORM set_config('authz.org_id', org::text, true), set_config('authz.via', 'system', true),
    set_config('authz.actor_kind', 'system', true), set_config('authz.actor_name', 'Bailiwick', true),
    set_config('authz.ip', '', true);
  FOR item IN SELECT i.* FROM access_review_item i WHERE i.org_id = org AND i.review_id = review AND i.decision IS NULL
    ORDER BY i.kind, i.name, i.id
  LOOP
    open := open + 1;
    why := NULL;
    item.last_active := greatest(item.last_active, authz.last_active(org, about.workspace_id, item.kind, item.subject_id));
    IF about.undecided = 'remove' THEN
      BEGIN
        why := authz.remove_reviewed(about, item);
        -- The rules that a commit checks, now: each access stands and falls alone.
        SET CONSTRAINTS ALL IMMEDIATE;
      EXCEPTION WHEN integrity_constraint_violation OR raise_exception OR insufficient_privilege THEN
        why := 'needed';
      END;
      SET CONSTRAINTS ALL DEFERRED;
    END IF;
    UPDATE access_review_item i SET decided_at = now(), kept_because = why, decided_by_name = 'Bailiwick',
        decision = CASE WHEN about.undecided = 'remove' AND why IS NULL THEN 'remove' ELSE 'keep' END,
        last_active = greatest(i.last_active, item.last_active)
      WHERE i.org_id = org AND i.review_id = review AND i.id = item.id;
  END LOOP;
  PERFORM audit.append_system(org, about.workspace_id, 'review.ended', 'access_review', review::text, about.name, NULL,
    json_build_object('undecided', open, 'outcome', about.undecided)::text);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.close_access_review(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.close_access_review(uuid, uuid) TO bailiwick_worker;
