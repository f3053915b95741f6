-- Can the actor issue a personal token with these scopes in the entered organization? It never does more than they can when it
-- is used, so what they hold in any of its workspaces counts; what no key can do, no token can.
CREATE FUNCTION authz.may_hold_token(scopes bit(256)) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT scopes <> repeat('0', 256)::bit(256)
    AND scopes & ~(authz.held_anywhere() & (SELECT bit_or(m.permissions) FROM authz.blueprint_key_mask m
      WHERE m.blueprint = current_setting('authz.blueprint', true))) = repeat('0', 256)::bit(256)
$$;

REVOKE ALL ON FUNCTION authz.may_hold_token(bit) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.may_hold_token(bit) TO bailiwick_app;
