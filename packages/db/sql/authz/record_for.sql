-- Records in an organization's log what became of a person's access: in the context's name or, where a job does it, the system's.
CREATE FUNCTION authz.record_for(org uuid, action text, person uuid, address text, after json) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF coalesce(current_setting('authz.via', true), '') = '' THEN
    PERFORM audit.append_system(org, NULL, action, 'user', person::text, address, NULL, after::text);
  ELSE
    PERFORM authz.record_in(org, NULL, action, 'user', person::text, address, NULL, after);
  END IF;
END
$$;

REVOKE ALL ON FUNCTION authz.record_for(uuid, text, uuid, text, json) FROM PUBLIC;
