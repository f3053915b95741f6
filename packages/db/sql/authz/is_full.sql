-- Whether the members of a flat organization, and those who are invited besides this address, have all its seats.
--   seats   how many members there can be; null for any number
CREATE FUNCTION authz.is_full(org uuid, besides text, seats integer) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT count(*) FROM public.member m WHERE m.org_id = org AND authz.runs(m.ends_at))
    + (SELECT count(*) FROM public.invitation i WHERE i.org_id = org AND i.state = 'pending'
         AND i.expires_at > now() AND i.email <> besides) >= seats, false)
$$;

REVOKE ALL ON FUNCTION authz.is_full(uuid, text, integer) FROM PUBLIC;
