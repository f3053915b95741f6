-- Where the event of a leased delivery happened, for the words of a message: what it belongs to, with the names of the
-- organization's own roles by their keys, and of the people in the event by their ids. Null for the workspace of what concerns the organization, or of one that is gone.
CREATE FUNCTION authz.place_of_delivery(org uuid, delivery uuid, held uuid)
RETURNS TABLE (blueprint text, organization_slug text, organization_name text, workspace_slug text, workspace_name text,
               locale text, roles jsonb, people jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.blueprint, o.slug, o.name, w.slug, w.name, w.locale,
    (SELECT coalesce(jsonb_object_agg(r.key, r.name), '{}') FROM role r WHERE r.org_id = org AND NOT r.built_in),
    (SELECT coalesce(jsonb_object_agg(u.id, u.name), '{}') FROM identity."user" u
     WHERE u.id::text IN (e.data -> 'actor' ->> 'id', e.data -> 'target' ->> 'id'))
  FROM webhook_delivery d
  CROSS JOIN LATERAL (SELECT d.body::json -> 'data' AS data) e
  JOIN organization o ON o.id = d.org_id
  LEFT JOIN workspace w ON w.org_id = d.org_id AND w.id::text = e.data ->> 'workspace'
  WHERE d.org_id = org AND d.id = delivery AND d.lease = held
$$;

REVOKE ALL ON FUNCTION authz.place_of_delivery(uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.place_of_delivery(uuid, uuid, uuid) TO bailiwick_worker;
