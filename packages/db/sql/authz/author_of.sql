-- The person who created a resource of the entered organization; of one that a key created, the person who issued the key.
-- SECURITY DEFINER, because not everyone sees the keys.
CREATE FUNCTION authz.author_of(org uuid, resource uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE r.created_by_kind
    WHEN 'key' THEN (SELECT k.created_by FROM key k WHERE k.org_id = r.org_id AND k.id = r.created_by)
    ELSE r.created_by END
  FROM resource r WHERE r.org_id = org AND r.org_id = authz.org_id() AND r.id = author_of.resource
$$;

REVOKE ALL ON FUNCTION authz.author_of(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.author_of(uuid, uuid) TO bailiwick_app;
