-- What authz.caller_at finds of each of these for a read, in their order. Opens no context. For the consoles that follow
-- one place, when a change concerns what their readers hold there: all of them are found in one statement. A stream is no one's
-- request.
CREATE FUNCTION authz.callers_at(token_hashes text[], organizations text[], workspaces text[], ips text[], acting_as text[])
RETURNS SETOF authz.entered
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT found.*
  FROM unnest(token_hashes, organizations, workspaces, ips, acting_as)
    WITH ORDINALITY AS given(token_hash, organization, workspace, ip, acting_as, n)
  CROSS JOIN LATERAL authz.caller_at(
    given.token_hash, given.organization, given.workspace, given.ip, given.acting_as, false, false) found
  ORDER BY given.n
$$;

REVOKE ALL ON FUNCTION authz.callers_at(text[], text[], text[], text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.callers_at(text[], text[], text[], text[], text[]) TO bailiwick_app;
