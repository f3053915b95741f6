-- The language and time zone that the person with this address chose for their mail, if any. Only for people who can
-- add or invite people here, and only for a confirmed address: otherwise it might be anyone's.
CREATE FUNCTION authz.reader_at(address text) RETURNS TABLE (locale text, time_zone text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.locale, u.time_zone FROM identity."user" u
  WHERE u.email = address AND u.email_verified
    AND (authz.has('member:add') OR authz.has('organization_member:add') OR authz.has('invitation:create')
      OR authz.has('organization_invitation:create') OR authz.has('platform:rescue_workspace'))
$$;

REVOKE ALL ON FUNCTION authz.reader_at(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.reader_at(text) TO bailiwick_app;
