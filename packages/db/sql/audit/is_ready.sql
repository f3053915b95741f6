-- A statement that succeeds only while the audit writer's parts are in place, for readiness.
CREATE FUNCTION audit.is_ready() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT to_regprocedure('audit.append(text,text,text,text,text,text,text)') IS NOT NULL
    AND to_regclass('public.audit_entry') IS NOT NULL
    AND NOT pg_is_in_recovery()
$$;

REVOKE ALL ON FUNCTION audit.is_ready() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.is_ready() TO bailiwick_app;
