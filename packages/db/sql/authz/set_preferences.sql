-- Sets the language and the time zone of the signed-in person, and notifies their open consoles. Not recorded in any
-- tenant.
CREATE FUNCTION authz.set_preferences(new_locale text, new_time_zone text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE identity."user" u SET locale = new_locale, time_zone = new_time_zone, updated_at = now()
    WHERE u.id = authz.person_id() AND (u.locale, u.time_zone) IS DISTINCT FROM (new_locale, new_time_zone);
  IF FOUND THEN PERFORM audit.tell(NULL, NULL, 'session', NULL, ARRAY[authz.person_id()::text]); END IF;
END
$$;

REVOKE ALL ON FUNCTION authz.set_preferences(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.set_preferences(text, text) TO bailiwick_app;
