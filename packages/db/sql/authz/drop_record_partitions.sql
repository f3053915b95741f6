-- Drops the months of `record` to which nothing can be appended any more and of which every organization's retention has
-- removed its records. Returns how many. A month that is in use is left for another time, so that no one waits for long.
CREATE FUNCTION authz.drop_record_partitions() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '1s' AS $$
DECLARE
  name text;
  month timestamptz;
  dropped integer := 0;
BEGIN
  FOR name IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'public.record'::regclass ORDER BY c.relname
  LOOP
    month := to_date(right(name, 6), 'YYYYMM')::timestamp AT TIME ZONE 'UTC';
    EXIT WHEN month >= date_trunc('month', now(), 'UTC') - interval '13 months';
    CONTINUE WHEN EXISTS (SELECT FROM record r WHERE r.at >= month AND r.at < month + interval '1 month');
    LOCK TABLE ONLY record IN ACCESS EXCLUSIVE MODE;
    CONTINUE WHEN EXISTS (SELECT FROM record r WHERE r.at >= month AND r.at < month + interval '1 month');
    EXECUTE format('DROP TABLE public.%I', name);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
EXCEPTION WHEN lock_not_available THEN
  RETURN 0;
END
$$;

REVOKE ALL ON FUNCTION authz.drop_record_partitions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.drop_record_partitions() TO bailiwick_worker;
