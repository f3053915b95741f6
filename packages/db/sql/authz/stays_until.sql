-- Until when a person is in the context's organization; null for one without an end, and for everyone else. For who can make
-- someone an owner here, and for oneself.
CREATE FUNCTION authz.stays_until(person uuid) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.ends_at FROM organization_member p
  WHERE p.org_id = authz.org_id() AND p.user_id = person AND authz.runs(p.ends_at)
    AND (person = authz.person_id() OR authz.has('member:make_owner'))
$$;

REVOKE ALL ON FUNCTION authz.stays_until(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.stays_until(uuid) TO bailiwick_app;
