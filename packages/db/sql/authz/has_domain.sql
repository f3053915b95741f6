-- Whether a domain is this organization's for sign-ins: verified, and its record not gone for seven days.
CREATE FUNCTION authz.has_domain(org uuid, wanted text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM public.domain d WHERE d.org_id = org AND d.name = wanted AND d.verified_at IS NOT NULL
    AND (d.missing_since IS NULL OR d.missing_since > now() - interval '7 days'))
$$;

REVOKE ALL ON FUNCTION authz.has_domain(uuid, text) FROM PUBLIC;
