-- Runs a playbook for a resource that the current change created or moved to a state: mails everyone with one of the roles who
-- can see the resource and wants such mails, once each, in their language, and records it as the system's. In the commit of the
-- change that set it off, so that there is one run for one change.
--   entry   the playbook as it is in the setting of the entered workspace; of any other nothing runs
--   mails   subject and body by language
CREATE FUNCTION authz.run_playbook(setting text, entry jsonb, name text, roles text[], resource uuid, mails jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  about resource;
  sees integer;
  people integer;
BEGIN
  SELECT r.* INTO about FROM resource r JOIN resource_root o ON o.org_id = r.org_id AND o.id = r.root_id
    WHERE r.org_id = authz.org_id() AND r.id = run_playbook.resource AND o.workspace_id = authz.workspace_id();
  IF about.id IS NULL OR NOT authz.setting_here(setting)::jsonb @> jsonb_build_array(entry) THEN
    RAISE EXCEPTION 'there is no such playbook here' USING ERRCODE = '42501';
  END IF;
  sees := authz.kind_bit(about.kind || ':read');
  INSERT INTO outbox (org_id, workspace_id, kind, recipient, subject, body_text, payload)
    SELECT about.org_id, w.id, 'mail', u.email, m.mail ->> 'subject', m.mail ->> 'body', jsonb_build_object('about', 'playbook')
    FROM workspace w
    JOIN LATERAL authz.people_in(w.org_id, w.id) x ON 'everyone' = ANY (roles) OR x.role = ANY (roles)
    JOIN identity."user" u ON u.id = x.user_id AND u.email_verified AND NOT 'playbook' = ANY (u.mails_off)
    CROSS JOIN LATERAL (
      SELECT coalesce(mails -> coalesce(u.locale, w.locale), mails -> w.locale, mails -> 'en') AS mail) m
    WHERE w.org_id = about.org_id AND w.id = authz.workspace_id()
      AND get_bit(authz.reach_of(w.org_id, w.id, x.user_id), sees) = 1
    GROUP BY about.org_id, w.id, u.email, m.mail ORDER BY u.email;
  GET DIAGNOSTICS people = ROW_COUNT;
  PERFORM audit.append_system(about.org_id, authz.workspace_id(), 'playbook.ran', about.kind, about.id::text,
    coalesce(about.title, left(about.id::text, 8)), NULL,
    json_build_object('playbook', run_playbook.name, 'people', people)::text);
  RETURN people;
END
$$;

REVOKE ALL ON FUNCTION authz.run_playbook(text, jsonb, text, text[], uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.run_playbook(text, jsonb, text, text[], uuid, jsonb) TO bailiwick_app;
