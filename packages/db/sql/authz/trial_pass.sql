-- What someone who used a place while its policy is on trial can show for it: sealed for this session, place and version. It
-- takes a request of theirs to read it, and another one to confirm.
CREATE FUNCTION authz.trial_pass(policy uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT authz.seal(k.inner_pad, k.outer_pad, ARRAY['trial', authz.session_id()::text, authz.org_id()::text, policy::text]::text)
  FROM authz.seal_key k WHERE authz.session_id() IS NOT NULL AND authz.org_id() IS NOT NULL
$$;

REVOKE ALL ON FUNCTION authz.trial_pass(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.trial_pass(uuid) TO bailiwick_app;
