-- What an organization is to be billed for each cycle from now on: its plan, the price for one, and for how many.
-- Nothing while it is deleted; no row for one that is gone.
CREATE FUNCTION authz.billing_terms(org uuid)
RETURNS TABLE (plan text, currency text, per text, price bigint, quantity bigint, is_deleted boolean)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT o.plan, p.currency, p.per, coalesce(p.amount, 0), CASE
      WHEN d.is_deleted OR coalesce(p.amount, 0) = 0 THEN 0
      ELSE authz.billed_count(o.id, p.per)
    END, d.is_deleted
  FROM organization o
  JOIN authz.blueprint b ON b.key = o.blueprint
  LEFT JOIN authz.blueprint_price p ON p.blueprint = o.blueprint AND p.plan = o.plan
  CROSS JOIN LATERAL (
    SELECT o.state = 'pending_deletion' OR (b.topology = 'flat' AND EXISTS (
      SELECT FROM workspace w WHERE w.org_id = o.id AND w.state = 'pending_deletion')) AS is_deleted) d
  WHERE o.id = org AND o.state <> 'purged'
$$;

REVOKE ALL ON FUNCTION authz.billing_terms(uuid) FROM PUBLIC;
