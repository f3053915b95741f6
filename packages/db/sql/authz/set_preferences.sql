-- Sets the language and the time zone of the signed-in person, and which mails they turned off (null leaves those), and
-- notifies their open consoles. Not recorded in any tenant.
CREATE FUNCTION authz.set_preferences(new_locale text, new_time_zone text, new_mails_off text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE identity."user" u SET locale = new_locale, time_zone = new_time_zone,
      mails_off = coalesce(new_mails_off, u.mails_off), updated_at = now()
    WHERE u.id = authz.person_id() AND (u.locale, u.time_zone, u.mails_off)
      IS DISTINCT FROM (new_locale, new_time_zone, coalesce(new_mails_off, u.mails_off));
  IF FOUND THEN PERFORM audit.tell(NULL, NULL, 'session', NULL, ARRAY[authz.person_id()::text]); END IF;
END
$$;

REVOKE ALL ON FUNCTION authz.set_preferences(text, text, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.set_preferences(text, text, text[]) TO bailiwick_app;
