-- The language and the time zone that the signed-in person chose; null where the workspace or the browser decides.
CREATE FUNCTION authz.my_preferences() RETURNS TABLE (locale text, time_zone text, mails_off text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.locale, u.time_zone, u.mails_off FROM identity."user" u WHERE u.id = authz.person_id()
$$;

REVOKE ALL ON FUNCTION authz.my_preferences() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.my_preferences() TO bailiwick_app;
