-- Puts a mail to a person about their account in the outbox.
CREATE FUNCTION authz.mail_person(person uuid, subject text, body text, about text) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
  INSERT INTO outbox (kind, recipient, subject, body_text, payload)
    SELECT 'mail', u.email, mail_person.subject, mail_person.body, jsonb_build_object('about', mail_person.about)
    FROM identity."user" u WHERE u.id = person
$$;

REVOKE ALL ON FUNCTION authz.mail_person(uuid, text, text, text) FROM PUBLIC;
