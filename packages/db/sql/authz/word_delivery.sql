-- Keeps the message of a leased delivery before it is sent for the first time, so that every attempt sends the same. Returns
-- whether the lease is still the caller's.
CREATE FUNCTION authz.word_delivery(org uuid, delivery uuid, held uuid, worded text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH kept AS (
    UPDATE webhook_delivery d SET message = worded
      WHERE d.org_id = org AND d.id = delivery AND d.lease = held AND d.message IS NULL RETURNING 1)
  SELECT EXISTS (SELECT FROM kept)
$$;

REVOKE ALL ON FUNCTION authz.word_delivery(uuid, uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.word_delivery(uuid, uuid, uuid, text) TO bailiwick_worker;
