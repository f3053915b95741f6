-- Marks that people were told that this expires, mails everyone who can edit it and wants such mails, in their language, and
-- records it. False if they were told meanwhile, or its date is another by now.
--   mails   subject and body by language
CREATE FUNCTION authz.warn_expiry(org uuid, workspace uuid, resource uuid, date date, level text, mails jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  about resource;
  edits integer;
  people integer;
BEGIN
  PERFORM authz.lock_organization(org);
  SELECT r.* INTO about FROM resource r
    JOIN resource_root t ON t.org_id = r.org_id AND t.id = r.root_id AND t.workspace_id = warn_expiry.workspace
    JOIN organization o ON o.id = r.org_id
    JOIN authz.blueprint_expiry e ON e.blueprint = o.blueprint AND e.kind = r.kind
    WHERE r.org_id = org AND r.id = warn_expiry.resource AND (r.fields ->> e.field)::date = warn_expiry.date;
  IF about.id IS NULL THEN RETURN false; END IF;
  INSERT INTO expiry_warning (org_id, resource_id, date, level)
    VALUES (org, about.id, warn_expiry.date, warn_expiry.level) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  SELECT p.bit INTO edits FROM authz.blueprint_permission p JOIN organization o ON o.blueprint = p.blueprint
    WHERE o.id = org AND p.name = about.kind || ':update';
  INSERT INTO outbox (org_id, workspace_id, kind, recipient, subject, body_text, payload)
    SELECT org, w.id, 'mail', u.email, m.mail ->> 'subject', m.mail ->> 'body', jsonb_build_object('about', 'expiry')
    FROM workspace w
    CROSS JOIN LATERAL authz.people_in(w.org_id, w.id) x
    JOIN identity."user" u ON u.id = x.user_id AND u.email_verified AND NOT 'expiry' = ANY (u.mails_off)
    CROSS JOIN LATERAL (
      SELECT coalesce(mails -> coalesce(u.locale, w.locale), mails -> w.locale, mails -> 'en') AS mail) m
    WHERE w.org_id = org AND w.id = warn_expiry.workspace
      AND get_bit(authz.reach_of(org, w.id, x.user_id), edits) = 1
    GROUP BY w.id, u.email, m.mail ORDER BY u.email;
  GET DIAGNOSTICS people = ROW_COUNT;
  PERFORM audit.append_system(org, workspace, 'resource.expiring', about.kind, about.id::text,
    coalesce(about.title, left(about.id::text, 8)), NULL,
    json_build_object('date', warn_expiry.date, 'level', level, 'people', people)::text);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.warn_expiry(uuid, uuid, uuid, date, text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.warn_expiry(uuid, uuid, uuid, date, text, jsonb) TO bailiwick_worker;
