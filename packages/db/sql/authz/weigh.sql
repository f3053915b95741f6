-- What a security policy says of a credential: why it is refused, or null; and until when this holds as far as the clock
-- alone can change it. The domain's `refusedBy` says the same of its arguments; a test compares them.
--   kind   'session', or the level of a key; a machine's credential has no lifetime, and is no one's to renew
CREATE FUNCTION authz.weigh(p security_policy, kind text, credential uuid, ip text, OUT refusal text, OUT until timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT CASE
      WHEN NOT authz.is_within(ip, p.ranges) THEN 'address_not_allowed'
      WHEN kind = 'personal' AND NOT p.personal_tokens THEN 'personal_tokens_off'
      WHEN made.key_ends <= now() THEN 'key_too_old'
      WHEN made.session_ends <= now() THEN 'session_too_old'
      WHEN kind = 'session' AND p.idle_minutes IS NOT NULL
        AND NOT authz.is_awake(credential, ARRAY[p.idle_minutes], ARRAY[p.idle_since]) THEN 'session_idle'
      WHEN p.second_factor AND kind IN ('session', 'personal') AND NOT coalesce(
        -- Of a session that a connection made, what its provider asked for counts.
        (SELECT s.factor_asserted FROM identity.session s WHERE kind = 'session' AND s.id = credential AND s.connection_id IS NOT NULL),
        EXISTS (SELECT FROM identity."user" u WHERE u.second_factor AND u.id = CASE kind
          WHEN 'session' THEN (SELECT s.user_id FROM identity.session s WHERE s.id = credential)
          ELSE (SELECT k.person_id FROM key k WHERE k.org_id = p.org_id AND k.id = credential) END)) THEN 'second_factor_missing'
    END,
    least(CASE WHEN p.settled IS NULL THEN p.trial_until END, made.key_ends, made.session_ends)
  FROM (SELECT
    CASE WHEN kind NOT IN ('session', 'machine') AND p.key_days IS NOT NULL THEN
      (SELECT k.created_at FROM key k WHERE k.org_id = p.org_id AND k.id = credential) + make_interval(days => p.key_days) END AS key_ends,
    CASE WHEN kind = 'session' AND p.session_hours IS NOT NULL THEN
      (SELECT s.created_at FROM identity.session s WHERE s.id = credential) + make_interval(hours => p.session_hours) END AS session_ends
  ) made
$$;

REVOKE ALL ON FUNCTION authz.weigh(security_policy, text, uuid, text) FROM PUBLIC;
