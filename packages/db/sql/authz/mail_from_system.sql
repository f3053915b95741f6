-- Puts a mail of a job in the outbox; it is sent after the commit.
CREATE FUNCTION authz.mail_from_system(org uuid, workspace uuid, recipient text, subject text, body text, about text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO outbox (org_id, workspace_id, kind, recipient, subject, body_text, payload)
  VALUES (org, workspace, 'mail', recipient, subject, body, jsonb_build_object('about', about))
$$;

REVOKE ALL ON FUNCTION authz.mail_from_system(uuid, uuid, text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.mail_from_system(uuid, uuid, text, text, text, text) TO bailiwick_worker;
