-- The organization to which the actor transfers the entered workspace: one of their own that lets them in, or any for the
-- platform admin; with what they hold in it, and null for the platform admin, who needs nothing there. No row for any other,
-- as if there were none.
CREATE FUNCTION authz.transfer_target(ref text)
RETURNS TABLE (id uuid, slug text, name text, blueprint text, plan text, state text, permissions bit(256))
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.slug, o.name, o.blueprint, o.plan, o.state,
    CASE WHEN NOT authz.has('platform:transfer_workspace') THEN authz.reach_of(o.id, NULL, authz.person_id()) END
  FROM organization o
  WHERE o.id = authz.find_organization(ref) AND o.state IN ('active', 'deletion_requested')
    AND authz.workspace_id() IS NOT NULL AND coalesce(o.id = authz.confined_to(), true)
    AND (authz.has('platform:transfer_workspace') OR (authz.has('workspace:transfer')
      AND EXISTS (SELECT FROM organization_member p WHERE p.org_id = o.id AND p.user_id = authz.person_id() AND p.active
        AND authz.runs(p.ends_at))
      AND NOT EXISTS (
        SELECT FROM authz.policies_in_force(o.id, NULL) p
        CROSS JOIN LATERAL authz.weigh(p, 'session', authz.session_id(), nullif(current_setting('authz.ip', true), '')) w
        WHERE w.refusal IS NOT NULL)))
$$;

REVOKE ALL ON FUNCTION authz.transfer_target(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.transfer_target(text) TO bailiwick_app;
