-- Takes requests that were answered from the budget of a credential or an address, and returns how many are left. The budget
-- grows by so many a second, up to a most. It goes below zero by what the processes answered meanwhile: at most a block each.
CREATE FUNCTION identity.spend_requests(key text, answered integer, per_second double precision, most integer)
RETURNS double precision
LANGUAGE sql SECURITY DEFINER SET search_path = identity, pg_temp AS $$
  INSERT INTO request_budget AS b (key, remaining, at, full_at)
    VALUES (left(spend_requests.key, 200), most - answered, now(), now() + make_interval(secs => answered / per_second))
    ON CONFLICT ON CONSTRAINT request_budget_pkey DO UPDATE SET (remaining, at, full_at) = (
      SELECT n.remaining, greatest(b.at, now()), now() + make_interval(secs => (most - n.remaining) / per_second)
      FROM (SELECT greatest(-most, least(most, b.remaining
        + per_second * greatest(0, extract(epoch FROM now() - b.at)::double precision)) - answered) AS remaining) n)
    RETURNING remaining
$$;

REVOKE ALL ON FUNCTION identity.spend_requests(text, integer, double precision, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.spend_requests(text, integer, double precision, integer) TO bailiwick_identity;
