-- Counts records that this transaction appended below a root which authz.open_records opened for that.
CREATE FUNCTION authz.count_appended(of_kind text, root uuid, appended integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT authz.is_open('append', of_kind, root) THEN
    RAISE EXCEPTION 'no such records' USING ERRCODE = '42501';
  END IF;
  INSERT INTO record_count AS c (org_id, root_id, kind, amount)
    VALUES (authz.org_id(), root, of_kind, appended)
    ON CONFLICT (org_id, root_id, kind) DO UPDATE SET amount = c.amount + excluded.amount;
END
$$;

REVOKE ALL ON FUNCTION authz.count_appended(text, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.count_appended(text, uuid, integer) TO bailiwick_app;
