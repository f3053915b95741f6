-- Whether the person with this address turned off mails of this kind. Only for actors who can add people here; for everyone
-- else, and for an unconfirmed address, no mail is turned off.
CREATE FUNCTION authz.turned_off(address text, kind text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM identity."user" u WHERE u.email = address AND u.email_verified AND kind = ANY (u.mails_off)
      AND (authz.has('member:add') OR authz.has('organization_member:add') OR authz.has('platform:rescue_workspace')))
$$;

REVOKE ALL ON FUNCTION authz.turned_off(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.turned_off(text, text) TO bailiwick_app;
