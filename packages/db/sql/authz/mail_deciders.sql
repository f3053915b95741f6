-- Mails a request for access, made in this transaction by the acting person, to those who can decide about it: they change roles
-- there and hold all of the role that is asked for. In their language; at most 50. Who asks does not learn who they are.
--   mails   subject and body by language
CREATE FUNCTION authz.mail_deciders(request uuid, mails jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  asked access_request;
  wanted bit(256);
  decides integer;
BEGIN
  SELECT q.* INTO asked FROM access_request q
    WHERE q.org_id = authz.org_id() AND q.id = request AND q.user_id = authz.person_id() AND q.created_at = now();
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this request was not made here' USING ERRCODE = '42501';
  END IF;
  decides := authz.bit_of(CASE WHEN asked.workspace_id IS NULL THEN 'organization_member:change_role' ELSE 'member:change_role' END);
  SELECT r.permissions INTO wanted FROM role r WHERE r.org_id = asked.org_id AND r.key = asked.role
    AND r.level = CASE WHEN asked.workspace_id IS NULL THEN 'organization' ELSE 'workspace' END;
  INSERT INTO outbox (org_id, workspace_id, kind, recipient, subject, body_text, payload)
    SELECT asked.org_id, asked.workspace_id, 'mail', u.email, m.mail ->> 'subject', m.mail ->> 'body',
      jsonb_build_object('about', 'access_request')
    FROM (SELECT DISTINCT p.user_id FROM authz.people_in(asked.org_id, asked.workspace_id) p
      WHERE p.user_id <> asked.user_id
        AND p.role IN (SELECT r.key FROM role r WHERE r.org_id = asked.org_id AND get_bit(r.permissions, decides) = 1)) x
    CROSS JOIN LATERAL (SELECT authz.reach_of(asked.org_id, asked.workspace_id, x.user_id) AS bits) held
    JOIN identity."user" u ON u.id = x.user_id AND u.email_verified AND u.suspended_at IS NULL
    LEFT JOIN workspace w ON w.org_id = asked.org_id
      AND CASE WHEN asked.workspace_id IS NULL THEN w.is_default AND w.default_for IS NULL ELSE w.id = asked.workspace_id END
    CROSS JOIN LATERAL (SELECT coalesce(mails -> coalesce(u.locale, w.locale), mails -> w.locale, mails -> 'en') AS mail) m
    WHERE get_bit(held.bits, decides) = 1 AND wanted & ~held.bits = repeat('0', 256)::bit(256)
    ORDER BY u.email LIMIT 50;
END
$$;

REVOKE ALL ON FUNCTION authz.mail_deciders(uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.mail_deciders(uuid, jsonb) TO bailiwick_app;
