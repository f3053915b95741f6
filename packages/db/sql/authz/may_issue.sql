-- No one gives what they do not hold: can the actor issue a key of this level with these scopes? One of the organization
-- reaches every workspace, so what the actor holds in one of them does not count for it.
CREATE FUNCTION authz.may_issue(level text, scopes bit(256)) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce((
    SELECT scopes <> repeat('0', 256)::bit(256)
      AND scopes & ~(m.permissions & nullif(current_setting(
        CASE may_issue.level WHEN 'organization' THEN 'authz.organization_permissions' ELSE 'authz.held' END, true
      ), '')::bit(256)) = repeat('0', 256)::bit(256)
    FROM authz.blueprint_key_mask m
    WHERE m.blueprint = current_setting('authz.blueprint', true) AND m.level = may_issue.level
  ), false)
$$;

REVOKE ALL ON FUNCTION authz.may_issue(text, bit) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.may_issue(text, bit) TO bailiwick_app;
