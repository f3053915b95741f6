-- What is known about an address to invite to the context's workspace or, without one, to its organization. Only for
-- people who can invite here, and only by the full address. The counts cover the last hour's mails.
CREATE FUNCTION authz.find_invitee(address text)
RETURNS TABLE (is_member boolean, is_in_organization boolean, is_invited boolean, sent_to_address integer,
               sent_by_organization integer, sent_by_sender integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT
    EXISTS (SELECT 1 FROM member m WHERE m.org_id = authz.org_id() AND m.workspace_id = authz.workspace_id()
            AND m.email = address AND authz.runs(m.ends_at)),
    EXISTS (SELECT 1 FROM organization_member p WHERE p.org_id = authz.org_id() AND p.email = address
            AND authz.runs(p.ends_at)),
    EXISTS (SELECT 1 FROM invitation i WHERE i.org_id = authz.org_id() AND i.email = address
            AND i.workspace_id IS NOT DISTINCT FROM authz.workspace_id() AND i.state = 'pending' AND i.expires_at > now()),
    (SELECT count(*)::integer FROM invitation i WHERE i.org_id = authz.org_id() AND i.email = address
      AND i.sent_at > now() - interval '1 hour'),
    (SELECT count(*)::integer FROM invitation i WHERE i.org_id = authz.org_id() AND i.sent_at > now() - interval '1 hour'),
    (SELECT count(*)::integer FROM invitation i WHERE i.invited_by = authz.person_id() AND i.sent_at > now() - interval '1 hour')
  WHERE authz.has(CASE WHEN authz.workspace_id() IS NULL THEN 'organization_invitation:create' ELSE 'invitation:create' END)
$$;

REVOKE ALL ON FUNCTION authz.find_invitee(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.find_invitee(text) TO bailiwick_app;
