-- Marks that people were told that a key expires, mails everyone who can issue another one there and wants such mails, in
-- their language, and records it. False if they were told meanwhile, or the key no longer works.
--   mails   subject and body by language
CREATE FUNCTION authz.warn_key(org uuid, key uuid, days integer, mails jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  about key;
  issues integer;
  people integer;
BEGIN
  PERFORM authz.lock_organization(org);
  UPDATE key k SET warned_days = warn_key.days
    WHERE k.org_id = org AND k.id = warn_key.key AND k.revoked_at IS NULL AND k.expires_at > now()
      AND warn_key.days < coalesce(k.warned_days, 15)
    RETURNING k.* INTO about;
  IF about.id IS NULL THEN RETURN false; END IF;
  issues := authz.bit_of(CASE WHEN about.workspace_id IS NULL THEN 'organization_key:issue' ELSE 'key:issue' END);
  INSERT INTO outbox (org_id, workspace_id, kind, recipient, subject, body_text, payload)
    SELECT org, about.workspace_id, 'mail', u.email, m.mail ->> 'subject', m.mail ->> 'body', jsonb_build_object('about', 'expiry')
    FROM workspace w
    CROSS JOIN LATERAL (SELECT DISTINCT p.user_id FROM authz.people_in(org, about.workspace_id) p) x
    JOIN identity."user" u ON u.id = x.user_id AND u.email_verified AND NOT 'expiry' = ANY (u.mails_off)
    CROSS JOIN LATERAL (
      SELECT coalesce(mails -> coalesce(u.locale, w.locale), mails -> w.locale, mails -> 'en') AS mail) m
    WHERE w.org_id = org
      AND CASE WHEN about.workspace_id IS NULL THEN w.is_default AND w.default_for IS NULL ELSE w.id = about.workspace_id END
      AND get_bit(authz.reach_of(org, about.workspace_id, x.user_id), issues) = 1
    ORDER BY u.email;
  GET DIAGNOSTICS people = ROW_COUNT;
  PERFORM audit.append_system(org, about.workspace_id,
    CASE WHEN about.workspace_id IS NULL THEN 'organization.key_expiring' ELSE 'key.expiring' END,
    'key', about.id::text, about.name, NULL,
    json_build_object('expiresAt', audit.time_text(about.expires_at), 'days', days, 'people', people)::text);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.warn_key(uuid, uuid, integer, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.warn_key(uuid, uuid, integer, jsonb) TO bailiwick_worker;
