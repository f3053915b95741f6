-- In which language and time zone the person with this address reads their mails, where they chose. Only for who may add or
-- invite people here, and only of an address that is confirmed: it may be anybody's otherwise.
CREATE FUNCTION authz.reader_at(address text) RETURNS TABLE (locale text, time_zone text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.locale, u.time_zone FROM identity."user" u
  WHERE u.email = address AND u.email_verified
    AND (authz.has('member:add') OR authz.has('organization_member:add') OR authz.has('invitation:create')
      OR authz.has('organization_invitation:create') OR authz.has('platform:rescue_workspace'))
$$;

REVOKE ALL ON FUNCTION authz.reader_at(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.reader_at(text) TO bailiwick_app;
