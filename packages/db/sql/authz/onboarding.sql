-- The workspace's defaults for a new resource of a kind that connects: the settings that the kind names. For those who can
-- create one, who need not be able to see the workspace's settings.
CREATE FUNCTION authz.onboarding(kind text) RETURNS TABLE (key text, value text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT b.key, coalesce(s.value, b.initial)
  FROM authz.blueprint_kind k
  CROSS JOIN LATERAL jsonb_each(k.seeds::jsonb) seed
  JOIN authz.blueprint_setting b ON b.blueprint = k.blueprint AND b.key = seed.value ->> 'setting'
  LEFT JOIN workspace_setting s ON s.org_id = authz.org_id() AND s.workspace_id = authz.workspace_id() AND s.key = b.key
  WHERE k.blueprint = current_setting('authz.blueprint', true) AND k.key = onboarding.kind
    AND authz.workspace_id() IS NOT NULL AND authz.has(onboarding.kind || ':create')
$$;

REVOKE ALL ON FUNCTION authz.onboarding(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.onboarding(text) TO bailiwick_app;
