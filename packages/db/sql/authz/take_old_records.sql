-- Removes records of an organization from before its retention window, at most so many, and returns each as a line of JSON
-- for the export of the same transaction. A root's number of records falls with them.
CREATE FUNCTION authz.take_old_records(org uuid, days integer, most integer) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  old record;
  taken integer;
  rest integer := most;
BEGIN
  FOR old IN SELECT o.root_id, o.kind, o.oldest FROM authz.old_records(org, days) o ORDER BY o.root_id, o.kind LOOP
    RETURN QUERY
      DELETE FROM public.record r USING (
        SELECT x.at, x.id FROM public.record x
        WHERE x.org_id = org AND x.root_id = old.root_id AND x.kind = old.kind AND x.at < old.oldest
        ORDER BY x.at, x.id LIMIT rest) d
      WHERE r.org_id = org AND r.root_id = old.root_id AND r.kind = old.kind AND r.at = d.at AND r.id = d.id
      RETURNING jsonb_build_object('kind', r.kind, 'id', r.id, 'at', audit.time_text(r.at), 'root', r.root_id,
        'parent', r.parent_id, 'fields', r.fields)::text;
    GET DIAGNOSTICS taken = ROW_COUNT;
    UPDATE record_count c SET amount = c.amount - taken
      WHERE c.org_id = org AND c.root_id = old.root_id AND c.kind = old.kind;
    rest := rest - taken;
    EXIT WHEN rest = 0;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION authz.take_old_records(uuid, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.take_old_records(uuid, integer, integer) TO bailiwick_worker;
