-- Takes a person out of an organization, with their memberships, teams and requests for access. Their private workspace goes with
-- them, the way of every deletion: it can be restored until its purge. Each workspace's part of it is recorded there, in the name
-- of the context's actor or, where their access ended `by_itself`, of the system. member_keeps_owner stands behind.
CREATE FUNCTION authz.take_out(org uuid, person uuid, by_itself boolean DEFAULT false) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  hours integer;
  lost record;
BEGIN
  SELECT b.deletion_window_hours INTO STRICT hours
    FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = org;
  FOR lost IN
    UPDATE workspace w SET state = 'pending_deletion', is_default = false, default_for = NULL, deleted_from = 'active',
        deletion_requested_at = now(), deletion_requested_by = CASE WHEN NOT by_itself THEN authz.actor_id() END,
        purge_after = now() + make_interval(hours => coalesce(hours, 720))
      WHERE w.org_id = org AND w.default_for = person RETURNING w.id, w.name, w.purge_after
  LOOP
    IF by_itself THEN
      PERFORM audit.append_system(org, lost.id, 'workspace.deletion_requested', 'workspace', lost.id::text, lost.name,
        json_build_object('state', 'active')::text,
        json_build_object('state', 'pending_deletion', 'purgeAfter', lost.purge_after)::text);
    ELSE
      PERFORM authz.record_in(org, lost.id, 'workspace.deletion_requested', 'workspace', lost.id::text, lost.name,
        json_build_object('state', 'active'), json_build_object('state', 'pending_deletion', 'purgeAfter', lost.purge_after));
    END IF;
  END LOOP;
  FOR lost IN
    DELETE FROM member m WHERE m.org_id = org AND m.user_id = person RETURNING m.workspace_id, m.email, m.role, m.ends_at
  LOOP
    IF by_itself THEN
      PERFORM audit.append_system(org, lost.workspace_id, 'member.access_ended', 'user', person::text, lost.email,
        json_build_object('role', lost.role, 'endsAt', audit.time_text(lost.ends_at))::text, NULL);
      CONTINUE;
    END IF;
    PERFORM authz.record_in(org, lost.workspace_id,
      CASE person WHEN authz.person_id() THEN 'member.left' ELSE 'member.removed' END, 'user', person::text, lost.email,
      json_build_object('role', lost.role), NULL);
  END LOOP;
  DELETE FROM activity a WHERE a.org_id = org AND a.user_id = person;
  DELETE FROM access_request q WHERE q.org_id = org AND q.user_id = person;
  DELETE FROM organization_member p WHERE p.org_id = org AND p.user_id = person;
END
$$;

REVOKE ALL ON FUNCTION authz.take_out(uuid, uuid, boolean) FROM PUBLIC;
