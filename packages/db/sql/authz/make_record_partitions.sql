-- Makes the months of `record` that are missing: those that records can still be appended to, and the next two. Programs
-- have no rights on a partition, so they reach its rows through the table's policies alone.
CREATE FUNCTION authz.make_record_partitions() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  month timestamptz;
  name text;
BEGIN
  FOR month IN SELECT generate_series(
    date_trunc('month', now(), 'UTC') - interval '13 months', date_trunc('month', now(), 'UTC') + interval '2 months', '1 month')
  LOOP
    name := 'record_' || to_char(month AT TIME ZONE 'UTC', 'YYYYMM');
    CONTINUE WHEN to_regclass('public.' || name) IS NOT NULL;
    EXECUTE format('CREATE TABLE public.%I PARTITION OF public.record FOR VALUES FROM (%L) TO (%L)',
      name, month, month + interval '1 month');
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION authz.make_record_partitions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.make_record_partitions() TO bailiwick_worker;
