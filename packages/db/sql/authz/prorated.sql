-- A part of an amount, that of so many days, rounded half to even: the domain's rule of the same words.
CREATE FUNCTION authz.prorated(amount bigint, days integer, of_days integer) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (p.whole + CASE WHEN 2 * p.rest > of_days OR (2 * p.rest = of_days AND p.whole % 2 = 1) THEN 1 ELSE 0 END)::bigint
  FROM (SELECT div(amount::numeric * days, of_days) AS whole, amount::numeric * days % of_days AS rest) p
$$;

REVOKE ALL ON FUNCTION authz.prorated(bigint, integer, integer) FROM PUBLIC;
