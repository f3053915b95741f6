-- Erases a person by their address: from the audit logs their names, addresses and networks, and every value that contains an
-- address of theirs; their requests for access; and every copy of their name that says who did something. The commitments stay, so
-- that every chain verifies. Entries from before there were commitments stay as they are. The account, if there is one, stays with
-- its memberships. Each organization's log says that it was done, and to how many entries. Returns how many entries and
-- organizations; no row for an address that no account has and nothing contains, and nulls for someone who runs the
-- instance.
CREATE FUNCTION authz.erase_person(address text) RETURNS TABLE (entries integer, organizations integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  people text[];
  addresses text[];
  names text[];
  places uuid[];
  pattern text;
  named text;
  counts jsonb;
  org uuid;
  changed integer;
BEGIN
  IF NOT authz.has('platform:erase_person') THEN
    RAISE EXCEPTION 'platform:erase_person is not held' USING ERRCODE = '42501';
  END IF;
  SELECT array_agg(DISTINCT p.id) INTO people FROM (
    SELECT u.id::text AS id FROM identity."user" u WHERE u.email = address
    UNION ALL SELECT e.actor_id::text FROM audit_entry e WHERE e.actor_kind = 'user' AND e.actor_name = address
    UNION ALL SELECT e.target_id FROM audit_entry e WHERE e.target_kind = 'user' AND e.target_name = address
    UNION ALL SELECT i.subject_id::text FROM access_review_item i WHERE i.email = address) p;
  people := coalesce(people, '{}');
  IF EXISTS (SELECT FROM identity.platform_admin a WHERE a.user_id::text = ANY (people)) THEN
    RETURN QUERY SELECT NULL::integer, NULL::integer;
    RETURN;
  END IF;
  -- Their addresses, now and earlier, where nothing that could belong to an address stands beside them.
  SELECT array_agg(a.text) INTO addresses FROM (
    SELECT address AS text
    UNION SELECT lower(e.actor_name) FROM audit_entry e
      WHERE e.actor_kind = 'user' AND e.actor_id::text = ANY (people) AND position('@' IN e.actor_name) > 0
    UNION SELECT e.before::json ->> 'email' FROM audit_entry e
      WHERE e.action = 'person.address_changed' AND e.target_id = ANY (people) AND e.before IS JSON OBJECT) a;
  pattern := '(^|[^[:alnum:]._%+-])' || authz.any_of(addresses) || '($|[^[:alnum:]-])';
  -- Their names, as whole words.
  names := authz.names_of(people);
  named := '(^|[^[:alnum:]])' || authz.any_of(names) || '($|[^[:alnum:]])';
  places := ARRAY(
    SELECT e.org_id FROM audit_entry e WHERE e.actor_id::text = ANY (people)
    UNION SELECT e.org_id FROM audit_entry e WHERE e.target_kind = 'user' AND e.target_id = ANY (people)
    UNION SELECT p.org_id FROM organization_member p WHERE p.user_id::text = ANY (people)
    UNION SELECT m.org_id FROM member m WHERE m.user_id::text = ANY (people));
  entries := 0;
  organizations := 0;
  DELETE FROM access_request q WHERE q.user_id::text = ANY (people) OR q.email = ANY (addresses);
  WITH theirs AS (
    SELECT e.org_id, e.seq, array_agg(v.field) AS fields
    FROM audit_entry e
    CROSS JOIN LATERAL (VALUES
      ('actorName', e.actor_name, e.actor_id::text = ANY (people)), ('ip', e.ip, e.actor_id::text = ANY (people)),
      ('targetId', e.target_id, false),
      ('targetName', e.target_name, e.target_kind = 'user' AND e.target_id = ANY (people)),
      ('before', e.before, e.target_kind = 'user' AND e.target_id = ANY (people)),
      ('after', e.after, (e.target_kind = 'user' AND e.target_id = ANY (people))
        -- The sentence of a refusal names whom it concerns.
        OR (e.outcome = 'refused' AND e.org_id = ANY (places) AND e.after ~ named))) v(field, value, is_theirs)
    WHERE e.salts::jsonb ? v.field AND (v.is_theirs OR lower(v.value) ~ pattern)
    GROUP BY e.org_id, e.seq
  ), imported AS (
    SELECT i AS org_id FROM authz.erase_imported(addresses, pattern) i
  ), erased AS (
    UPDATE audit_entry e SET
      actor_name = CASE WHEN 'actorName' = ANY (t.fields) THEN NULL ELSE e.actor_name END,
      ip = CASE WHEN 'ip' = ANY (t.fields) THEN NULL ELSE e.ip END,
      target_id = CASE WHEN 'targetId' = ANY (t.fields) THEN NULL ELSE e.target_id END,
      target_name = CASE WHEN 'targetName' = ANY (t.fields) THEN NULL ELSE e.target_name END,
      before = CASE WHEN 'before' = ANY (t.fields) THEN NULL ELSE e.before END,
      after = CASE WHEN 'after' = ANY (t.fields) THEN NULL ELSE e.after END,
      salts = (e.salts::jsonb - t.fields)::text
    FROM theirs t WHERE e.org_id = t.org_id AND e.seq = t.seq RETURNING e.org_id
  )
  SELECT coalesce(jsonb_object_agg(c.org_id, c.number), '{}') INTO counts
    FROM (SELECT e.org_id, count(*) AS number
      FROM (SELECT x.org_id FROM erased x UNION ALL SELECT i.org_id FROM imported i) e GROUP BY e.org_id) c;
  FOR org, changed IN
    SELECT x.org, coalesce((counts ->> x.org::text)::integer, 0) FROM (
      SELECT k::uuid AS org FROM jsonb_object_keys(counts) k
      UNION SELECT n FROM authz.erase_names(people, names, places) n
      UNION SELECT c FROM authz.erase_copies(people, names, addresses, pattern, named, places) c) x
    ORDER BY x.org
  LOOP
    entries := entries + changed;
    organizations := organizations + 1;
    PERFORM authz.record_in(org, NULL, 'person.erased', 'user', people[1], NULL, NULL,
      json_build_object('entries', changed));
  END LOOP;
  IF cardinality(people) > 0 OR organizations > 0 THEN RETURN NEXT; END IF;
END
$$;

REVOKE ALL ON FUNCTION authz.erase_person(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.erase_person(text) TO bailiwick_app;
