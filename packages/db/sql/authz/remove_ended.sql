-- What authz.end_access does, for the worker's job, behind the changes that came first.
CREATE FUNCTION authz.remove_ended(org uuid, kind text, workspace uuid, subject uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM authz.lock_organization(org);
  RETURN authz.end_access(org, kind, workspace, subject);
END
$$;

REVOKE ALL ON FUNCTION authz.remove_ended(uuid, text, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.remove_ended(uuid, text, uuid, uuid) TO bailiwick_worker;
