-- The resources, webhooks, connections and authenticators (in no organization: its id is zero) with secrets of a version before the current one, after this one in their order, with those secrets by field. A
-- count of null means all.
CREATE FUNCTION authz.old_secrets(after_org uuid, after_id uuid, count integer)
RETURNS TABLE (org_id uuid, resource_id uuid, secrets jsonb, version integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH current AS (SELECT max(v.version) AS version FROM authz.secret_version v)
  SELECT r.org_id, r.id, jsonb_object_agg(f.key, r.fields -> f.key), c.version
  FROM current c
  CROSS JOIN authz.blueprint_field f
  JOIN organization o ON o.blueprint = f.blueprint
  JOIN resource r ON r.org_id = o.id AND r.kind = f.kind
  WHERE f.is_secret AND (r.fields -> f.key ->> 'version')::integer < c.version AND (r.org_id, r.id) > (after_org, after_id)
  GROUP BY r.org_id, r.id, c.version
  UNION ALL
  SELECT h.org_id, h.id, jsonb_object_agg(s.key, s.value), c.version
  FROM current c CROSS JOIN webhook h CROSS JOIN LATERAL jsonb_each(h.secrets) s
  WHERE (s.value ->> 'version')::integer < c.version AND (h.org_id, h.id) > (after_org, after_id)
  GROUP BY h.org_id, h.id, c.version
  UNION ALL
  SELECT k.org_id, k.id, k.secrets, c.version
  FROM current c CROSS JOIN connection k
  WHERE (k.secrets -> 'secret' ->> 'version')::integer < c.version AND (k.org_id, k.id) > (after_org, after_id)
  UNION ALL
  SELECT n.org, a.user_id, a.secrets, c.version
  FROM current c CROSS JOIN (VALUES ('00000000-0000-0000-0000-000000000000'::uuid)) n (org) CROSS JOIN identity.authenticator a
  WHERE (a.secrets -> 'secret' ->> 'version')::integer < c.version AND (n.org, a.user_id) > (after_org, after_id)
  ORDER BY 1, 2 LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.old_secrets(uuid, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.old_secrets(uuid, uuid, integer) TO bailiwick_worker;
